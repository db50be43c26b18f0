// The layers as a tree or a list with their filter box; the current row is the selected layer.
#pragma once

#include <QAction>
#include <QLabel>
#include <QSettings>
#include <QStackedWidget>
#include <QTreeView>
#include <QWidget>

#include "ui/models/layer_filter.h"
#include "ui/models/layer_model.h"
#include "ui/models/layer_tree.h"
#include "ui/session/session.h"
#include "ui/views/column_menu.h"
#include "ui/widgets/marked_line_edit.h"

namespace cleanai::ui {

class LayerListView : public QWidget {
  Q_OBJECT

 public:
  explicit LayerListView(Session& session, QWidget* parent = nullptr);

  MarkedLineEdit& filterBox() { return *filterBox_; }
  QTreeView& table() { return *table_; }
  LayerModel& model() { return model_; }
  LayerTree& tree() { return tree_; }
  LayerFilter& filter() { return filter_; }
  ColumnMenu& columnMenu() { return *columns_; }
  /// What can be wished for the selected layer; for menus.
  QList<QAction*> layerActions() const { return {editShare_, clearShare_, keepAll_}; }
  QAction* copyAction() const { return copy_; }
  /// How the layers are listed; for menus.
  QList<QAction*> listActions() const { return {nested_, foldAll_, unfoldAll_, columns_->menuAction()}; }
  /// Index in the table; invalid for a layer that the filter hides.
  QModelIndex indexOf(int layer, int column = 0) const;
  /// Restores columns and tree or list from the settings, and keeps them there from now on.
  void keepIn(QSettings& settings);

 private:
  void showNetwork();
  void showSelection();
  void showFilter();
  void showCount();
  void showChoice();
  void showNesting();
  void makeActions();
  void makeListActions();
  void connectSession();

  Session& session_;
  LayerModel model_;
  LayerTree tree_;
  LayerFilter filter_;
  MarkedLineEdit* filterBox_;
  QLabel* count_;
  QTreeView* table_;
  QStackedWidget* pages_;
  QAction* editShare_;
  QAction* clearShare_;
  QAction* keepAll_;
  QAction* copy_;
  QAction* nested_;
  QAction* foldAll_;
  QAction* unfoldAll_;
  ColumnMenu* columns_;
};

}  // namespace cleanai::ui
