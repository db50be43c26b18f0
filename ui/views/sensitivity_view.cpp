// How much accuracy each group of channels is worth: the run that measures it, its curves, and a table of one.
#include "ui/views/sensitivity_view.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/base/formats.h"
#include "ui/session/groups.h"
#include "ui/views/plot_export.h"
#include "ui/views/plot_theme.h"
#include "ui/widgets/empty_view_text.h"
#include "ui/widgets/roomy_delegate.h"

namespace cleanai::ui {
namespace {

constexpr int leastImages = 16, mostImages = 100'000;

}  // namespace

SensitivityView::SensitivityView(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      run_(session.sensitivity()),
      start_(new QPushButton(tr("Measure"))),
      cancel_(new QPushButton(tr("Stop"))),
      images_(new QSpinBox),
      repairs_(new QCheckBox(tr("with repair"))),
      save_(new QPushButton(tr("Save…"))),
      state_(new QLabel),
      pages_(new QStackedWidget),
      plot_(new SensitivityPlot),
      table_(new QTreeView) {
  plot_->setAccessibleName(tr("Accuracy over the removed share of each group"));
  table_->setModel(&model_);
  table_->setItemDelegate(new RoomyDelegate(table_));
  table_->setRootIsDecorated(false);
  table_->setUniformRowHeights(true);
  table_->setAlternatingRowColors(true);
  table_->setFrameShape(QFrame::NoFrame);
  table_->setAccessibleName(tr("Sensitivity of the selected group"));
  table_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table_->header()->setStretchLastSection(true);
  auto* parts = new QSplitter;
  parts->addWidget(plot_);
  parts->addWidget(table_);
  parts->setStretchFactor(0, 3);
  parts->setStretchFactor(1, 1);
  parts->setSizes({380, 220});
  parts->setChildrenCollapsible(false);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeBar());
  pages_->addWidget(parts);
  pages_->addWidget(new EmptyViewText(
      tr("Measure shows how much accuracy each group of channels is worth: it masks more and more of one group while "
         "the others stay whole, and compares the answers.")));
  layout->addWidget(pages_, 1);
  connectSession();
  plot_->setPlotPalette(palette());
  takeWish();
  showState();
}

QWidget* SensitivityView::makeBar() {
  images_->setRange(leastImages, mostImages);
  images_->setValue(static_cast<int>(run_.wish().images));
  images_->setSuffix(tr(" images"));
  images_->setAccessibleName(tr("Images to judge by, at most"));
  images_->setToolTip(tr("More images tell smaller losses apart and take longer. Analysed images do not judge."));
  repairs_->setChecked(true);
  repairs_->setToolTip(tr("The kept channels make up for the masked ones, as the quick repair does on export"));
  start_->setToolTip(
      tr("Masks more and more of each group while the others stay whole. Can be stopped and gone on with."));
  save_->setToolTip(tr("The curves as a picture or drawing, or all points as CSV"));
  state_->setWordWrap(true);
  state_->setForegroundRole(QPalette::PlaceholderText);
  auto* bar = new QWidget;
  auto* column = new QVBoxLayout(bar);
  column->setContentsMargins(8, 6, 8, 6);
  column->setSpacing(4);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  for (QWidget* part : std::initializer_list<QWidget*>{start_, cancel_, images_, repairs_}) row->addWidget(part);
  row->addStretch(1);
  auto* below = new QHBoxLayout;
  below->addWidget(state_, 1);
  below->addWidget(save_, 0, Qt::AlignTop);
  column->addLayout(row);
  column->addLayout(below);
  return bar;
}

void SensitivityView::connectSession() {
  connect(start_, &QPushButton::clicked, this, [this] {
    takeWish();
    run_.start();
  });
  connect(cancel_, &QPushButton::clicked, &session_, &Session::cancel);
  connect(save_, &QPushButton::clicked, this, [this] {
    emit saveRequested({tr("Save sensitivity"), QStringLiteral("-sensitivity.png"),
                        plotFilter() + QStringLiteral(";;") + tr("CSV files (*.csv)"),
                        [this](const QString& file) { return render(file); }});
  });
  connect(&run_, &SensitivityRun::changed, this, [this] {
    updateCurves();
    showState();
  });
  connect(&session_.worker(), &Worker::progressed, this, [this](Job job, const Progress& progress) {
    if (job != Job::sensitivity || progress.total == 0 || session_.worker().stopping()) return;
    QString text = tr("%1 of %2").arg(countText(progress.done), countText(progress.total));
    if (progress.secondsLeft && progress.done > 0) text += tr(" · %1 left").arg(durationText(*progress.secondsLeft));
    state_->setText(text);
  });
  connect(&session_.view(), &ViewState::layerChanged, this, &SensitivityView::updateCurves);
  connect(&session_.pruning(), &Pruning::planChanged, this, &SensitivityView::updateCurves);
  connect(plot_, &SensitivityPlot::groupClicked, this, [this](std::size_t group) {
    const auto network = session_.network();
    if (network && group < network->groups.size() && !network->groups[group].layers.empty())
      session_.view().setLayer(static_cast<int>(network->groups[group].layers.front()));
  });
}

void SensitivityView::takeWish() {
  SensitivityWish wish = run_.wish();
  wish.images = static_cast<std::size_t>(images_->value());
  wish.repairs = repairs_->isChecked();
  run_.setWish(wish);
}

/// Costs nothing while nobody sees them, as when the slider moves.
void SensitivityView::updateCurves() {
  if (isVisible()) showCurves();
}

void SensitivityView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  showCurves();
}

