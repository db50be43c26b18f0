// The window's projects: opened, saved, closed, recovered, and what is asked on the way.
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPointer>
#include <QStatusBar>
#include <utility>

#include "ui/main_window.h"

namespace cleanai::ui {
namespace {

const QString projectFolderKey = QStringLiteral("lastProjectFolder");

QString projectFilter() { return MainWindow::tr("CleanAI projects (*.cleanai)"); }

}  // namespace

void MainWindow::makeProjectActions() {
  connect(actions_.openProject, &QAction::triggered, this, &MainWindow::askForProject);
  connect(actions_.saveProject, &QAction::triggered, this, [this] { saveProject(); });
  connect(actions_.saveProjectAs, &QAction::triggered, this, [this] { saveProjectAs(); });
  connect(actions_.closeProject, &QAction::triggered, this, [this] { afterAsking([this] { closeProject(); }); });
}

void MainWindow::connectProject() {
  connect(start_, &StartPage::openProjectRequested, actions_.openProject, &QAction::trigger);
  connect(start_, &StartPage::forgetRequested, this, [this](const QString& file) {
    recent_.remove(file);
    showRecent();
  });
  connect(&start_->leftovers(), &LeftoverList::recoverRequested, this, [this](const Leftover& leftover) {
    message_->hide();
    if (!project_.recover(leftover)) showRecent();
  });
  connect(&start_->leftovers(), &LeftoverList::discardRequested, this, [this](const QString& folder) {
    Recovery::discard(folder);
    showRecent();
  });
  connect(&session_.worker(), &Worker::finished, this, [this](Job job) {
    if (job != Job::open) return;
    const QString file = QString::fromStdString(session_.model()->file().string());
    if (file != sample_.model) recent_.add(file);
    showRecent();
  });
  connect(&session_, &Session::projectOpened, this,
          [this](const QString&, const OpenedProject& opened) { showOpened(opened); });
  connect(&session_, &Session::projectBlocked, this, &MainWindow::showBlocked);
  connect(&project_, &ProjectKeeper::changed, this, &MainWindow::showProject);
  connect(&project_, &ProjectKeeper::failed, this, &MainWindow::showFailure);
  connect(&project_.saves(), &SaveQueue::changed, this, &MainWindow::leaveOnceWritten);
  connect(&project_, &ProjectKeeper::notLaidAside, this, [this](const Failure& failure) {
    message_->show({tr("Work cannot be laid aside: a crash would lose it"), failure, {}});
  });
  connect(&project_, &ProjectKeeper::saved, this, [this](const QString& file) {
    recent_.add(file);
    showRecent();
    statusBar()->showMessage(tr("Saved %1").arg(QFileInfo(file).fileName()), 5000);
  });
}

void MainWindow::openProject(const QString& file, const ProjectOpening& opening) {
  message_->hide();
  session_.openProject(QFileInfo(file).absoluteFilePath(), opening);
}

void MainWindow::closeProject() {
  message_->hide();
  project_.close();
  showRecent();
}

void MainWindow::requestFile(const QString& file) {
  afterAsking([this, file] { openFile(file); });
}

void MainWindow::afterAsking(std::function<void()> act) {
  ask(project_.isModified(), tr("What was measured and what is to be pruned would be lost."), std::move(act));
}

void MainWindow::ask(bool losesChanges, const QString& losing, std::function<void()> act) {
  if (!losesChanges && !project_.isLongAtWork()) return act();
  const QString stopping = tr("What is running would be stopped, and its result lost.");
  auto* question = new QMessageBox(QMessageBox::Warning, {}, {}, QMessageBox::Cancel, this);
  if (losesChanges) {
    question->setWindowTitle(tr("Save changes?"));
    question->setText(tr("%1 has changes that are not saved.").arg(project_.name()));
    question->setInformativeText(project_.isLongAtWork() ? losing + u' ' + stopping : losing);
    question->addButton(QMessageBox::Discard);
    question->setDefaultButton(question->addButton(QMessageBox::Save));
  } else {
    question->setWindowTitle(tr("Stop what is running?"));
    question->setText(tr("%1 is at work.").arg(project_.name()));
    question->setInformativeText(stopping);
    question->addButton(QMessageBox::Discard)->setText(tr("&Stop it"));
    question->setDefaultButton(QMessageBox::Cancel);
  }
  question->setAttribute(Qt::WA_DeleteOnClose);
  connect(question, &QMessageBox::finished, this, [this, act = std::move(act)](int answer) {
    if (answer == QMessageBox::Discard) act();
    if (answer == QMessageBox::Save) saveProject(act);
  });
  question->open();
}

void MainWindow::askForProject() {
  const QString file =
      QFileDialog::getOpenFileName(this, tr("Open project"), settings_.value(projectFolderKey).toString(),
                                   projectFilter() + QStringLiteral(";;") + tr("All files (*)"));
  if (file.isEmpty()) return;
  settings_.setValue(projectFolderKey, QFileInfo(file).absolutePath());
  afterAsking([this, file] { openProject(file); });
}

void MainWindow::saveProject(std::function<void()> then) {
  if (project_.file().isEmpty()) return saveProjectAs(std::move(then));
  project_.save(project_.file(), std::move(then));
}

void MainWindow::saveProjectAs(std::function<void()> then) {
  const QString suggested = project_.file().isEmpty() ? suggestedPath(QStringLiteral(".cleanai")) : project_.file();
  const QString file = askForFile(tr("Save project"), suggested, projectFilter());
  if (file.isEmpty()) return;
  settings_.setValue(projectFolderKey, QFileInfo(file).absolutePath());
  project_.save(file, std::move(then));
}

void MainWindow::showBlocked(const QString& file, const BlockedProject& blocked) {
  const auto locate = [this, file, name = blocked.failure.subject] {
    const QString model = QFileDialog::getOpenFileName(
        this, tr("Where is %1?").arg(QFileInfo(name).fileName()), QFileInfo(file).absolutePath(),
        tr("TorchScript models (*.pt *.pth *.ts *.torchscript *.jit);;All files (*)"));
    if (!model.isEmpty()) openProject(file, {.model = model.toStdString()});
  };
  QList<WayOut> ways{{tr("&Locate model…"), locate}};
  if (blocked.obstacle == Obstacle::modelChanged)
    ways.append({tr("Open &without measurements"), [this, file, name = blocked.failure.subject] {
                   openProject(file, {.model = name.toStdString(), .acceptsOtherWeights = true});
                 }});
  const bool isMissing = blocked.obstacle == Obstacle::modelMissing;
  message_->show({isMissing ? tr("The model of this project is missing") : tr("The model of this project has changed"),
                  blocked.failure, ways});
}

void MainWindow::showOpened(const OpenedProject& opened) {
  if (!project_.file().isEmpty()) recent_.add(project_.file());
  showRecent();
  if (!opened.dataTrouble) return;
  Failure failure = *opened.dataTrouble;
  failure.remedy = tr("Everything is shown. A new analysis, and keeping accuracy, need the data: choose it anew.");
  message_->show(
      {tr("The data of this project cannot be used"), failure, {{tr("Choose data…"), [this] { chooseData(); }}}});
}

void MainWindow::showProject() {
  const QString name = project_.name();
  setWindowTitle(name.isEmpty() ? QString() : name + QStringLiteral("[*]"));
  setWindowModified(project_.isModified());
}

}  // namespace cleanai::ui
