// The coverage heatmap: one row a layer, every channel in it, drawn at the screen's resolution.
#include "ui/views/heatmap_plot.h"

#include <QFontMetrics>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/models/core_texts.h"
#include "ui/models/formats.h"
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

constexpr int readableRow = 18, tallestRow = 44, labelWidthLimit = 190, gap = 8;

QSharedPointer<QCPAxisTickerText> rowTicker() {
  QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
  ticker->setSubTickCount(1);  // halfway between two rows: their border
  return ticker;
}

}  // namespace

HeatmapPlot::HeatmapPlot(std::shared_ptr<ScoreLedger> ledger, QWidget* parent)
    : QCustomPlot(parent), ledger_(std::move(ledger)), metric_(&metrics().front()) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  auto* rect = axisRect();
  rect->setAutoMargins(QCP::msNone);
  map_ = new QCPColorMap(xAxis, yAxis);
  map_->setInterpolate(false);
  map_->setAntialiased(false);
  bar_ = new QCPColorScale(this);
  bar_->setType(QCPAxis::atRight);
  bar_->setBarWidth(12);
  plotLayout()->addElement(0, 1, bar_);
  bar_->setAutoMargins(QCP::msRight);
  map_->setColorScale(bar_);
  map_->setGradient(viridisGradient());

  xAxis->setRange(0, 1);
  QSharedPointer<QCPAxisTickerText> ends(new QCPAxisTickerText);
  ends->addTick(0, tr("first"));
  ends->addTick(0.5, tr("channels of the layer; their number at the right"));
  ends->addTick(1, tr("last"));
  xAxis->setTicker(ends);
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

  selection_ = new QCPItemRect(this);
  selection_->setLayer(QStringLiteral("overlay"));
  selection_->setClipToAxisRect(false);
  selection_->setVisible(false);
  setPlotPalette(palette());
  connect(this, &QCustomPlot::afterLayout, this, [this] {
    layRowsOut();
    if (stale_ || map_->data()->keySize() != static_cast<int>(cellCount())) fillCells();
  });
}

void HeatmapPlot::setCoverage(std::shared_ptr<const Coverage> coverage) {
  const bool sameRows = coverage && coverage_ && coverage->layers.size() == coverage_->layers.size();
  coverage_ = std::move(coverage);
  if (!sameRows) firstRow_ = 0;
  updateLabels();
  refill();
}

void HeatmapPlot::setDrawing(const Metric& metric, RowScale scale, Reduce reduce) {
  metric_ = &metric;
  scale_ = scale;
  reduce_ = reduce;
  refill();
}

void HeatmapPlot::setSelectedRow(int row) {
  selectedRow_ = row;
  if (row >= 0 && row < firstRow_) setFirstRow(row);
  if (row >= firstRow_ + visibleRows_ && visibleRows_ > 0) setFirstRow(row - visibleRows_ + 1);
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
  selection_->setBrush(Qt::NoBrush);
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

std::size_t HeatmapPlot::cellCount() const {
  return static_cast<std::size_t>(std::max(2.0, std::round(axisRect()->width() * bufferDevicePixelRatio())));
}

HeatmapPlot::Range HeatmapPlot::globalRange() const {
  Range range{0, 0};
  for (int row = 0; row < rowCount(); ++row) {
    const auto scores = scoresFor(ledger_, *metric_, statistics(row));
    for (const double value : scores.values()) {
      range.low = std::fmin(range.low, value);
      range.high = std::fmax(range.high, value);
    }
  }
  if (range.high <= range.low) range.high = range.low + 1;
  return range;
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
  const double rows = visible < fitting ? height / rowHeight() : visible;
  yAxis->setRange(first, first + std::max(1.0, rows));
  yAxis2->setRange(yAxis->range());
  yAxis->setTickLabels(labelled);
  yAxis2->setTickLabels(labelled);
  yAxis->grid()->setSubGridVisible(rowHeight() >= 6);
  axisRect()->update(QCPLayoutElement::upPreparation);  // ticks of the new range, in this drawing already
  markSelection();
}

void HeatmapPlot::fillCells() {
  stale_ = false;
  const auto cells = cellCount();
  map_->setVisible(rowCount() > 0);
  auto* image = map_->data();
  image->setSize(static_cast<int>(cells), std::max(1, visibleRows_));
  const double half = 0.5 / static_cast<double>(cells);
  const double inset = visibleRows_ > 1 ? 0.5 : 0;  // ranges are of cell centres, except for a single row
  image->setRange({half, 1 - half}, {firstRow_ + inset, firstRow_ + std::max(1, visibleRows_) - inset});
  for (int line = 0; line < visibleRows_; ++line) {
    const auto scores = scoresFor(ledger_, *metric_, statistics(firstRow_ + line));
    Range range = shared_;
    if (scale_ == RowScale::row) {
      range = {0, 0};
      for (const double value : scores.values()) {
        range.low = std::fmin(range.low, value);
        range.high = std::fmax(range.high, value);
      }
    }
    const double width = scale_ == RowScale::row ? range.high - range.low : 1;
    const double offset = scale_ == RowScale::row ? range.low : 0;
    const auto row = resampleRow(scores.values(), cells, reduce_);
    for (std::size_t cell = 0; cell < cells; ++cell)
      image->setCell(static_cast<int>(cell), line, width > 0 ? (row[cell] - offset) / width : row[cell] * 0);
  }
}

void HeatmapPlot::markSelection() {
  const bool shown = selectedRow_ >= firstRow_ && selectedRow_ < firstRow_ + visibleRows_;
  selection_->setVisible(shown);
  selection_->topLeft->setCoords(0, selectedRow_);
  selection_->bottomRight->setCoords(1, selectedRow_ + 1);
}

void HeatmapPlot::updateScale() {
  const bool byRow = scale_ == RowScale::row;
  shared_ = byRow ? Range{} : globalRange();
  bar_->setDataRange({shared_.low, shared_.high});
  bar_->axis()->setLabel(byRow ? tr("%1, share of the row's range").arg(titleOf(*metric_)) : titleOf(*metric_));
  bar_->setVisible(rowCount() > 0);
  xAxis->setVisible(rowCount() > 0);
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
