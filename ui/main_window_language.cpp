// The window in another language while it runs, and the overview of its keys.
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/main_window.h"
#include "ui/translations.h"

namespace cleanai::ui {

void MainWindow::makeLanguageMenu(QMenu& view) {
  auto* menu = view.addMenu(tr("Lan&guage"));
  auto* group = new QActionGroup(menu);
  const QString chosen = settings_.value(languageKey).toString();
  for (const auto& [name, text] :
       {std::pair(QString(), tr("As the &system")), std::pair(QStringLiteral("en"), QStringLiteral("&English")),
        std::pair(QStringLiteral("tr"), QStringLiteral("&Türkçe"))}) {
    auto* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(name == chosen);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, name = name] {
      settings_.setValue(languageKey, name);
      installLanguage(languageNamed(name));
    });
  }
}

void MainWindow::rebuild() {
  const QByteArray docks = workspace_->saveDocks();
  const int page = pages_->currentIndex();
  const QString filter = workspace_->layers().filterBox().text();
  const auto log = workspace_->log().model().entries();
  const auto message = message_->shown();
  const bool isActive = isActiveWindow();
  tearDown();
  qDeleteAll(findChildren<ShortcutsDialog*>(Qt::FindDirectChildrenOnly));
  for (auto* bar : findChildren<QToolBar*>(Qt::FindDirectChildrenOnly)) {
    removeToolBar(bar);
    delete bar;
  }
  setMenuBar(new QMenuBar(this));
  qDeleteAll(findChildren<QAction*>(Qt::FindDirectChildrenOnly));
  setLocale(QLocale());
  build();
  pages_->setCurrentIndex(page);
  workspace_->restoreDocks(docks);
  workspace_->keepViewsIn(settings_);
  for (const LogEntry& entry : log) workspace_->log().model().append(entry);
  session_.announce();
  if (message) message_->show(*message);
  workspace_->layers().filterBox().setText(filter);
  menuBar()->show();  // at once: keys that are pressed now are not lost
  centralWidget()->show();
  for (auto* bar : findChildren<QToolBar*>(Qt::FindDirectChildrenOnly)) bar->show();
  if (isActive) activateWindow();
  rebuilds_ = false;
}

void MainWindow::showShortcuts() {
  auto* dialog = new ShortcutsDialog(*menuBar(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->show();
}

}  // namespace cleanai::ui
