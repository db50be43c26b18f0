// Every act and its keys, taken from the menus.
#include "ui/dialogs/shortcuts_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QVBoxLayout>

namespace cleanai::ui {
namespace {

/// Without the letter that is underlined, and without the dots.
QString plainText(const QAction& action) {
  QString text = action.text();
  const QString kept = QStringLiteral("\u0001");
  text.replace(QStringLiteral("&&"), kept).remove(u'&').replace(kept, QStringLiteral("&"));
  return text.remove(QStringLiteral("…"));
}

}  // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar& menus, QWidget* parent) : QDialog(parent), list_(new QTreeWidget) {
  setWindowTitle(tr("Keyboard shortcuts"));
  list_->setHeaderLabels({tr("Act"), tr("Keys")});
  list_->setAccessibleName(windowTitle());
  list_->setRootIsDecorated(false);
  list_->setSelectionMode(QAbstractItemView::NoSelection);
  for (const QAction* entry : menus.actions()) {
    if (!entry->menu()) continue;
    auto* group = new QTreeWidgetItem(list_, {plainText(*entry)});
    addMenu(*entry->menu(), *group);
    if (group->childCount() == 0) delete group;
  }
  auto* plots = new QTreeWidgetItem(list_, {tr("Plots")});
  addRow(*plots, tr("Select a layer"), tr("Up, Down"));
  addRow(*plots, tr("Larger or smaller rows"), tr("Ctrl+Wheel"));
  addRow(*plots, tr("Menu of the plot"), tr("Menu key, Shift+F10"));
  for (int i = 0; i < list_->topLevelItemCount(); ++i) {
    QFont bold = list_->font();
    bold.setBold(true);
    list_->topLevelItem(i)->setFont(0, bold);
    list_->topLevelItem(i)->setFirstColumnSpanned(true);
  }
  list_->expandAll();
  list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(list_, 1);
  layout->addWidget(buttons);
  resize(520, 620);
}

void ShortcutsDialog::addMenu(const QMenu& menu, QTreeWidgetItem& group) {
  for (const QAction* action : menu.actions()) {
    if (action->menu()) addMenu(*action->menu(), group);
    QStringList keys;
    for (const auto& sequence : action->shortcuts()) keys.append(sequence.toString(QKeySequence::NativeText));
    if (!keys.isEmpty()) addRow(group, plainText(*action), keys.join(QStringLiteral(", ")));
  }
}

void ShortcutsDialog::addRow(QTreeWidgetItem& group, const QString& act, const QString& keys) {
  new QTreeWidgetItem(&group, {act, keys});
}

}  // namespace cleanai::ui
