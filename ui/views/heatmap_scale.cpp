// The heatmap's colours: range, map and colour bar, and what stands along the rows.
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/base/core_texts.h"
#include "ui/base/fonts.h"
#include "ui/base/formats.h"
#include "ui/views/heatmap_plot.h"
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

constexpr double noticeablyNegative = 0.01;  // of the largest value: less is one-sided with a little noise
constexpr int barDigits = 3;

/// A step of 1, 2 or 5 times a power of ten that fits into `span` about four times.
double roundStep(double span) {
  const double rough = span / 4;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  const double digit = rough / power;
  return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
}

/// Values to write beside the bar.
std::vector<double> tickValues(const ColourRange& range) {
  std::vector<double> ticks;
  const double low = range.valueAt(0), high = range.valueAt(1);
  if (!(high > low)) return {0};
  if (range.isLogarithmic) {
    for (int decade = 0; decade <= static_cast<int>(logDecades); ++decade) {
      const double value = high * std::pow(10, -decade);
      if (range.isSigned && decade == static_cast<int>(logDecades)) break;  // at zero
      ticks.push_back(value);
      if (range.isSigned) ticks.push_back(-value);
    }
    if (range.isSigned) ticks.push_back(0);
    return ticks;
  }
  const double step = roundStep(high - low);
  for (double value = std::ceil(low / step - 1e-9) * step; value <= high + 1e-9 * step; value += step)
    ticks.push_back(std::abs(value) < step / 2 ? 0 : value);
  return ticks;
}

}  // namespace

void HeatmapPlot::updateScale() {
  std::vector<double> all;
  for (int row = 0; row < rowCount(); ++row) {
    const auto scores = metric_->compute(statistics(row));
    all.insert(all.end(), scores.begin(), scores.end());
  }
  shared_ = rangeOf(all, drawing_.clip);
  const bool hasSigns = shared_.low < 0 && -shared_.low > noticeablyNegative * shared_.high;
  colours_ = drawing_.colours.value_or(hasSigns ? ColourMap::diverging : ColourMap::viridis);
  shared_.isSigned = colours_ == ColourMap::diverging;
  shared_.isLogarithmic = drawing_.isLogarithmic;
  map_->setGradient(gradientOf(colours_));
  updateBar();
  bar_->setVisible(rowCount() > 0);
  xAxis->setVisible(rowCount() > 0);
}

void HeatmapPlot::updateBar() {
  ColourRange range = shared_;
  if (drawing_.rowScale == RowScale::row) {  // ends of every row's own range
    range.high = 1;
    range.low = range.isSigned ? -1 : 0;
  }
  QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
  for (const double value : tickValues(range)) {
    const bool isLowest = range.isLogarithmic && !range.isSigned && range.positionOf(value) < 1e-9;
    const QString text = valueText(value, barDigits);
    ticker->addTick(range.positionOf(value), isLowest ? QStringLiteral("≤ ") + text : text);
  }
  bar_->axis()->setTicker(ticker);
  QString unit;
  if (drawing_.rowScale == RowScale::row)
    unit = shared_.isSigned ? tr("share of the row's largest") : tr("share of the row's range");
  if (drawing_.clip > 0) {
    const QString clipped = tr("clipped at %1").arg(percentText(drawing_.clip, 0));
    unit = unit.isEmpty() ? clipped : unit + QStringLiteral(", ") + clipped;
  }
  barLabels_ = {titleOf(*metric_)};
  if (!unit.isEmpty()) barLabels_ = {barLabels_.front() + QStringLiteral(", ") + unit, unit};
  bar_->axis()->setLabel(barLabels_.front());  // margins need to know of it before the one that fits is chosen
}

void HeatmapPlot::updatePlaceTexts() {
  const bool whole = window_ == RowWindow{};
  QStringList middles{drawing_.order == ChannelOrder::score ? tr("channels by value; their number at the right")
                      : drawing_.order == ChannelOrder::cluster
                          ? tr("similar channels together; their number at the right")
                          : tr("channels of the layer; their number at the right")};
  if (!whole) middles = {tr("part of the channels; Home shows all")};
  middles.append(middles.front().section(u';', 0, 0));
  const QString first = whole ? tr("first") : percentText(window_.from);
  const QString last = whole ? tr("last") : percentText(window_.to);
  const QFontMetrics letters(xAxis->tickLabelFont());
  // The outer texts stand with their middles at the ends.
  const int outside = (letters.horizontalAdvance(first) + letters.horizontalAdvance(last)) / 2;
  const int room = axisRect()->width() - outside - 4 * letters.averageCharWidth();
  QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
  ticker->addTick(window_.from, first);
  ticker->addTick((window_.from + window_.to) / 2, fittingText(middles, letters, room));
  ticker->addTick(window_.to, last);
  xAxis->setTicker(ticker);
  xAxis->setRange(window_.from, window_.to);
}

}  // namespace cleanai::ui
