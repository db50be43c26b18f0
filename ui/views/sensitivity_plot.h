// Accuracy over the share of a group that goes, a curve for each group, with the chosen points.
#pragma once

#include <qcustomplot.h>

#include <QPalette>
#include <memory>
#include <optional>
#include <vector>

#include "core/pruning/sensitivity.h"

namespace cleanai::ui {

class SensitivityPlot : public QCustomPlot {
  Q_OBJECT

 public:
  explicit SensitivityPlot(QWidget* parent = nullptr);

  /// `chosen` is by group the share that the plan takes away; empty without a plan. Null draws nothing.
  void showCurves(std::shared_ptr<const Sensitivity> sensitivity, std::optional<std::size_t> selected,
                  std::vector<double> chosen);
  void setPlotPalette(const QPalette& palette);
  /// Group, share and value of the nearest point; empty far from all.
  QString tooltipAt(const QPointF& position) const;
  int curveCount() const { return sensitivity_ ? static_cast<int>(sensitivity_->curves.size()) : 0; }
  /// Where the plan stands on the selected curve: percent removed, percent of accuracy.
  std::optional<QPointF> chosenPoint() const;

 signals:
  void groupClicked(std::size_t group);

 protected:
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  struct Near {
    const SensitivityCurve* curve;
    SensitivityPoint point;
  };
  std::optional<Near> nearest(const QPointF& position) const;
  void draw();

  std::shared_ptr<const Sensitivity> sensitivity_;
  std::optional<std::size_t> selected_;
  std::vector<double> chosen_;
  QPalette colours_;
  QCPItemStraightLine* whole_;
};

}  // namespace cleanai::ui
