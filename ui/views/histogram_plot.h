// How a layer's values are spread: channels by interval, those that stay below those that go.
#pragma once

#include <qcustomplot.h>

#include <QPalette>
#include <span>
#include <vector>

#include "ui/models/histogram.h"

namespace cleanai::ui {

class HistogramPlot : public QCustomPlot {
  Q_OBJECT

 public:
  explicit HistogramPlot(QWidget* parent = nullptr);

  /// `keeps` as in CurvePlot. The cut is drawn where the values that go are below those that stay.
  void showChannels(std::span<const double> values, const std::vector<char>& keeps, const QString& valueName);
  void clear();
  void setPlotPalette(const QPalette& palette);
  const Histogram& histogram() const { return histogram_; }
  /// The interval at a position and its channels; empty where there is none.
  QString tooltipAt(const QPointF& position) const;

 protected:
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  Histogram histogram_;
  QCPBars* kept_;
  QCPBars* removed_;
  QCPItemStraightLine* cut_;
  QCPItemText* missing_;
};

}  // namespace cleanai::ui
