// How two analyses differ as a heatmap: one row a layer, one cell a channel, no difference in the middle of the
// colours.
#pragma once

#include <qcustomplot.h>

#include <memory>
#include <string>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/coverage/metrics.h"
#include "ui/session/view_state.h"

namespace cleanai::ui {

/// Draws all rows, each high enough for its label; put it into something that scrolls.
class DifferencePlot : public QCustomPlot {
  Q_OBJECT

 public:
  explicit DifferencePlot(QWidget* parent = nullptr);

  /// Rows are the layers of these names, which both have with as many channels.
  void setAnalyses(std::shared_ptr<const Coverage> before, std::shared_ptr<const Coverage> after,
                   std::vector<std::string> layers);
  void setDrawing(const Metric& metric, RowScale scale);
  /// -1: none.
  void setSelectedRow(int row);
  /// Where a row is drawn, in the widget.
  QRect rectOf(int row) const;
  void setPlotPalette(const QPalette& palette);

  int rowCount() const { return static_cast<int>(layers_.size()); }
  const std::vector<std::string>& layers() const { return layers_; }
  /// What a cell shows, 0 in the middle of the colours; for tests. NaN where there is no value.
  double cellAt(int row, int cell) const;
  /// What the colours stand for.
  QString scaleText() const;
  /// Layer, channel and both values, as rich text; empty where there is nothing.
  QString tooltipAt(const QPointF& position) const;
  QSize sizeHint() const override;

 signals:
  void rowClicked(int row);

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  int rowAt(const QPointF& position) const;
  std::vector<double> differences(int row) const;
  std::vector<double> cellsOf(int row, std::size_t cells) const;
  void updateLabels();
  /// Where the label is seen whole and leaves the cells their room.
  void labelBar();
  void fill();
  void fillCells();
  std::size_t cellCount() const;

  std::shared_ptr<const Coverage> before_, after_;
  std::vector<std::string> layers_;
  const Metric* metric_;
  RowScale scale_ = RowScale::row;
  int selectedRow_ = -1;
  QCPColorMap* map_;
  QCPColorScale* bar_;
  QCPItemRect* selection_;
};

}  // namespace cleanai::ui
