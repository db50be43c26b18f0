// How two analyses differ as a heatmap: one row a layer, one cell a channel, no difference in the middle of the
// colours.
#include "ui/views/difference_plot.h"

#include <QFontMetrics>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/report/coverage_difference.h"
#include "core/report/heatmap.h"
#include "ui/base/core_texts.h"
#include "ui/base/formats.h"
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

constexpr int rowHeight = 20, gap = 8, labelWidthLimit = 190;
constexpr int leastForBarLabel = 420;  // narrower, the cells need its room

/// Less than before in blue, more in orange, as much as before in the plot's own background or nearly so.
QCPColorGradient divergingGradient(const QPalette& palette) {
  const bool isDark = palette.color(QPalette::Base).lightness() < 128;
  QCPColorGradient gradient;
  gradient.clearColorStops();
  gradient.setColorStopAt(0, isDark ? QColor(0x7c, 0xc4, 0xff) : QColor(0x0b, 0x4f, 0x9c));
  gradient.setColorStopAt(0.25, isDark ? QColor(0x2f, 0x73, 0xb8) : QColor(0x6f, 0xae, 0xdc));
  gradient.setColorStopAt(0.5, isDark ? QColor(0x2b, 0x30, 0x38) : QColor(0xf1, 0xf1, 0xf1));
  gradient.setColorStopAt(0.75, isDark ? QColor(0xb8, 0x65, 0x24) : QColor(0xf0, 0xa3, 0x5e));
  gradient.setColorStopAt(1, isDark ? QColor(0xff, 0xc0, 0x7a) : QColor(0xa3, 0x3b, 0x00));
  gradient.setLevelCount(256);
  gradient.setNanHandling(QCPColorGradient::nhNanColor);
  gradient.setNanColor(noValueColour());
  return gradient;
}

double largestSize(std::span<const double> values) {
  double largest = 0;
  for (const double value : values) largest = std::fmax(largest, std::abs(value));
  return largest;
}

}  // namespace

DifferencePlot::DifferencePlot(QWidget* parent) : QCustomPlot(parent), metric_(&metrics().front()) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  axisRect()->setAutoMargins(QCP::msNone);
  const auto [map, bar] = addColourMap(*this);
  map_ = map;
  bar_ = bar;
  xAxis->setRange(0, 1);
  QSharedPointer<QCPAxisTickerText> ends(new QCPAxisTickerText);
  ends->addTick(0, tr("first"));
  ends->addTick(0.5, tr("channels of the layer"));
  ends->addTick(1, tr("last"));
  xAxis->setTicker(ends);
  xAxis->setSubTicks(false);
  xAxis->grid()->setVisible(false);
  yAxis->setRangeReversed(true);
  yAxis->setTickLength(0);
  yAxis->setSubTickLength(0);
  yAxis->grid()->setSubGridVisible(true);
  yAxis->grid()->setLayer(QStringLiteral("axes"));
  selection_ = new QCPItemRect(this);
  selection_->setLayer(QStringLiteral("overlay"));
  selection_->setClipToAxisRect(false);
  selection_->setVisible(false);
  setPlotPalette(palette());
  connect(this, &QCustomPlot::afterLayout, this, [this] {
    if (rowCount() > 0 && map_->data()->keySize() != static_cast<int>(cellCount())) fillCells();
  });
  fill();
}

void DifferencePlot::setAnalyses(std::shared_ptr<const Coverage> before, std::shared_ptr<const Coverage> after,
                                 std::vector<std::string> layers) {
  before_ = std::move(before);
  after_ = std::move(after);
  layers_ = std::move(layers);
  updateLabels();
  setMinimumHeight(sizeHint().height());
  fill();
}

void DifferencePlot::setDrawing(const Metric& metric, RowScale scale) {
  metric_ = &metric;
  scale_ = scale;
  fill();
}

void DifferencePlot::setSelectedRow(int row) {
  selectedRow_ = row;
  selection_->setVisible(row >= 0 && row < rowCount());
  selection_->topLeft->setCoords(0, row);
  selection_->bottomRight->setCoords(1, row + 1);
  replot(rpQueuedReplot);
}

QRect DifferencePlot::rectOf(int row) const {
  const auto top = static_cast<int>(yAxis->coordToPixel(row)), bottom = static_cast<int>(yAxis->coordToPixel(row + 1));
  return QRect(QPoint(0, std::min(top, bottom)), QPoint(width() - 1, std::max(top, bottom)));
}

void DifferencePlot::setPlotPalette(const QPalette& colours) {
  applyPalette(*this, colours);
  applyPalette(*bar_->axis(), colours);
  bar_->setGradient(divergingGradient(colours));
  for (auto* axis : {xAxis, yAxis}) axis->setBasePen(Qt::NoPen);
  yAxis->setTickPen(Qt::NoPen);
  yAxis->setSubTickPen(Qt::NoPen);
  yAxis->grid()->setPen(Qt::NoPen);
  yAxis->grid()->setSubGridPen(QPen(colours.color(QPalette::Base), 1));
  QPen outline(colours.color(QPalette::Highlight), 2);
  outline.setJoinStyle(Qt::MiterJoin);
  selection_->setPen(outline);
  selection_->setBrush(Qt::NoBrush);
  replot(rpQueuedReplot);
}

QSize DifferencePlot::sizeHint() const {
  return {400, rowCount() * rowHeight + QFontMetrics(font()).height() + 4 * gap};
}