void SensitivityView::showCurves() {
  const auto network = session_.network();
  const auto& result = run_.result();
  std::optional<std::size_t> selected;
  std::vector<double> chosen;
  if (network && result) {
    if (const int layer = session_.view().layer(); layer >= 0)
      selected = groupOf(*network, static_cast<std::size_t>(layer));
    if (const auto& plan = session_.pruning().plan(); plan && plan->keeps.size() == network->unitCount)
      for (std::size_t g = 0; g < network->groups.size(); ++g) chosen.push_back(removedShare(*network, g, *plan));
  }
  plot_->showCurves(network ? result : nullptr, selected, std::move(chosen));
  model_.setCurve(network ? result : nullptr, selected);
}

void SensitivityView::showState() {
  const bool busy = session_.worker().busy(), running = run_.running();
  const QString why = busy ? QString() : judgingTrouble(session_);
  const auto& result = run_.result();
  const bool goesOn = result && !result->finished && run_.current();
  start_->setEnabled(!busy && why.isEmpty() && session_.pruning().scores());
  start_->setText(goesOn && !running ? tr("Go on") : tr("Measure"));
  start_->setVisible(!running);
  cancel_->setVisible(running);
  cancel_->setEnabled(running && !session_.worker().stopping());
  images_->setEnabled(!running);
  repairs_->setEnabled(!running);
  save_->setEnabled(result && !result->curves.empty());
  pages_->setCurrentIndex(result || running ? 0 : 1);
  if (running) {
    if (session_.worker().stopping()) state_->setText(tr("Stopping…"));
    return;
  }
  QString text = why;
  if (result) {
    text = tr("Judged by %1 images").arg(countText(result->images));
    if (!result->finished) text += tr(" · stopped before the end");
    if (!run_.current()) text += tr(" · of another ranking than the chosen one");
  }
  state_->setText(text);
}

QByteArray SensitivityView::render(const QString& fileName) {
  const auto& result = run_.result();
  if (!result || result->curves.empty()) return {};
  if (QFileInfo(fileName).suffix().toLower() == u"csv") return QByteArray::fromStdString(sensitivityCsv(*result));
  showCurves();
  plot_->setPlotPalette(documentPalette());
  const QByteArray content = renderPlot(*plot_, fileName, {900, 520});
  plot_->setPlotPalette(palette());
  return content;
}

void SensitivityView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) plot_->setPlotPalette(palette());
  QWidget::changeEvent(event);
}

}  // namespace cleanai::ui
