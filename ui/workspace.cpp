// The page of an open model: the heatmap in the middle, everything else in docks around it.
#include "ui/workspace.h"

#include <QChildEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

#include "ui/base/fonts.h"
#include "ui/session/judging.h"
#include "ui/widgets/panel_focus.h"
#include "ui/widgets/run_bar.h"

namespace cleanai::ui {
namespace {

enum Dock {
  layersDock,
  layerDock,
  groupsDock,
  sensitivityDock,
  compareDock,
  runDock,
  dataDock,
  pruningDock,
  resultDock,
  warningsDock,
  logDock
};
enum Page { emptyPage, heatmapPage };
constexpr int layoutVersion = 3;

}  // namespace

Workspace::Workspace(Session& session, LogBridge& log, QWidget* parent)
    : QMainWindow(parent),
      session_(session),
      heatmap_(new HeatmapView(session)),
      layers_(new LayerListView(session)),
      layer_(new LayerView(session)),
      data_(new DataPanel(session)),
      pruning_(new PruningPanel(session)),
      result_(new ResultPanel(session)),
      log_(new LogView(log)),
      warnings_(new WarningsView(session)),
      groups_(new GroupListView(session)),
      sensitivity_(new SensitivityView(session)),
      run_(new RunPanel(session)),
      compare_(new CompareView(session)),
      middle_(new QStackedWidget) {
  setWindowFlags(Qt::Widget);
  setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  middle_->addWidget(makeEmptyPage());
  middle_->addWidget(heatmap_);
  setCentralWidget(middle_);
  for (QWidget* page : std::initializer_list<QWidget*>{middle_, layer_, sensitivity_, run_}) {
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);  // as the plots in them
  }
  addDock(QStringLiteral("layers"), tr("Layers"), layers_);
  addDock(QStringLiteral("layer"), tr("Selected layer"), layer_);
  addDock(QStringLiteral("groups"), tr("Groups"), groups_);
  addDock(QStringLiteral("sensitivity"), tr("Sensitivity"), sensitivity_);
  addDock(QStringLiteral("compare"), tr("Compare"), compare_);
  addDock(QStringLiteral("run"), tr("Run"), run_);
  addDock(QStringLiteral("data"), tr("Data"), data_);
  addDock(QStringLiteral("pruning"), tr("Pruning"), pruning_);
  addDock(QStringLiteral("result"), tr("Smaller model"), result_);
  addDock(QStringLiteral("warnings"), tr("Warnings"), warnings_);
  addDock(QStringLiteral("log"), tr("Log"), log_);
  resetDocks();

  connect(data_, &DataPanel::chooseRequested, this, &Workspace::chooseDataRequested);
  connect(pruning_, &PruningPanel::exportRequested, this, &Workspace::exportRequested);
  connect(result_, &ResultPanel::saveRequested, this, &Workspace::saveResultRequested);
  connect(sensitivity_, &SensitivityView::saveRequested, this, &Workspace::saveRequested);
  connect(&layer_->statistics(), &ChannelTable::saveRequested, this, &Workspace::saveRequested);
  connect(run_, &RunPanel::saveRequested, this, &Workspace::saveRequested);
  connect(&compare_->analyses(), &DifferenceView::openRequested, this, &Workspace::openReferenceRequested);
  connect(warnings_, &WarningsView::countChanged, this, [this](int count) {
    docks_[warningsDock]->setWindowTitle(count > 0 ? tr("Warnings (%1)").arg(count) : tr("Warnings"));
  });
  connect(&session, &Session::resultChanged, this, [this] {
    if (session_.result()) docks_[resultDock]->raise();
  });
  connect(&session, &Session::modelChanged, this, &Workspace::showState);
  connect(&session, &Session::dataChanged, this, &Workspace::showState);
  connect(&session, &Session::coverageChanged, this, &Workspace::showState);
  connect(&session.worker(), &Worker::stateChanged, this, &Workspace::showState);
  showState();
}

void Workspace::resetDocks() {
  for (auto* dock : docks_) {
    removeDockWidget(dock);
    dock->setFloating(false);
  }
  addDockWidget(Qt::RightDockWidgetArea, docks_[dataDock]);
  addDockWidget(Qt::RightDockWidgetArea, docks_[pruningDock]);
  addDockWidget(Qt::BottomDockWidgetArea, docks_[layersDock]);
  splitDockWidget(docks_[layersDock], docks_[layerDock], Qt::Horizontal);
  const auto stack = [this](std::initializer_list<Dock> docks) {
    for (auto dock = docks.begin() + 1; dock != docks.end(); ++dock)
      tabifyDockWidget(docks_[*(dock - 1)], docks_[*dock]);
  };
  stack({layersDock, groupsDock, sensitivityDock, compareDock, runDock});
  stack({pruningDock, resultDock, warningsDock, logDock});
  for (auto* dock : docks_) dock->show();
  docks_[layersDock]->raise();
  docks_[pruningDock]->raise();
  sizeDocks();
}

