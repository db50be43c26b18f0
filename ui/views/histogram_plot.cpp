// How a layer's values are spread: channels by interval, those that stay below those that go.
#include "ui/views/histogram_plot.h"

#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>

#include "ui/base/appearance.h"
#include "ui/base/formats.h"
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

QCPBars* makeBars(QCustomPlot& plot, const QColor& colour) {
  auto* bars = new QCPBars(plot.xAxis, plot.yAxis);
  bars->setBrush(colour);
  bars->setAntialiased(false);
  return bars;
}

}  // namespace

HistogramPlot::HistogramPlot(QWidget* parent)
    : QCustomPlot(parent), kept_(makeBars(*this, keptColour())), removed_(makeBars(*this, removedColour())) {
  setMouseTracking(true);
  setMinimumSize(160, 100);
  removed_->moveAbove(kept_);
  yAxis->setLabel(tr("channels"));
  auto wholeNumbers = QSharedPointer<QCPAxisTickerFixed>::create();
  wholeNumbers->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
  yAxis->setTicker(wholeNumbers);
  xAxis->grid()->setVisible(false);
  cut_ = new QCPItemStraightLine(this);
  missing_ = new QCPItemText(this);
  missing_->position->setType(QCPItemPosition::ptAxisRectRatio);
  missing_->position->setCoords(1, 0);
  missing_->setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
  missing_->setPadding({4, 2, 4, 2});
  setPlotPalette(palette());
  clear();
}

void HistogramPlot::showChannels(std::span<const double> values, const std::vector<char>& keeps,
                                 const QString& valueName) {
  histogram_ = histogramOf(values, keeps);
  QVector<double> places, kept, removed;
  int most = 1;
  for (std::size_t i = 0; i < histogram_.kept.size(); ++i) {
    places.append(histogram_.low + (double(i) + 0.5) * histogram_.width());
    kept.append(histogram_.kept[i]);
    removed.append(histogram_.removed[i]);
    most = std::max(most, histogram_.kept[i] + histogram_.removed[i]);
  }
  kept_->setData(places, kept, true);
  removed_->setData(places, removed, true);
  for (auto* bars : {kept_, removed_}) bars->setWidth(histogram_.width());
  const bool isEmpty = histogram_.kept.empty();
  xAxis->setVisible(!isEmpty);
  yAxis->setVisible(!isEmpty);
  xAxis->setLabel(valueName);
  xAxis->setRange(histogram_.low, histogram_.high);
  yAxis->setRange(0, most * 1.08);
  cut_->setVisible(histogram_.cut.has_value());
  if (histogram_.cut) {
    cut_->point1->setCoords(*histogram_.cut, 0);
    cut_->point2->setCoords(*histogram_.cut, 1);
  }
  missing_->setVisible(histogram_.withoutValue > 0);
  missing_->setText(tr("%1 channels without a value").arg(histogram_.withoutValue));
  replot(rpQueuedReplot);
}

void HistogramPlot::clear() { showChannels({}, {}, {}); }

void HistogramPlot::setPlotPalette(const QPalette& colours) {
  applyPalette(*this, colours);
  for (auto* bars : {kept_, removed_}) bars->setPen(QPen(colours.color(QPalette::Base), 1));
  cut_->setPen(QPen(colours.color(QPalette::Text), 1, Qt::DashLine));
  missing_->setColor(secondaryText(colours));
  replot(rpQueuedReplot);
}

QString HistogramPlot::tooltipAt(const QPointF& position) const {
  if (histogram_.kept.empty() || !axisRect()->rect().contains(position.toPoint())) return {};
  const double place = (xAxis->pixelToCoord(position.x()) - histogram_.low) / histogram_.width();
  const auto bin = std::min(static_cast<std::size_t>(std::max(0.0, place)), histogram_.kept.size() - 1);
  const double low = histogram_.low + double(bin) * histogram_.width();
  return tr("%1 to %2: %3 kept, %4 removed")
      .arg(valueText(low, 3), valueText(low + histogram_.width(), 3))
      .arg(histogram_.kept[bin])
      .arg(histogram_.removed[bin]);
}

void HistogramPlot::mouseMoveEvent(QMouseEvent* event) {
  QToolTip::showText(event->globalPosition().toPoint(), tooltipAt(event->position()), this);  // hidden when empty
}

}  // namespace cleanai::ui
