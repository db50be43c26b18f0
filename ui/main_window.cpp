// The window: menus, pages and messages, wired to the session.
#include "ui/main_window.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QScreen>
#include <QStandardPaths>
#include <QStatusBar>
#include <QVBoxLayout>
#include <utility>

#include "ui/base/formats.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"

namespace cleanai::ui {
namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString docksKey = QStringLiteral("window/docks");

QString failureTitle(Job job) {
  switch (job) {
    case Job::open:
      return MainWindow::tr("This model could not be opened");
    case Job::openProject:
      return MainWindow::tr("This project could not be opened");
    case Job::prepare:
      return MainWindow::tr("The data could not be used with this model");
    case Job::analyze:
      return MainWindow::tr("The analysis failed");
    case Job::score:
      return MainWindow::tr("The channels could not be ranked");
    case Job::predict:
      return MainWindow::tr("The damage could not be predicted");
    case Job::exportModel:
      return MainWindow::tr("The smaller model was not written");
    case Job::evaluate:
      return MainWindow::tr("The accuracy could not be measured");
    case Job::measure:
      return MainWindow::tr("The times could not be measured");
    case Job::save:
      return MainWindow::tr("The file was not written");
    case Job::sensitivity:
      return MainWindow::tr("The sensitivity could not be measured");
    case Job::search:
      return MainWindow::tr("No amount was found");
    case Job::openReference:
      return MainWindow::tr("This analysis could not be opened");
  }
  return {};
}

/// Where work is laid aside.
QString recoveryFolder(const QSettings& settings) {
  const QString standard = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
  return settings.value(recoveryFolderKey, QDir(standard).filePath(QStringLiteral("recovery"))).toString();
}

}  // namespace

MainWindow::MainWindow(QSettings& settings, SampleFiles sample, QWidget* parent)
    : QMainWindow(parent),
      settings_(settings),
      sample_(std::move(sample)),
      project_(session_, recoveryFolder(settings)),
      recent_(settings) {
  setWindowIcon(applicationIcon());
  setAcceptDrops(true);
  build();
  restoreLayout();
}

void MainWindow::build() {
  pages_ = new QStackedWidget;
  start_ = new StartPage;
  workspace_ = new Workspace(session_, log_);
  message_ = new MessageBar;
  runBar_ = new RunBar(session_);
  summary_ = new ElidedLabel;
  pages_->addWidget(start_);
  pages_->addWidget(workspace_);
  auto* middle = new QWidget;
  auto* layout = new QVBoxLayout(middle);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(message_);
  layout->addWidget(pages_, 1);
  setCentralWidget(middle);
  summary_->setContentsMargins(8, 0, 0, 0);
  summary_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // what runs has the room first
  statusBar()->addWidget(summary_, 1);
  statusBar()->addPermanentWidget(runBar_);

  makeActions();
  makeMenus();
  makeToolBar();
  connectSession();
  start_->setSampleAvailable(!sample_.model.isEmpty());
  connectProject();
  showRecent();
  showState();
  offerExports();
}

MainWindow::~MainWindow() { tearDown(); }

void MainWindow::tearDown() {
  project_.disconnect(this);
  session_.disconnect(this);
  session_.worker().disconnect(this);
  session_.saves().disconnect(this);
  project_.saves().disconnect(this);
  session_.pruning().disconnect(this);
  session_.history().stack().disconnect(this);
  delete takeCentralWidget();  // views go before the session that they show
  delete runBar_;
  delete summary_;
}

void MainWindow::openModel(const QString& file) {
  message_->hide();
  session_.openModel(QFileInfo(file).absoluteFilePath());
}

void MainWindow::openSample() {
  message_->hide();
  DataChoice choice;
  choice.source = sample_.data;
  choice.preprocessing = presetNamed(sample_.preset.toStdString());
  choice.maxBatches = 4;  // about half of the pictures: the others judge
  session_.openAndAnalyze(sample_.model, choice);
}

void MainWindow::connectSession() {
  connect(start_, &StartPage::openRequested, actions_.open, &QAction::trigger);
  connect(start_, &StartPage::sampleRequested, actions_.sample, &QAction::trigger);
  connect(start_, &StartPage::fileChosen, this, &MainWindow::requestFile);
  connect(workspace_, &Workspace::chooseDataRequested, this, [this] { chooseData(); });
  connect(workspace_, &Workspace::exportRequested, actions_.exportModel, &QAction::trigger);
  connect(workspace_, &Workspace::openReferenceRequested, this, &MainWindow::openReference);
  connect(workspace_, &Workspace::saveResultRequested, actions_.saveComparison, &QAction::trigger);
  connect(workspace_, &Workspace::saveRequested, this, &MainWindow::saveAs);
  connect(&session_, &Session::failed, this, &MainWindow::showFailure);
  connect(&session_.saves(), &SaveQueue::changed, this, &MainWindow::leaveOnceWritten);
  connect(&session_, &Session::partialTakenBack, this, [this] {
    if (session_.coverage())
      statusBar()->showMessage(tr("The analysis did not come to its end: the earlier one is shown again."), 8000);
  });
  connect(&session_, &Session::saved, this, [this](const QString& file) {
    statusBar()->showMessage(tr("Saved %1").arg(QFileInfo(file).fileName()), 5000);
  });
  connect(&session_, &Session::modelChanged, this,
          [this] { pages_->setCurrentWidget(session_.model() ? static_cast<QWidget*>(workspace_) : start_); });
  for (const auto signal :
       {&Session::modelChanged, &Session::dataChanged, &Session::coverageChanged, &Session::resultChanged})
    connect(&session_, signal, this, &MainWindow::showState);
  connect(&session_.worker(), &Worker::stateChanged, this, &MainWindow::showState);
  connect(&session_.worker(), &Worker::started, message_, &QWidget::hide);
  connect(&session_.pruning(), &Pruning::planChanged, this, &MainWindow::showState);
}

