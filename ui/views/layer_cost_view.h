// The original beside the smaller network, layer by layer.
#pragma once

#include <QLabel>
#include <QTimer>
#include <QTreeView>
#include <QWidget>

#include "ui/models/layer_cost_model.h"
#include "ui/session/session.h"

namespace cleanai::ui {

class LayerCostView : public QWidget {
  Q_OBJECT

 public:
  explicit LayerCostView(Session& session, QWidget* parent = nullptr);

  LayerCostModel& model() { return model_; }
  LayerCostOrder& order() { return order_; }
  QTreeView& table() { return *table_; }
  /// Whether what is shown was exported or is planned.
  QString text() const { return title_->text(); }

 private:
  void refresh();

  Session& session_;
  LayerCostModel model_;
  LayerCostOrder order_;
  QLabel* title_;
  QTreeView* table_;
  QTimer rest_;  // a slider that moves is followed once it rests
};

}  // namespace cleanai::ui
