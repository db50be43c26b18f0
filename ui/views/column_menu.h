// Which columns a table shows: a menu with a box for each, kept in the settings.
#pragma once

#include <QHeaderView>
#include <QMenu>
#include <QSettings>

namespace cleanai::ui {

/// The first column always stays. Also the header's context menu.
class ColumnMenu : public QMenu {
  Q_OBJECT

 public:
  /// `idOf` names a column in the settings. `header` outlives the menu.
  ColumnMenu(QHeaderView& header, QString (*idOf)(int), QWidget* parent = nullptr);
  /// Hides what was hidden before, and remembers every change.
  void keepIn(QSettings& settings, const QString& key);
  void setShown(int column, bool shown);

 private:
  void fill();

  QHeaderView& header_;
  QString (*idOf_)(int);
  QSettings* settings_ = nullptr;
  QString key_;
};

}  // namespace cleanai::ui
