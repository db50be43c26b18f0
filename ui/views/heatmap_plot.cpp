// The coverage heatmap: one row a layer, every channel in it, drawn at the screen's resolution.
#include "ui/views/heatmap_plot.h"

#include <QFontMetrics>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/base/core_texts.h"
#include "ui/base/fonts.h"
#include "ui/base/formats.h"
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

constexpr int readableRow = 18, tallestRow = 44, labelWidthLimit = 190, gap = 8;
constexpr double fewestChannels = 8;  // of the widest row that a window shows

QSharedPointer<QCPAxisTickerText> rowTicker() {
  QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
  ticker->setSubTickCount(1);  // halfway between two rows: their border
  return ticker;
}

}  // namespace

HeatmapPlot::HeatmapPlot(QWidget* parent) : QCustomPlot(parent), metric_(&metrics().front()) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  auto* rect = axisRect();
  rect->setAutoMargins(QCP::msNone);
  const auto [map, bar] = addColourMap(*this);
  map_ = map;
  bar_ = bar;
  map_->setDataRange({0, 1});

  updatePlaceTexts();
  xAxis->grid()->setVisible(false);
  xAxis->setSubTicks(false);
  yAxis->setRangeReversed(true);
  yAxis->setTicker(rowTicker());
  yAxis->setTicks(true);
  yAxis->setTickLength(0);
  yAxis->setSubTickLength(0);
  yAxis->grid()->setSubGridVisible(true);
  yAxis->grid()->setLayer(QStringLiteral("axes"));
  yAxis2->setVisible(true);
  yAxis2->setRangeReversed(true);
  yAxis2->setTicker(rowTicker());
  yAxis2->setTickLength(0);
  yAxis2->setSubTickLength(0);
  yAxis2->grid()->setVisible(false);

  addLayer(QStringLiteral("hatching"), layer(QStringLiteral("main")));
  layer(QStringLiteral("hatching"))->setMode(QCPLayer::lmBuffered);
  hatching_ = new Hatching(*this, QStringLiteral("hatching"));

  selection_ = new QCPItemRect(this);
  halo_ = new QCPItemRect(this);
  mark_ = new QCPItemRect(this);
  for (auto* outline : {selection_, halo_, mark_}) {
    outline->setLayer(QStringLiteral("overlay"));
    outline->setClipToAxisRect(false);
    outline->setVisible(false);
    outline->setBrush(Qt::NoBrush);
  }
  setPlotPalette(palette());
  connect(this, &QCustomPlot::afterLayout, this, [this] {
    layRowsOut();
    if (stale_ || map_->data()->keySize() != static_cast<int>(cellCount()))
      fillCells();
    else if (hatching_->area() != cellArea())
      hatch();
  });
}

void HeatmapPlot::setCoverage(std::shared_ptr<const Coverage> coverage) {
  const bool sameRows = coverage && coverage_ && coverage->layers.size() == coverage_->layers.size();
  coverage_ = std::move(coverage);
  orders_.clear();
  planned_.clear();
  if (!sameRows) {
    firstRow_ = 0;
    window_ = {};
  }
  updateLabels();
  refill();
}

void HeatmapPlot::setDrawing(const Metric& metric, const Drawing& drawing) {
  if (drawing.order != drawing_.order || (drawing.order == ChannelOrder::score && &metric != metric_)) orders_.clear();
  metric_ = &metric;
  drawing_ = drawing;
  refill();
}

void HeatmapPlot::setPlan(std::shared_ptr<const Plan> plan) {
  plan_ = std::move(plan);
  if (stale_) return;  // follows with the cells
  hatch();
  hatching_->redraw();
}

void HeatmapPlot::setSelectedRow(int row) {
  selectedRow_ = row;
  if (row >= 0 && row < firstRow_) setFirstRow(row);
  if (row >= firstRow_ + visibleRows_ && visibleRows_ > 0) setFirstRow(row - visibleRows_ + 1);
  markSelection();
  replot(rpQueuedReplot);
}

void HeatmapPlot::setSelectedChannel(int channel) {
  selectedChannel_ = channel;
  if (channel >= 0 && selectedRow_ >= 0 && selectedRow_ < rowCount()) {
    const auto channels = static_cast<double>(statistics(selectedRow_).channels.size());
    const double at = (static_cast<double>(placeOf(selectedRow_, static_cast<std::size_t>(channel))) + 0.5) / channels;
    const double width = window_.to - window_.from;
    if (at < window_.from || at > window_.to) setWindow({at - width / 2, at + width / 2});
  }
  markSelection();
  replot(rpQueuedReplot);
}

void HeatmapPlot::setFirstRow(int row) {
  const int last = std::max(0, rowCount() - visibleRows_);
  const int first = std::clamp(row, 0, last);
  if (first == firstRow_) return;
  firstRow_ = first;
  redraw();
}

void HeatmapPlot::setRowHeight(int height) {
  wantedRowHeight_ = height;
  redraw();
}

void HeatmapPlot::setWindow(RowWindow window) {
  std::size_t widest = 1;
  for (int row = 0; row < rowCount(); ++row) widest = std::max(widest, statistics(row).channels.size());
  const double least = std::min(1.0, fewestChannels / static_cast<double>(widest));
  const double width = std::clamp(window.to - window.from, least, 1.0);
  const double middle = (window.from + window.to) / 2;
  window.from = std::clamp(middle - width / 2, 0.0, 1 - width);
  window.to = std::min(1.0, window.from + width);
  if (window == window_) return;
  window_ = window;
  redraw();
}

void HeatmapPlot::zoom(double factor, double around) {
  const double left = (around - window_.from) / factor, right = (window_.to - around) / factor;
  setWindow({around - left, around + right});
}

