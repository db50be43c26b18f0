// The layer table with its filter box; its current row is the selected layer.
#pragma once

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QWidget>

#include "ui/models/layer_filter.h"
#include "ui/models/layer_model.h"
#include "ui/session/session.h"

namespace cleanai::ui {

class LayerListView : public QWidget {
  Q_OBJECT

 public:
  explicit LayerListView(Session& session, QWidget* parent = nullptr);

  QLineEdit& filterBox() { return *filterBox_; }
  QTreeView& table() { return *table_; }
  LayerModel& model() { return model_; }
  LayerFilter& filter() { return filter_; }
  /// What can be wished for the selected layer; for menus.
  QList<QAction*> layerActions() const { return {editShare_, clearShare_, keepAll_}; }

 private:
  void showNetwork();
  void showSelection();
  void showCount();
  void showChoice();
  void makeActions();
  void connectSession();

  Session& session_;
  LayerModel model_;
  LayerFilter filter_;
  QLineEdit* filterBox_;
  QLabel* count_;
  QTreeView* table_;
  QAction* editShare_;
  QAction* clearShare_;
  QAction* keepAll_;
};

}  // namespace cleanai::ui
