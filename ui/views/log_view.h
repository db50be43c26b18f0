// What the core says while it works.
#pragma once

#include <QListView>
#include <QWidget>

#include "ui/models/log_model.h"

namespace cleanai::ui {

class LogView : public QWidget {
  Q_OBJECT

 public:
  explicit LogView(LogBridge& bridge, QWidget* parent = nullptr);
  LogModel& model() { return model_; }

 private:
  LogModel model_;
  QListView* list_;
};

}  // namespace cleanai::ui
