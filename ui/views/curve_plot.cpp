// One layer's channels as a falling curve: what stays in one colour, what goes in another, and the cut between them.
// How mouse and keyboard move the cut is in curve_plot_input.cpp.
#include "ui/views/curve_plot.h"

#include <algorithm>
#include <cmath>

#include "ui/base/appearance.h"
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

constexpr int textPadding = 6;

QCPBars* makeBars(QCustomPlot& plot, const QColor& colour) {
  auto* bars = new QCPBars(plot.xAxis, plot.yAxis);
  bars->setWidth(1);
  bars->setBrush(colour);
  bars->setPen(QPen(colour, 0));
  bars->setAntialiased(false);
  return bars;
}

}  // namespace

CurvePlot::CurvePlot(QWidget* parent)
    : QCustomPlot(parent), kept_(makeBars(*this, keptColour())), removed_(makeBars(*this, removedColour())) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setMinimumSize(160, 100);
  xAxis->setLabel(tr("channels, strongest first"));
  xAxis->grid()->setVisible(false);
  removedRange_ = new QCPItemRect(this);
  removedRange_->setLayer(QStringLiteral("background"));
  removedRange_->setPen(Qt::NoPen);
  QColor tint = removedColour();
  tint.setAlphaF(0.10f);
  removedRange_->setBrush(tint);
  for (auto* corner : {removedRange_->topLeft, removedRange_->bottomRight}) {
    corner->setTypeX(QCPItemPosition::ptPlotCoords);
    corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
  }
  selection_ = new QCPItemRect(this);
  selection_->setLayer(QStringLiteral("background"));
  selection_->setPen(Qt::NoPen);
  for (auto* corner : {selection_->topLeft, selection_->bottomRight}) {
    corner->setTypeX(QCPItemPosition::ptPlotCoords);
    corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
  }
  cut_ = new QCPItemStraightLine(this);
  cutText_ = new QCPItemText(this);
  cutText_->setClipToAxisRect(false);
  cutText_->position->setTypeX(QCPItemPosition::ptPlotCoords);
  cutText_->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  cutText_->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
  cutText_->setPadding({textPadding, 2, textPadding, 2});
  connect(this, &QCustomPlot::afterLayout, this, &CurvePlot::placeCutText);
  setPlotPalette(palette());
  clear();
}

void CurvePlot::showChannels(std::span<const double> values, const std::vector<char>& keeps, const QString& valueName) {
  order_.clear();
  for (std::size_t i = 0; i < values.size(); ++i) order_.push_back({i, values[i], keeps.empty() || keeps[i] != 0});
  std::stable_sort(order_.begin(), order_.end(), [](const Bar& a, const Bar& b) {
    if (std::isnan(a.value) != std::isnan(b.value)) return std::isnan(b.value);
    if (a.value != b.value && !std::isnan(a.value)) return a.value > b.value;
    return a.kept && !b.kept;  // equals, and channels without a value: kept ones first
  });
  QVector<double> keptAt, keptValues, removedAt, removedValues;
  double low = 0, high = 0;
  std::size_t kept = 0;
  for (std::size_t rank = 0; rank < order_.size(); ++rank) {
    const Bar& bar = order_[rank];
    kept += bar.kept ? 1 : 0;
    if (std::isnan(bar.value)) continue;
    low = std::min(low, bar.value);
    high = std::max(high, bar.value);
    (bar.kept ? keptAt : removedAt).append(double(rank) + 1);
    (bar.kept ? keptValues : removedValues).append(bar.value);
  }
  kept_->setData(keptAt, keptValues, true);
  removed_->setData(removedAt, removedValues, true);
  if (high <= low) high = low + 1;
  xAxis->setVisible(true);
  yAxis->setVisible(true);
  xAxis->setRange(0.5, std::max(1.5, double(order_.size()) + 0.5));
  yAxis->setRange(low * 1.05, high * 1.12);
  yAxis->setLabel(valueName);
  hasCut_ = !keeps.empty();
  drawCut(hasCut_ ? kept : order_.size(), order_.size());
  drawSelection();
  replot(rpQueuedReplot);
}

