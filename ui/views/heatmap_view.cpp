// The heatmap with its choices: metric, order of the channels, how it draws, and scrolling.
#include "ui/views/heatmap_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/base/core_texts.h"
#include "ui/base/formats.h"
#include "ui/views/plot_export.h"
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

constexpr int smallestRow = 2, largestRow = 96, swatchSize = 14;
const QString drawingKey = QStringLiteral("heatmap/drawing");

QLabel* label(const QString& text, QWidget* buddy) {
  auto* result = new QLabel(text);
  result->setBuddy(buddy);
  return result;
}

QPixmap swatch(const QColor& colour) {
  QPixmap pixmap(swatchSize, swatchSize);
  pixmap.fill(colour);
  return pixmap;
}

/// As wide as its space, not as its longest text.
void keepNarrow(QComboBox& box, int characters) {
  box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box.setMinimumContentsLength(characters);
}

}  // namespace

HeatmapView::HeatmapView(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), plot_(new HeatmapPlot), scroll_(new QScrollBar) {
  plot_->setAccessibleName(tr("Coverage heatmap"));
  plot_->setAccessibleDescription(tr(
      "One row a layer, one cell a channel. Arrow keys up and down select a layer, left and right a channel; plus and "
      "minus zoom, Shift with the arrow keys pans, Home shows all."));
  plot_->setMinimumSize(320, 120);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(0);
  middle->addWidget(plot_, 1);
  middle->addWidget(scroll_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeHeader());
  layout->addLayout(middle, 1);
  layout->addWidget(makeFooter());

  ViewState& view = session.view();
  connect(metric_, &QComboBox::currentIndexChanged, this,
          [this](int index) { session_.view().setMetric(metrics()[static_cast<std::size_t>(index)].name); });
  connect(order_, &QComboBox::currentIndexChanged, this, [&view](int index) {
    Drawing drawing = view.drawing();
    drawing.order = static_cast<ChannelOrder>(index);
    view.setDrawing(drawing);
  });
  connect(&view, &ViewState::metricChanged, this, &HeatmapView::showDrawing);
  connect(&view, &ViewState::drawingChanged, this, &HeatmapView::showDrawing);
  connect(&view, &ViewState::layerChanged, this, &HeatmapView::showSelection);
  connect(&view, &ViewState::channelChanged, plot_, &HeatmapPlot::setSelectedChannel);
  connect(&session, &Session::coverageChanged, this, &HeatmapView::showCoverage);
  connect(&session.pruning(), &Pruning::planChanged, this, &HeatmapView::showPlan);
  connect(plot_, &HeatmapPlot::rowClicked, this, [this](int row) {
    const auto network = session_.network();
    if (!network || !session_.coverage()) return;
    const auto& name = session_.coverage()->layers[static_cast<std::size_t>(row)].name;
    for (std::size_t i = 0; i < network->layers.size(); ++i)
      if (network->layers[i].name == name) session_.view().setLayer(static_cast<int>(i));
  });
  connect(plot_, &HeatmapPlot::channelClicked, &view, &ViewState::setChannel);
  connect(plot_, &HeatmapPlot::wholeRequested, this, &HeatmapView::showWhole);
  connect(whole_, &QAction::triggered, this, &HeatmapView::showWhole);
  connect(plot_, &HeatmapPlot::rowHeightStep, this, &HeatmapView::stepRowHeight);
  // Queued: a plot that is resized draws at once, while the layout that the scroll bar changes is at work.
  connect(plot_, &QCustomPlot::afterReplot, this, &HeatmapView::updateScrollBar, Qt::QueuedConnection);
  connect(scroll_, &QScrollBar::valueChanged, plot_, &HeatmapPlot::setFirstRow);
  showDrawing();
  showCoverage();
}

QWidget* HeatmapView::makeHeader() {
  metric_ = new QComboBox;
  for (const Metric& metric : metrics()) {
    metric_->addItem(titleOf(metric));
    metric_->setItemData(metric_->count() - 1, meaningOf(metric), Qt::ToolTipRole);
  }
  order_ = new QComboBox;
  order_->addItems({tr("by index"), tr("by value"), tr("by similarity")});
  order_->setToolTip(tr(
      "How the channels of a row stand: as in the network, the largest value first, or those with similar statistics "
      "side by side."));
  metric_->setAccessibleName(tr("Coverage metric"));
  order_->setAccessibleName(tr("Order of the channels"));
  keepNarrow(*metric_, 10);
  keepNarrow(*order_, 8);
  drawing_ = new DrawingMenu(session_.view(), this);
  whole_ = new QAction(tr("Sho&w all"), this);
  whole_->setToolTip(tr("Zoom and scrolling back to the whole network (Home)"));

  auto* header = new QWidget;
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(10, 8, 10, 6);
  row->addWidget(label(tr("&Metric:"), metric_));
  row->addWidget(metric_, 3);
  row->addWidget(label(tr("&Order:"), order_));
  row->addWidget(order_, 2);
  auto* menu = new QPushButton(tr("&Drawing"));
  menu->setMenu(drawing_);
  menu->setToolTip(tr("Range, scale and colours of the cells, and the hatching"));
  row->addWidget(menu);
  auto* whole = new QToolButton;
  whole->setDefaultAction(whole_);
  whole->setFocusPolicy(Qt::StrongFocus);
  row->addWidget(whole);
  row->addStretch(1);
  return header;
}

