// Everything that stands beside something else: layers before and after, and two analyses.
#pragma once

#include <QTabWidget>

#include "ui/views/difference_view.h"
#include "ui/views/layer_cost_view.h"

namespace cleanai::ui {

class CompareView : public QTabWidget {
  Q_OBJECT

 public:
  explicit CompareView(Session& session, QWidget* parent = nullptr);
  LayerCostView& layers() { return *layers_; }
  DifferenceView& analyses() { return *analyses_; }

 private:
  LayerCostView* layers_;
  DifferenceView* analyses_;
};

}  // namespace cleanai::ui
