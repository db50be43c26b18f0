// Accuracy over the share of a group that goes, a curve for each group, with the chosen points.
#include "ui/views/sensitivity_plot.h"

#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/base/appearance.h"
#include "ui/base/formats.h"
#include "ui/models/sensitivity_model.h"
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

constexpr double reach = 14;  // pixels from a point within which it is told

double percent(double share) { return share * 100; }

QString nameOf(const SensitivityCurve& curve) {
  if (curve.layers.empty()) return {};
  const QString first = QString::fromStdString(curve.layers.front());
  return curve.layers.size() == 1 ? first
                                  : SensitivityPlot::tr("%1 and %2 more").arg(first).arg(curve.layers.size() - 1);
}

}  // namespace

SensitivityPlot::SensitivityPlot(QWidget* parent) : QCustomPlot(parent) {
  setMouseTracking(true);
  setMinimumSize(220, 120);
  setNoAntialiasingOnDrag(true);
  xAxis->setLabel(tr("share of the group's channels removed, %"));
  xAxis->setRange(0, 100);
  whole_ = new QCPItemStraightLine(this);
  setPlotPalette(palette());
}

void SensitivityPlot::showCurves(std::shared_ptr<const Sensitivity> sensitivity, std::optional<std::size_t> selected,
                                 std::vector<double> chosen) {
  sensitivity_ = std::move(sensitivity);
  selected_ = selected;
  chosen_ = std::move(chosen);
  draw();
}

void SensitivityPlot::setPlotPalette(const QPalette& colours) {
  colours_ = colours;
  applyPalette(*this, colours);
  draw();
}

void SensitivityPlot::draw() {
  clearGraphs();
  const bool shown = sensitivity_ && !sensitivity_->curves.empty();
  for (auto* axis : {xAxis, yAxis}) axis->setVisible(shown);
  whole_->setVisible(shown);
  if (shown) {
    const QColor text = colours_.color(QPalette::Text);
    QColor faint = secondaryText(colours_);
    faint.setAlphaF(0.45f);
    double lowest = percent(sensitivity_->original);
    const auto add = [&](const SensitivityCurve& curve, bool strong) {
      auto* graph = addGraph();
      graph->setPen(QPen(strong ? keptColour() : faint, strong ? 2.5 : 1));
      if (strong) graph->setScatterStyle({QCPScatterStyle::ssDisc, keptColour(), 6});
      for (const SensitivityPoint& point : pointsOf(*sensitivity_, curve)) {
        graph->addData(percent(point.ratio), percent(point.accuracy));
        lowest = std::min(lowest, percent(point.accuracy));
      }
      if (curve.group >= chosen_.size() || chosen_[curve.group] <= 0) return;
      const auto value = accuracyAt(*sensitivity_, curve, chosen_[curve.group]);
      if (!value) return;
      auto* mark = addGraph();
      mark->setLineStyle(QCPGraph::lsNone);
      mark->setScatterStyle({QCPScatterStyle::ssCircle, QPen(strong ? text : Qt::transparent),
                             QBrush(strong ? removedColour() : faint), strong ? 11.0 : 5.0});
      mark->addData(percent(chosen_[curve.group]), percent(*value));
    };
    for (const auto& curve : sensitivity_->curves)
      if (!selected_ || curve.group != *selected_) add(curve, false);
    if (const auto* curve = selected_ ? curveOf(*sensitivity_, *selected_) : nullptr) add(*curve, true);
    const double whole = percent(sensitivity_->original), room = std::max(1.0, (whole - lowest) * 0.06);
    yAxis->setRange(std::max(0.0, lowest - room), whole + room);
    yAxis->setLabel(sensitivity_->hasLabels ? tr("top-1, %") : tr("same answer, %"));
    whole_->point1->setCoords(0, whole);
    whole_->point2->setCoords(1, whole);
    whole_->setPen(QPen(secondaryText(colours_), 1, Qt::DashLine));
  }
  replot(rpQueuedReplot);
}

std::optional<QPointF> SensitivityPlot::chosenPoint() const {
  if (!sensitivity_ || !selected_ || *selected_ >= chosen_.size()) return std::nullopt;
  const auto* curve = curveOf(*sensitivity_, *selected_);
  const auto value = curve ? accuracyAt(*sensitivity_, *curve, chosen_[*selected_]) : std::nullopt;
  if (!value) return std::nullopt;
  return QPointF(percent(chosen_[*selected_]), percent(*value));
}

std::optional<SensitivityPlot::Near> SensitivityPlot::nearest(const QPointF& position) const {
  std::optional<Near> found;
  if (!sensitivity_ || !axisRect()->rect().contains(position.toPoint())) return found;
  double best = reach;
  for (const auto& curve : sensitivity_->curves) {
    const double handicap = selected_ == curve.group ? 0 : 2;  // the strong curve wins where several meet
    for (const auto& point : pointsOf(*sensitivity_, curve)) {
      const double distance = std::hypot(xAxis->coordToPixel(percent(point.ratio)) - position.x(),
                                         yAxis->coordToPixel(percent(point.accuracy)) - position.y()) +
                              handicap;
      if (distance >= best) continue;
      best = distance;
      found = Near{&curve, point};
    }
  }
  return found;
}

QString SensitivityPlot::tooltipAt(const QPointF& position) const {
  const auto near = nearest(position);
  if (!near) return {};
  return tr("%1: without %2 of its channels (%3 of %4 kept): %5")
      .arg(nameOf(*near->curve), percentText(near->point.ratio, 0),
           countText(static_cast<std::int64_t>(near->point.kept)),
           countText(static_cast<std::int64_t>(near->curve->units)), percentText(near->point.accuracy));
}

void SensitivityPlot::mouseMoveEvent(QMouseEvent* event) {
  QToolTip::showText(event->globalPosition().toPoint(), tooltipAt(event->position()), this);  // hidden when empty
  QCustomPlot::mouseMoveEvent(event);
}

void SensitivityPlot::mouseReleaseEvent(QMouseEvent* event) {
  QCustomPlot::mouseReleaseEvent(event);
  if (const auto near = nearest(event->position())) emit groupClicked(near->curve->group);
}

}  // namespace cleanai::ui
