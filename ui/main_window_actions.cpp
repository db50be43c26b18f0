// The window's actions with their menus, shortcuts and icons.
#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QToolBar>
#include <QToolButton>

#include "ui/base/appearance.h"
#include "ui/main_window.h"
#include "ui/panels/preset_menu.h"
#include "ui/widgets/icons.h"

namespace cleanai::ui {

void MainWindow::makeActions() {
  const auto make = [this](const QString& text, const QList<QKeySequence>& keys = {}) {
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    return action;
  };
  actions_.open = make(tr("&Open model…"), {QKeySequence::Open});
  actions_.sample = make(tr("Open the &sample"));
  actions_.openProject = make(tr("Open &project…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_O});
  actions_.saveProject = make(tr("&Save project"), {QKeySequence::Save});
  actions_.saveProjectAs = make(tr("Save pro&ject as…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_S});
  actions_.closeProject = make(tr("&Close project"), {Qt::CTRL | Qt::Key_W});
  actions_.data = make(tr("Choose &data…"), {Qt::CTRL | Qt::Key_D});
  actions_.analyze = make(tr("&Analyse"), {Qt::Key_F5, Qt::CTRL | Qt::Key_R});
  actions_.cancel = make(tr("&Cancel"), {Qt::Key_Escape});
  actions_.exportModel = make(tr("&Export smaller model…"), {Qt::CTRL | Qt::Key_E});
  actions_.evaluate = make(tr("E&valuate accuracy"));
  actions_.saveCoverage = make(tr("Save co&verage as JSON…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_J});
  actions_.saveHeatmap = make(tr("Save &heatmap as picture…"));
  actions_.savePicture = make(tr("Save &picture of the plot…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_P});
  actions_.saveLayers = make(tr("Save &layer table as CSV…"));
  actions_.saveComparison = make(tr("Save &comparison as CSV…"));
  actions_.measure = make(tr("&Measure times"));
  actions_.undo = make(tr("&Undo"), {QKeySequence::Undo});
  actions_.redo = make(tr("&Redo"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
  actions_.resetChoice = make(tr("Rese&t all choices"));
  actions_.filter = make(tr("&Filter layers"), {QKeySequence::Find});
  actions_.largerRows = make(tr("&Larger rows"), {QKeySequence::ZoomIn, Qt::CTRL | Qt::Key_Equal});
  actions_.smallerRows = make(tr("&Smaller rows"), {QKeySequence::ZoomOut});
  actions_.fitRows = make(tr("Fi&tting rows"), {Qt::CTRL | Qt::Key_0});
  actions_.nextPanel = make(tr("&Next panel"), {Qt::Key_F6});
  actions_.previousPanel = make(tr("Pre&vious panel"), {Qt::SHIFT | Qt::Key_F6});
  actions_.resetDocks = make(tr("&Reset docks"));
  actions_.quit = make(tr("&Quit"), {Qt::CTRL | Qt::Key_Q});
  actions_.about = make(tr("&About CleanAI Studio"));
  actions_.quit->setMenuRole(QAction::QuitRole);
  actions_.about->setMenuRole(QAction::AboutRole);
  actions_.sample->setEnabled(!sample_.model.isEmpty());

  connect(actions_.open, &QAction::triggered, this, &MainWindow::askForModel);
  connect(actions_.sample, &QAction::triggered, this, [this] { afterAsking([this] { openSample(); }); });
  makeProjectActions();
  connect(actions_.data, &QAction::triggered, this, [this] { chooseData(); });
  connect(actions_.analyze, &QAction::triggered, &session_, &Session::analyze);
  connect(actions_.cancel, &QAction::triggered, this, [this] { ask(false, {}, [this] { session_.cancel(); }); });
  connect(actions_.exportModel, &QAction::triggered, this, &MainWindow::askForExport);
  connect(actions_.evaluate, &QAction::triggered, &session_, &Session::evaluateResult);
  connect(actions_.saveCoverage, &QAction::triggered, this, &MainWindow::saveCoverageAs);
  connect(actions_.saveHeatmap, &QAction::triggered, this, &MainWindow::saveHeatmapAs);
  makeExportActions();
  connect(actions_.saveLayers, &QAction::triggered, this, &MainWindow::saveLayersAs);
  connect(actions_.saveComparison, &QAction::triggered, this, &MainWindow::saveComparisonAs);
  connect(actions_.measure, &QAction::triggered, &session_, &Session::measureResult);
  connect(actions_.resetChoice, &QAction::triggered, this, [this] { resetPruning(session_); });
  makeHistoryActions();
  connect(actions_.filter, &QAction::triggered, this, [this] {
    workspace_->docks().front()->show();
    workspace_->docks().front()->raise();
    workspace_->layers().filterBox().setFocus(Qt::ShortcutFocusReason);
    workspace_->layers().filterBox().selectAll();
  });
  connect(actions_.largerRows, &QAction::triggered, this, [this] { workspace_->heatmap().stepRowHeight(1); });
  connect(actions_.smallerRows, &QAction::triggered, this, [this] { workspace_->heatmap().stepRowHeight(-1); });
  connect(actions_.fitRows, &QAction::triggered, this, [this] { workspace_->heatmap().stepRowHeight(0); });
  connect(actions_.nextPanel, &QAction::triggered, this, [this] { workspace_->focusPanel(1); });
  connect(actions_.previousPanel, &QAction::triggered, this, [this] { workspace_->focusPanel(-1); });
  connect(actions_.resetDocks, &QAction::triggered, workspace_, &Workspace::resetDocks);
  connect(actions_.quit, &QAction::triggered, this, &QWidget::close);
  connect(actions_.about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::makeHistoryActions() {
  PruningHistory& history = session_.history();
  QUndoStack& stack = history.stack();
  const auto name = [](QAction* action, const QString& plain, const QString& of, const QString& step) {
    action->setText(step.isEmpty() ? plain : of.arg(step));
  };
  connect(actions_.undo, &QAction::triggered, &stack, &QUndoStack::undo);
  connect(actions_.redo, &QAction::triggered, &stack, &QUndoStack::redo);
  connect(&stack, &QUndoStack::canUndoChanged, actions_.undo, &QAction::setEnabled);
  connect(&stack, &QUndoStack::canRedoChanged, actions_.redo, &QAction::setEnabled);
  const auto nameBoth = [this, name, &history] {
    name(actions_.undo, tr("&Undo"), tr("&Undo: %1"), history.undoTitle());
    name(actions_.redo, tr("&Redo"), tr("&Redo: %1"), history.redoTitle());
  };
  connect(&stack, &QUndoStack::indexChanged, actions_.undo, nameBoth);
  nameBoth();
  actions_.undo->setEnabled(stack.canUndo());
  actions_.redo->setEnabled(stack.canRedo());
}

void MainWindow::makeMenus() {
  auto* file = menuBar()->addMenu(tr("&File"));
  file->addActions({actions_.open, actions_.openProject, actions_.sample});
  recentMenu_ = file->addMenu(tr("Open &recent"));
  file->addSeparator();
  file->addActions({actions_.saveProject, actions_.saveProjectAs, actions_.closeProject});
  file->addSeparator();
  file->addActions({actions_.exportModel, actions_.exportState, actions_.savePlan, actions_.saveReport});
  file->addSeparator();
  file->addActions({actions_.saveCoverage, actions_.saveChannels, actions_.saveLayers, actions_.saveComparison,
                    actions_.saveHeatmap, actions_.savePicture});
  file->addSeparator();
  file->addAction(actions_.quit);
  auto* edit = menuBar()->addMenu(tr("&Edit"));
  edit->addActions({actions_.undo, actions_.redo});
  edit->addSeparator();
  edit->addMenu(new PresetMenu(session_, edit));
  edit->addAction(actions_.resetChoice);
  edit->addSeparator();
  edit->addActions(workspace_->layers().layerActions());
  edit->addAction(workspace_->layers().copyAction());
  auto* run = menuBar()->addMenu(tr("&Analysis"));
  run->addActions({actions_.data, actions_.analyze, actions_.cancel});
  run->addSeparator();
  run->addActions({actions_.evaluate, actions_.measure});
  auto* view = menuBar()->addMenu(tr("&View"));
  for (auto* dock : workspace_->docks()) view->addAction(dock->toggleViewAction());
  view->addSeparator();
  view->addActions({actions_.nextPanel, actions_.previousPanel, actions_.resetDocks});
  view->addSeparator();
  view->addAction(actions_.filter);
  view->addActions(workspace_->layers().listActions());
  view->addSeparator();
  view->addMenu(&workspace_->heatmap().drawingMenu());
  view->addActions({actions_.largerRows, actions_.smallerRows, actions_.fitRows});
  view->addAction(workspace_->heatmap().wholeAction());
  view->addSeparator();
  auto* appearance = view->addMenu(tr("&Appearance"));
  auto* group = new QActionGroup(appearance);
  const Appearance chosen = appearanceNamed(settings_.value(appearanceKey).toString());
  for (const auto& [value, text] :
       {std::pair(Appearance::system, tr("As the &system")), std::pair(Appearance::light, tr("&Light")),
        std::pair(Appearance::dark, tr("&Dark"))}) {
    auto* action = appearance->addAction(text);
    action->setCheckable(true);
    action->setChecked(value == chosen);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, value = value] {
      settings_.setValue(appearanceKey, nameOf(value));
      applyAppearance(value);
    });
  }
  onDesktopChange(group, [this] {
    const Appearance now = appearanceNamed(settings_.value(appearanceKey).toString());
    if (now == Appearance::system) applyAppearance(now);
  });
  makeLanguageMenu(*view);
  menuBar()->addMenu(tr("&Help"))->addActions({actions_.shortcuts, actions_.about});
}

void MainWindow::makeToolBar() {
  auto* bar = addToolBar(tr("Main tool bar"));
  bar->setObjectName(QStringLiteral("toolbar"));
  bar->setMovable(false);
  bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  bar->setIconSize({20, 20});
  bar->addActions({actions_.open, actions_.data});
  bar->addSeparator();
  bar->addActions({actions_.analyze, actions_.cancel});
  bar->addSeparator();
  bar->addActions({actions_.undo, actions_.redo});
  for (auto* action : {actions_.undo, actions_.redo})
    qobject_cast<QToolButton*>(bar->widgetForAction(action))->setToolButtonStyle(Qt::ToolButtonIconOnly);
  bar->addSeparator();
  bar->addActions({actions_.exportModel, actions_.evaluate});
  bar->toggleViewAction()->setVisible(false);
  updateIcons();
}

void MainWindow::updateIcons() {
  const std::initializer_list<std::pair<QAction*, const char*>> icons{
      {actions_.open, "open"},       {actions_.data, "pictures"},    {actions_.analyze, "run"},
      {actions_.cancel, "stop"},     {actions_.undo, "undo"},        {actions_.redo, "redo"},
      {actions_.exportModel, "cut"}, {actions_.evaluate, "evaluate"}};
  for (const auto& [action, name] : icons) action->setIcon(actionIcon(QLatin1String(name), palette()));
}

void MainWindow::showAbout() {
  QMessageBox::about(
      this, tr("About CleanAI Studio"),
      tr("<h3>CleanAI Studio %1</h3><p>Shows which channels of a neural network its data uses, and cuts the "
         "rest.</p><p>Free software under the GNU General Public License, version 3 or later. Built with "
         "LibTorch, Qt and QCustomPlot.</p>")
          .arg(QApplication::applicationVersion()));
}

}  // namespace cleanai::ui