void Workspace::focusPanel(int direction) {
  QList<QWidget*> panels{middle_};
  for (auto* dock : docks_)
    if (dock->toggleViewAction()->isChecked()) panels.append(dock);
  focusNextPanel(panels, direction);
}

void Workspace::sizeDocks() {
  resizeDocks({docks_[dataDock]}, {350}, Qt::Horizontal);
  resizeDocks({docks_[dataDock], docks_[pruningDock]}, {222, 568}, Qt::Vertical);
  resizeDocks({docks_[layersDock]}, {300}, Qt::Vertical);
  resizeDocks({docks_[layersDock], docks_[layerDock]}, {620, 430}, Qt::Horizontal);
}

void Workspace::restoreDocks(const QByteArray& state) { sized_ = restoreState(state, layoutVersion); }

QByteArray Workspace::saveDocks() const { return saveState(layoutVersion); }

void Workspace::keepViewsIn(QSettings& settings) {
  layers_->keepIn(settings);
  heatmap_->keepIn(settings);
}

void Workspace::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  if (std::exchange(sized_, true)) return;
  QTimer::singleShot(0, this, [this] { sizeDocks(); });  // sizes hold only once the window has its own
  heatmap_->plot().setFocus();
}

/// The tabs of docks that lie on each other: small enough that none is shortened in a small window.
void Workspace::childEvent(QChildEvent* event) {
  QMainWindow::childEvent(event);
  if (!event->polished() || !qobject_cast<QTabBar*>(event->child())) return;
  static_cast<QTabBar*>(event->child())->setFont(scaled(font(), 0.88));
}

QDockWidget* Workspace::addDock(const QString& id, const QString& title, QWidget* content) {
  auto* dock = new QDockWidget(title, this);
  dock->setObjectName(id);
  dock->setWidget(content);
  docks_.append(dock);
  return dock;
}

QWidget* Workspace::makeEmptyPage() {
  auto* page = new QWidget;
  emptyTitle_ = new QLabel;
  emptyTitle_->setFont(scaled(emptyTitle_->font(), 1.4));
  emptyText_ = new QLabel;
  emptyText_->setWordWrap(true);
  emptyText_->setFixedWidth(440);
  emptyText_->setForegroundRole(QPalette::PlaceholderText);
  emptyChoose_ = new QPushButton(tr("Choose data…"));
  emptyAnalyze_ = new QPushButton(tr("Analyse"));
  for (auto* button : {emptyChoose_, emptyAnalyze_}) button->setMinimumSize(150, 34);
  for (auto* label : {emptyTitle_, emptyText_}) label->setAlignment(Qt::AlignCenter);
  connect(emptyChoose_, &QPushButton::clicked, this, &Workspace::chooseDataRequested);
  connect(emptyAnalyze_, &QPushButton::clicked, &session_, &Session::analyze);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  buttons->addWidget(emptyChoose_);
  buttons->addWidget(emptyAnalyze_);
  buttons->addStretch(1);
  auto* layout = new QVBoxLayout(page);
  layout->setSpacing(14);
  layout->addStretch(1);
  layout->addWidget(emptyTitle_);
  auto* text = new QHBoxLayout;
  text->addStretch(1);
  text->addWidget(emptyText_);
  text->addStretch(1);
  layout->addLayout(text);
  layout->addLayout(buttons);
  layout->addStretch(1);
  return page;
}

void Workspace::showState() {
  const bool hasData = session_.preparation() != nullptr;
  const bool busy = session_.worker().busy();
  middle_->setCurrentIndex(session_.coverage() ? heatmapPage : emptyPage);
  if (busy) {
    emptyTitle_->setText(jobTitle(session_.worker().job()) + QStringLiteral("…"));
    emptyText_->clear();
  } else if (hasData) {
    emptyTitle_->setText(tr("Ready to analyse"));
    const QString streams =
        tr("The pictures stream through the network once. Only statistics of each channel are kept.");
    const QString note = nothingLeftText(session_);
    emptyText_->setText(note.isEmpty() ? streams : streams + QStringLiteral("\n\n") + note);
  } else {
    emptyTitle_->setText(tr("Which pictures should the network be measured on?"));
    emptyText_->setText(
        tr("Take some that look like those it will meet: a folder of pictures, IDX, CIFAR or NumPy files. "
           "Labels are not needed."));
  }
  emptyText_->setVisible(!busy);
  emptyChoose_->setVisible(!busy);
  emptyAnalyze_->setVisible(!busy && hasData);
}

}  // namespace cleanai::ui