void HeatmapPlot::setPlotPalette(const QPalette& colours) {
  palette_ = colours;
  applyPalette(*this, colours);
  applyPalette(*bar_->axis(), colours);
  xAxis->setBasePen(Qt::NoPen);
  for (auto* axis : {yAxis, yAxis2}) {
    axis->setBasePen(Qt::NoPen);
    axis->setTickPen(Qt::NoPen);
    axis->setSubTickPen(Qt::NoPen);
  }
  yAxis->grid()->setPen(Qt::NoPen);
  yAxis->grid()->setSubGridPen(QPen(colours.color(QPalette::Base), 1));
  QPen outline(colours.color(QPalette::Highlight), 2);
  outline.setJoinStyle(Qt::MiterJoin);
  selection_->setPen(outline);
  QPen line(colours.color(QPalette::Text), 2), around(colours.color(QPalette::Base), 4);
  line.setJoinStyle(Qt::MiterJoin);
  around.setJoinStyle(Qt::MiterJoin);
  mark_->setPen(line);
  halo_->setPen(around);
  updateLabels();
  redraw();
}

int HeatmapPlot::rowCount() const { return coverage_ ? static_cast<int>(coverage_->layers.size()) : 0; }

int HeatmapPlot::rowHeight() const {
  if (rowCount() == 0) return readableRow;
  const int even = axisRect()->height() / std::max(1, rowCount());
  return wantedRowHeight_ > 0 ? wantedRowHeight_ : std::clamp(even, readableRow, tallestRow);
}

const LayerStatistics& HeatmapPlot::statistics(int row) const {
  return coverage_->layers[static_cast<std::size_t>(row)].statistics;
}

void HeatmapPlot::updateLabels() {
  auto names = rowTicker();
  auto counts = rowTicker();
  const QFontMetrics metrics(yAxis->tickLabelFont());
  int nameWidth = 0, countWidth = 0;
  for (int row = 0; row < rowCount(); ++row) {
    const auto& layer = coverage_->layers[static_cast<std::size_t>(row)];
    const QString name = metrics.elidedText(QString::fromStdString(layer.name), Qt::ElideLeft, labelWidthLimit);
    const QString count = countText(static_cast<std::int64_t>(layer.statistics.channels.size()));
    nameWidth = std::max(nameWidth, metrics.horizontalAdvance(name));
    countWidth = std::max(countWidth, metrics.horizontalAdvance(count));
    names->addTick(row + 0.5, name);
    counts->addTick(row + 0.5, count);
  }
  yAxis->setTicker(names);
  yAxis2->setTicker(counts);
  const int below = metrics.height() + 2 * gap;
  axisRect()->setMargins({nameWidth + 2 * gap, gap, countWidth + 2 * gap, below});
  bar_->setMargins({gap, gap, bar_->margins().right(), below});
}

void HeatmapPlot::layRowsOut() {
  const double height = std::max(1, axisRect()->height());
  const bool labelled = rowHeight() >= QFontMetrics(yAxis->tickLabelFont()).height() - 2;
  const int fitting = std::max(1, static_cast<int>(height / rowHeight()));
  const int visible = std::min(rowCount(), fitting);
  const int first = std::clamp(firstRow_, 0, std::max(0, rowCount() - visible));
  if (visible != visibleRows_ || first != firstRow_) stale_ = true;
  visibleRows_ = visible;
  firstRow_ = first;
  updatePlaceTexts();
  const double rows = visible < fitting ? height / rowHeight() : visible;
  yAxis->setRange(first, first + std::max(1.0, rows));
  yAxis2->setRange(yAxis->range());
  bar_->axis()->setLabel(fittingText(barLabels_, QFontMetrics(bar_->axis()->labelFont()), axisRect()->height()));
  yAxis->setTickLabels(labelled);
  yAxis2->setTickLabels(labelled);
  yAxis->grid()->setSubGridVisible(rowHeight() >= 6);
  axisRect()->update(QCPLayoutElement::upPreparation);  // ticks of the new range, in this drawing already
  markSelection();
}

void HeatmapPlot::markSelection() {
  const bool shown = selectedRow_ >= firstRow_ && selectedRow_ < firstRow_ + visibleRows_;
  selection_->setVisible(shown);
  selection_->topLeft->setCoords(window_.from, selectedRow_);
  selection_->bottomRight->setCoords(window_.to, selectedRow_ + 1);
  bool marked = false;
  if (shown && selectedChannel_ >= 0 && selectedRow_ < rowCount()) {
    constexpr double narrowest = 3;  // pixels
    const auto channels = static_cast<double>(statistics(selectedRow_).channels.size());
    const auto place = static_cast<double>(placeOf(selectedRow_, static_cast<std::size_t>(selectedChannel_)));
    const double half =
        std::max(0.5 / channels, narrowest / 2 * (window_.to - window_.from) / std::max(1, axisRect()->width()));
    const double at = (place + 0.5) / channels;
    const double left = std::max(at - half, window_.from), right = std::min(at + half, window_.to);
    marked = left < right;
    for (auto* outline : {halo_, mark_}) {
      outline->topLeft->setCoords(left, selectedRow_);
      outline->bottomRight->setCoords(right, selectedRow_ + 1);
    }
  }
  halo_->setVisible(marked);
  mark_->setVisible(marked);
}

void HeatmapPlot::refill() {
  updateScale();
  redraw();
}

void HeatmapPlot::redraw() {
  stale_ = true;
  replot(rpQueuedReplot);
  emit viewChanged();
}

}  // namespace cleanai::ui
