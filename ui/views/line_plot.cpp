// One value over another as a line, with levels to compare it with.
#include "ui/views/line_plot.h"

#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <utility>

#include "ui/base/appearance.h"
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

constexpr int axisWidth = 60;     // of the value axis with its name
constexpr int numberWidth = 45;   // of a number below, with room
constexpr double headroom = 0.4;  // above the greatest, for the name of a level
constexpr double nearness = 0.2;  // levels that are no further apart have no room for a name between them

bool hasNearOneAbove(const LinePlot::Level& level, const std::vector<LinePlot::Level>& levels, double range) {
  return std::any_of(levels.begin(), levels.end(), [&](const LinePlot::Level& other) {
    return other.value > level.value && other.value - level.value < nearness * range;
  });
}

}  // namespace

LinePlot::LinePlot(const QString& xName, const QString& yName, std::function<QString(double, double)> told,
                   QWidget* parent)
    : QCustomPlot(parent), told_(std::move(told)) {
  setMouseTracking(true);
  setMinimumSize(90, 85);
  xAxis->setLabel(xName);
  yAxis->setLabel(yName);
  yAxis->ticker()->setTickCount(4);
  xAxis->ticker()->setTickStepStrategy(QCPAxisTicker::tssMeetTickCount);
  setPlotPalette(palette());
}

void LinePlot::showLine(const QVector<double>& x, const QVector<double>& y, const std::vector<Level>& levels,
                        bool marks) {
  x_ = x;
  y_ = y;
  levels_ = levels;
  marks_ = marks;
  draw();
}

void LinePlot::setPlotPalette(const QPalette& colours) {
  colours_ = colours;
  applyPalette(*this, colours);
  draw();
}

void LinePlot::draw() {
  clearGraphs();
  clearItems();
  const bool shown = !x_.isEmpty();
  for (auto* axis : {xAxis, yAxis}) axis->setVisible(shown);
  if (shown) {
    auto* graph = addGraph();
    graph->setPen(QPen(keptColour(), 1.8));
    QColor area = keptColour();
    area.setAlphaF(0.14f);
    graph->setBrush(area);
    if (marks_) graph->setScatterStyle({QCPScatterStyle::ssDisc, keptColour(), 6});
    graph->setData(x_, y_, true);
    double top = std::max(top_, *std::max_element(y_.begin(), y_.end()));
    const double bottom = std::min(bottom_, *std::min_element(y_.begin(), y_.end()));
    for (const Level& level : levels_) top = std::max(top, level.value);
    xAxis->setRange(marks_ ? 0 : x_.front(), std::max(x_.back(), x_.front() + 1));
    yAxis->setRange(bottom, top > bottom ? top + (top - bottom) * (levels_.empty() ? 0.12 : headroom) : bottom + 1);
    for (const Level& level : levels_) {
      auto* line = new QCPItemStraightLine(this);
      line->point1->setCoords(0, level.value);
      line->point2->setCoords(1, level.value);
      const QColor colour = level.isAccented ? removedColour() : secondaryText(colours_);
      line->setPen(QPen(colour, 1, Qt::DashLine));
      auto* name = new QCPItemText(this);
      name->setText(level.name);
      name->setColor(secondaryText(colours_));
      const bool isBelow = hasNearOneAbove(level, levels_, top - bottom);
      name->setPositionAlignment(Qt::AlignLeft | (isBelow ? Qt::AlignTop : Qt::AlignBottom));
      name->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
      name->position->setCoords(0.02, level.value);
    }
  }
  replot(rpQueuedReplot);
}

QString LinePlot::tooltipAt(const QPointF& position) const {
  if (x_.isEmpty() || !axisRect()->rect().contains(position.toPoint())) return {};
  const double at = xAxis->pixelToCoord(position.x());
  const auto after = std::lower_bound(x_.begin(), x_.end(), at);
  auto place = after - x_.begin();
  if (after == x_.end() || (place > 0 && at - x_[place - 1] < x_[place] - at)) --place;
  return told_(x_[place], y_[place]);
}

void LinePlot::mouseMoveEvent(QMouseEvent* event) {
  QToolTip::showText(event->globalPosition().toPoint(), tooltipAt(event->position()), this);  // hidden when empty
  QCustomPlot::mouseMoveEvent(event);
}

void LinePlot::resizeEvent(QResizeEvent* event) {
  xAxis->ticker()->setTickCount(std::clamp((width() - axisWidth) / numberWidth, 1, 3));
  QCustomPlot::resizeEvent(event);
}

}  // namespace cleanai::ui