std::vector<double> DifferencePlot::differences(int row) const {
  const auto& name = layers_[static_cast<std::size_t>(row)];
  return channelDifferences(findLayer(*before_, name)->statistics, findLayer(*after_, name)->statistics, *metric_);
}

std::vector<double> DifferencePlot::cellsOf(int row, std::size_t cells) const {
  const auto values = differences(row);
  auto high = resampleRow(values, cells, Reduce::maximum);
  const auto low = resampleRow(values, cells, Reduce::minimum);
  for (std::size_t cell = 0; cell < cells; ++cell)
    if (std::abs(low[cell]) > std::abs(high[cell])) high[cell] = low[cell];
  return high;
}

double DifferencePlot::cellAt(int row, int cell) const { return map_->data()->cell(cell, row); }

void DifferencePlot::updateLabels() {
  QSharedPointer<QCPAxisTickerText> names(new QCPAxisTickerText);
  names->setSubTickCount(1);
  const QFontMetrics letters(yAxis->tickLabelFont());
  int width = 0;
  for (int row = 0; row < rowCount(); ++row) {
    const QString name = letters.elidedText(QString::fromStdString(layers_[static_cast<std::size_t>(row)]),
                                            Qt::ElideLeft, std::min(labelWidthLimit, this->width() / 3));
    width = std::max(width, letters.horizontalAdvance(name));
    names->addTick(row + 0.5, name);
  }
  yAxis->setTicker(names);
  yAxis->setRange(0, std::max(1, rowCount()));
  const int below = letters.height() + 2 * gap;
  axisRect()->setMargins({width + 2 * gap, gap, gap, below});
  bar_->setMargins({gap, gap, bar_->margins().right(), below});
}

void DifferencePlot::fill() {
  const bool hasRows = rowCount() > 0;
  for (auto* part : std::initializer_list<QCPLayerable*>{map_, bar_, xAxis, yAxis}) part->setVisible(hasRows);
  if (hasRows) fillCells();
  replot(rpQueuedReplot);
}

std::size_t DifferencePlot::cellCount() const { return static_cast<std::size_t>(std::max(2, axisRect()->width())); }

void DifferencePlot::fillCells() {
  const std::size_t cells = cellCount();
  auto* image = map_->data();
  image->setSize(static_cast<int>(cells), rowCount());
  const double half = 0.5 / static_cast<double>(cells), inset = rowCount() > 1 ? 0.5 : 0;
  image->setRange({half, 1 - half}, {inset, rowCount() - inset});
  const bool byRow = scale_ == RowScale::row;
  double largest = 0;
  for (int row = 0; row < rowCount(); ++row) {
    const auto values = cellsOf(row, cells);
    const double own = largestSize(values);
    largest = std::max(largest, own);
    for (std::size_t cell = 0; cell < cells; ++cell)
      image->setCell(static_cast<int>(cell), row, byRow && own > 0 ? values[cell] / own : values[cell]);
  }
  const double end = byRow || largest <= 0 ? 1 : largest;
  bar_->setDataRange({-end, end});
  labelBar();
}

QString DifferencePlot::scaleText() const {
  return scale_ == RowScale::row ? tr("%1, share of the row's largest difference").arg(titleOf(*metric_))
                                 : tr("%1, difference").arg(titleOf(*metric_));
}

void DifferencePlot::labelBar() {
  const bool isSeenWhole = !parentWidget() || height() <= parentWidget()->height();
  bar_->axis()->setLabel(isSeenWhole && width() >= leastForBarLabel ? scaleText() : QString());
}

int DifferencePlot::rowAt(const QPointF& position) const {
  const double row = yAxis->pixelToCoord(position.y());
  return row >= 0 && row < rowCount() ? static_cast<int>(row) : -1;
}

QString DifferencePlot::tooltipAt(const QPointF& position) const {
  const int row = rowAt(position);
  const double across = xAxis->pixelToCoord(position.x());
  if (row < 0 || across < 0 || across >= 1) return {};
  const auto& name = layers_[static_cast<std::size_t>(row)];
  const auto before = metric_->compute(findLayer(*before_, name)->statistics);
  const auto after = metric_->compute(findLayer(*after_, name)->statistics);
  const auto channel = static_cast<std::size_t>(across * static_cast<double>(after.size()));
  return tr("<b>%1</b>, channel %2<br>before: %3<br>now: %4<br>difference: %5")
      .arg(QString::fromStdString(name).toHtmlEscaped())
      .arg(channel)
      .arg(valueText(before[channel]), valueText(after[channel]), valueText(after[channel] - before[channel]));
}

void DifferencePlot::resizeEvent(QResizeEvent* event) {
  updateLabels();
  labelBar();
  QCustomPlot::resizeEvent(event);
}

void DifferencePlot::mousePressEvent(QMouseEvent* event) {
  const int row = rowAt(event->position());
  if (event->button() == Qt::LeftButton && row >= 0) emit rowClicked(row);
  QCustomPlot::mousePressEvent(event);
}

void DifferencePlot::mouseMoveEvent(QMouseEvent* event) {
  QToolTip::showText(event->globalPosition().toPoint(), tooltipAt(event->position()), this);  // hidden when empty
  QCustomPlot::mouseMoveEvent(event);
}

// What it stands in scrolls.
void DifferencePlot::wheelEvent(QWheelEvent* event) { event->ignore(); }

void DifferencePlot::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
  if (step == 0 || rowCount() == 0) return QCustomPlot::keyPressEvent(event);
  emit rowClicked(std::clamp(selectedRow_ + step, 0, rowCount() - 1));
}

}  // namespace cleanai::ui