QWidget* HeatmapView::makeFooter() {
  noValue_ = new QLabel;
  noValueText_ = new QLabel(tr("no value"));
  for (auto* part : {noValue_, noValueText_}) part->setToolTip(tr("Only NaN or infinity was seen"));
  removed_ = new QLabel;
  removedText_ = new QLabel(tr("removed"));
  for (auto* part : {removed_, removedText_}) part->setToolTip(tr("Channels that go at the chosen ratio"));
  summary_ = new QLabel;
  summary_->setTextFormat(Qt::PlainText);
  auto* footer = new QWidget;
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(10, 4, 10, 8);
  row->addWidget(noValue_);
  row->addWidget(noValueText_);
  row->addSpacing(10);
  row->addWidget(removed_);
  row->addWidget(removedText_);
  row->addStretch(1);
  row->addWidget(summary_);
  return footer;
}

void HeatmapView::keepIn(QSettings& settings) {
  session_.view().setDrawing(drawingFrom(settings.value(drawingKey).toMap()));
  connect(&session_.view(), &ViewState::drawingChanged, this,
          [this, &settings] { settings.setValue(drawingKey, toVariant(session_.view().drawing())); });
}

void HeatmapView::stepRowHeight(int direction) {
  const int now = plot_->rowHeight();
  const int step = std::max(1, now / 4);
  plot_->setRowHeight(direction == 0 ? 0 : std::clamp(now + direction * step, smallestRow, largestRow));
}

QByteArray HeatmapView::render(const QString& fileName) {
  HeatmapPlot page;
  page.setCoverage(session_.coverage());
  page.setDrawing(session_.view().metric(), session_.view().drawing());
  page.setPlan(session_.pruning().plan());
  page.setWindow(plot_->window());
  page.setPlotPalette(documentPalette());
  constexpr int rowHeight = 18, margins = 60;
  const int height = page.rowCount() * rowHeight + margins;
  page.setRowHeight(rowHeight);
  page.setGeometry(0, 0, 1200, height);
  return renderPlot(page, fileName, page.size());
}

void HeatmapView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) plot_->setPlotPalette(palette());
  QWidget::changeEvent(event);
}

void HeatmapView::showCoverage() {
  const auto& coverage = session_.coverage();
  plot_->setCoverage(coverage);
  summary_->setText(
      !coverage
          ? QString()
          : tr("%1 images, %2 layers%3")
                .arg(countText(coverage->data.images), countText(static_cast<std::int64_t>(coverage->layers.size())),
                     coverage->finished || session_.worker().busy() ? QString() : tr(" (cancelled early)")));
  showSelection();
  showLegend();
}

void HeatmapView::showSelection() {
  plot_->setSelectedRow(rowOfLayer(session_.view().layer()));
  plot_->setSelectedChannel(session_.view().channel());
}

void HeatmapView::showPlan() {
  plot_->setPlan(session_.pruning().plan());
  const bool hatched = session_.pruning().plan() && session_.view().drawing().hatchesRemoved;
  for (auto* part : {removed_, removedText_}) part->setVisible(hatched);
}

void HeatmapView::showWhole() {
  plot_->setWindow({});
  plot_->setRowHeight(0);
  plot_->setFirstRow(0);
}

void HeatmapView::showLegend() {
  noValue_->setPixmap(swatch(noValueColour(plot_->colours())));
  removed_->setPixmap(hatchingSample(gradientOf(plot_->colours()).color(0.7, {0, 1}), swatchSize));
}

void HeatmapView::showDrawing() {
  const ViewState& view = session_.view();
  const QSignalBlocker blockMetric(metric_), blockOrder(order_);
  metric_->setCurrentIndex(static_cast<int>(&view.metric() - metrics().data()));
  metric_->setToolTip(meaningOf(view.metric()));
  order_->setCurrentIndex(static_cast<int>(view.drawing().order));
  plot_->setDrawing(view.metric(), view.drawing());
  showPlan();
  showLegend();
}

void HeatmapView::updateScrollBar() {
  const QSignalBlocker block(scroll_);
  const int hidden = std::max(0, plot_->rowCount() - plot_->visibleRows());
  scroll_->setRange(0, hidden);
  scroll_->setPageStep(std::max(1, plot_->visibleRows()));
  scroll_->setValue(plot_->firstRow());
  scroll_->setVisible(hidden > 0);
}

int HeatmapView::rowOfLayer(int layer) const {
  const auto network = session_.network();
  const auto& coverage = session_.coverage();
  if (!network || !coverage || layer < 0) return -1;
  const auto& name = network->layers[static_cast<std::size_t>(layer)].name;
  for (std::size_t row = 0; row < coverage->layers.size(); ++row)
    if (coverage->layers[row].name == name) return static_cast<int>(row);
  return -1;
}

}  // namespace cleanai::ui
