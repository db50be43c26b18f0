// Which columns a table shows: a menu with a box for each, kept in the settings.
#include "ui/views/column_menu.h"

#include <QStringList>

namespace cleanai::ui {

ColumnMenu::ColumnMenu(QHeaderView& header, QString (*idOf)(int), QWidget* parent)
    : QMenu(parent), header_(header), idOf_(idOf) {
  connect(this, &QMenu::aboutToShow, this, &ColumnMenu::fill);
  header.setContextMenuPolicy(Qt::CustomContextMenu);
  connect(&header, &QWidget::customContextMenuRequested, this,
          [this](const QPoint& at) { popup(header_.mapToGlobal(at)); });
  fill();
}

void ColumnMenu::keepIn(QSettings& settings, const QString& key) {
  settings_ = &settings;
  key_ = key;
  const QStringList hidden = settings.value(key).toStringList();
  for (int column = 1; column < header_.count(); ++column)
    header_.setSectionHidden(column, hidden.contains(idOf_(column)));
}

void ColumnMenu::setShown(int column, bool shown) {
  header_.setSectionHidden(column, !shown);
  if (!settings_) return;
  QStringList hidden;
  for (int each = 1; each < header_.count(); ++each)
    if (header_.isSectionHidden(each)) hidden.append(idOf_(each));
  settings_->setValue(key_, hidden);
}

void ColumnMenu::fill() {
  clear();
  for (int column = 1; column < header_.count(); ++column) {
    auto* action = addAction(header_.model()->headerData(column, Qt::Horizontal).toString());
    action->setCheckable(true);
    action->setChecked(!header_.isSectionHidden(column));
    connect(action, &QAction::toggled, this, [this, column](bool shown) { setShown(column, shown); });
  }
}

}  // namespace cleanai::ui