void CurvePlot::drawCut(std::size_t kept, std::size_t channels) {
  const bool shown = kept < channels || (hasCut_ && cutMovable_);
  for (auto* item : std::initializer_list<QCPAbstractItem*>{cut_, cutText_, removedRange_}) item->setVisible(shown);
  const double at = double(kept) + 0.5;
  cut_->point1->setCoords(at, 0);
  cut_->point2->setCoords(at, 1);
  removedRange_->topLeft->setCoords(at, 0);
  removedRange_->bottomRight->setCoords(double(channels) + 0.5, 1);
  cutText_->position->setCoords(at, 0.0);
  cutText_->setText(tr("%1 kept | %2 removed").arg(kept).arg(channels - kept));
}

/// What is kept stands on its side of the cut, what is removed on the other; where one side is too narrow, both stand
/// on the other, within the axes in any case.
void CurvePlot::placeCutText() {
  const QString text = cutText_->text();
  const QFontMetrics metrics(cutText_->font());
  const double width = metrics.horizontalAdvance(text) + 2 * textPadding;
  const double bar =
      metrics.horizontalAdvance(text.section(u'|', 0, 0)) + textPadding + metrics.horizontalAdvance(u'|') / 2.0;
  const double cut = xAxis->coordToPixel(cut_->point1->coords().x());
  const double least = axisRect()->left(), most = axisRect()->right() - width;
  double left = cut - bar;
  if (left > most) left = cut - width;
  if (left < least) left = cut <= most ? cut : least;
  cutText_->position->setCoords(xAxis->pixelToCoord(left), 0.0);
}

void CurvePlot::clear() {
  order_.clear();
  hasCut_ = false;
  kept_->data()->clear();
  removed_->data()->clear();
  drawCut(0, 0);
  drawSelection();
  xAxis->setVisible(false);
  yAxis->setVisible(false);
  replot(rpQueuedReplot);
}

void CurvePlot::setCutMovable(bool movable) {
  if (movable == cutMovable_) return;
  cutMovable_ = movable;
  if (!movable) release();
  colourCut();
}

void CurvePlot::setSelectedChannel(int channel) {
  if (channel == selectedChannel_) return;
  selectedChannel_ = channel;
  drawSelection();
  replot(rpQueuedReplot);
}

void CurvePlot::drawSelection() {
  const auto found = std::find_if(order_.begin(), order_.end(), [&](const Bar& bar) {
    return selectedChannel_ >= 0 && bar.channel == static_cast<std::size_t>(selectedChannel_);
  });
  selection_->setVisible(found != order_.end());
  if (found == order_.end()) return;
  const double rank = double(found - order_.begin()) + 1, least = double(order_.size()) / 150;
  selection_->topLeft->setCoords(rank - std::max(0.5, least), 0);
  selection_->bottomRight->setCoords(rank + std::max(0.5, least), 1);
}

void CurvePlot::setPlotPalette(const QPalette& colours) {
  applyPalette(*this, colours);
  colours_ = colours;
  QColor tint = colours.color(QPalette::Highlight);
  tint.setAlphaF(0.30f);
  selection_->setBrush(tint);
  cutText_->setColor(colours.color(QPalette::Text));
  colourCut();
}

/// Solid where it can be moved, and in the colour of the focus when the keys move it.
void CurvePlot::colourCut() {
  const bool isFocused = cutMovable_ && (hasFocus() || grabbed_);
  const QColor colour = colours_.color(isFocused ? QPalette::Highlight : QPalette::Text);
  cut_->setPen(QPen(colour, isFocused ? 2.5 : cutMovable_ ? 1.5 : 1, cutMovable_ ? Qt::SolidLine : Qt::DashLine));
  replot(rpQueuedReplot);
}

}  // namespace cleanai::ui
