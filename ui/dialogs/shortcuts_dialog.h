// Every act and its keys, taken from the menus.
#pragma once

#include <QDialog>
#include <QMenuBar>
#include <QTreeWidget>

namespace cleanai::ui {

class ShortcutsDialog : public QDialog {
  Q_OBJECT

 public:
  /// Lists what `menus` has now, and the keys of the plots.
  explicit ShortcutsDialog(const QMenuBar& menus, QWidget* parent = nullptr);
  QTreeWidget& list() { return *list_; }

 private:
  void addMenu(const QMenu& menu, QTreeWidgetItem& group);
  void addRow(QTreeWidgetItem& group, const QString& act, const QString& keys);

  QTreeWidget* list_;
};

}  // namespace cleanai::ui