void MainWindow::restoreLayout() {
  resize(1400, 900);
  if (const auto* available = screen()) resize(size().boundedTo(available->availableSize()));
  restoreGeometry(settings_.value(geometryKey).toByteArray());
  workspace_->restoreDocks(settings_.value(docksKey).toByteArray());
  workspace_->keepViewsIn(settings_);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (wouldLoseWork() && !leaves_) {
    event->ignore();
    afterAsking([this] {
      leaves_ = true;
      close();
    });
    return;
  }
  if (isWriting()) {
    event->ignore();
    leaves_ = true;
    statusBar()->showMessage(tr("Closes once the files are written…"));
    return;
  }
  leaves_ = false;
  settings_.setValue(geometryKey, saveGeometry());
  settings_.setValue(docksKey, workspace_->saveDocks());
  session_.worker().drop();
  project_.finish();
  event->accept();
}

void MainWindow::leaveOnceWritten() {
  if (leaves_ && !isWriting()) close();
}

void MainWindow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange && workspace_ && !std::exchange(rebuilds_, true))
    QMetaObject::invokeMethod(this, &MainWindow::rebuild, Qt::QueuedConnection);  // not while a menu of it is open
  if (event->type() == QEvent::PaletteChange && actions_.open) updateIcons();
  QMainWindow::changeEvent(event);
}

void MainWindow::showRecent() {
  const QStringList files = recent_.files();
  start_->setRecentFiles(recent_.entries());
  start_->setLeftovers(project_.leftovers());
  recentMenu_->clear();
  for (const QString& file : files) {
    auto* action = recentMenu_->addAction(QFileInfo(file).fileName());
    action->setStatusTip(file);
    connect(action, &QAction::triggered, this, [this, file] { requestFile(file); });
  }
  recentMenu_->addSeparator();
  connect(recentMenu_->addAction(tr("&Clear list")), &QAction::triggered, this, [this] {
    recent_.clear();
    showRecent();
  });
  recentMenu_->setEnabled(!files.isEmpty());
}

void MainWindow::showState() {
  const Worker& worker = session_.worker();
  const bool hasModel = session_.model() != nullptr;
  const bool hasCoverage = session_.coverage() != nullptr;
  actions_.data->setEnabled(hasModel);
  actions_.saveProject->setEnabled(hasModel);
  actions_.saveProjectAs->setEnabled(actions_.saveProject->isEnabled());
  actions_.closeProject->setEnabled(hasModel);
  actions_.analyze->setEnabled(session_.canAnalyze());
  actions_.cancel->setEnabled(worker.busy() && !worker.stopping());
  actions_.exportModel->setEnabled(session_.canExport());
  actions_.evaluate->setEnabled(session_.canEvaluate());
  actions_.measure->setEnabled(session_.canMeasure());
  actions_.saveComparison->setEnabled(session_.result() != nullptr);
  actions_.resetChoice->setEnabled(hasModel);
  actions_.saveCoverage->setEnabled(hasCoverage);
  actions_.saveHeatmap->setEnabled(hasCoverage);
  actions_.savePicture->setEnabled(hasCoverage);
  actions_.saveReport->setEnabled(hasModel);
  actions_.saveChannels->setEnabled(hasCoverage);
  actions_.savePlan->setEnabled(session_.pruning().plan() != nullptr);
  actions_.exportState->setEnabled(session_.canExport());
  actions_.saveLayers->setEnabled(session_.network() != nullptr);
  for (auto* action : {actions_.filter, actions_.nextPanel, actions_.previousPanel, actions_.resetDocks})
    action->setEnabled(hasModel);
  for (auto* action : {actions_.largerRows, actions_.smallerRows, actions_.fitRows}) action->setEnabled(hasCoverage);
  for (auto* dock : workspace_->docks()) dock->toggleViewAction()->setEnabled(hasModel);
  QStringList parts;
  if (hasModel) {
    parts.append(QString::fromStdString(session_.model()->file().filename().string()));
    parts.append(bytesText(session_.model()->bytes()));
    parts.append(tr("%1 parameters").arg(shortCountText(session_.model()->parameterCount())));
  }
  if (const auto network = session_.network()) {
    parts.append(tr("%1 MACs").arg(shortCountText(network->cost.macs)));
    parts.append(tr("input %1").arg(shapeText(network->inputs.front(), true)));
  }
  summary_->setText(parts.join(QStringLiteral("  ·  ")));
}

void MainWindow::showFailure(Job job, const Failure& failure) {
  leaves_ = false;  // it is to be seen
  QList<WayOut> ways;
  if (job == Job::prepare) ways.append({tr("Choose data…"), [this] { chooseData(); }});
  message_->show({failureTitle(job), failure, ways});
}

}  // namespace cleanai::ui
