// One layer's channels as a falling curve: what stays in one colour, what goes in another, and the cut between them.
#pragma once

#include <qcustomplot.h>

#include <QPalette>
#include <span>
#include <vector>

namespace cleanai::ui {

class CurvePlot : public QCustomPlot {
  Q_OBJECT

 public:
  explicit CurvePlot(QWidget* parent = nullptr);

  /// `keeps` is by channel; empty when there is no plan. With a plan a line marks the number of kept channels.
  void showChannels(std::span<const double> values, const std::vector<char>& keeps, const QString& valueName);
  void clear();
  void setPlotPalette(const QPalette& palette);
  /// The channel at a position, its value and its fate; empty where there is none.
  QString tooltipAt(const QPointF& position) const;

 protected:
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  struct Bar {
    std::size_t channel;
    double value;
    bool kept;
  };
  void drawCut(std::size_t kept, std::size_t channels);

  std::vector<Bar> order_;  // as drawn, from left to right
  QCPBars* kept_;
  QCPBars* removed_;
  QCPItemRect* removedRange_;
  QCPItemStraightLine* cut_;
  QCPItemText* cutText_;
};

}  // namespace cleanai::ui
