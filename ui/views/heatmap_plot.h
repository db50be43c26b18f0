// The coverage heatmap: one row a layer, every channel in it, drawn at the screen's resolution.
#pragma once

#include <qcustomplot.h>

#include <cstddef>
#include <memory>
#include <optional>

#include "core/coverage/coverage.h"
#include "core/report/heatmap.h"
#include "ui/session/score_array.h"
#include "ui/session/view_state.h"

namespace cleanai::ui {

/// Draws the rows that fit, from firstRow() on. Scores live only while the cells are filled.
class HeatmapPlot : public QCustomPlot {
  Q_OBJECT

 public:
  /// Channels [begin, end) of a layer under a point; more than one where the row has more channels than pixels.
  struct Hit {
    int row;
    std::size_t begin;
    std::size_t end;
  };

  explicit HeatmapPlot(std::shared_ptr<ScoreLedger> ledger, QWidget* parent = nullptr);

  void setCoverage(std::shared_ptr<const Coverage> coverage);
  void setDrawing(const Metric& metric, RowScale scale, Reduce reduce);
  /// -1: none. Scrolls to it.
  void setSelectedRow(int row);
  void setFirstRow(int row);
  /// In pixels; 0: chosen so that labels can be read.
  void setRowHeight(int height);
  void setPlotPalette(const QPalette& palette);

  int firstRow() const { return firstRow_; }
  int visibleRows() const { return visibleRows_; }
  int rowCount() const;
  int rowHeight() const;
  std::optional<Hit> hitAt(const QPointF& position) const;
  /// Centre of a visible row's cell that holds `channel`.
  QPointF positionOf(int row, std::size_t channel) const;
  /// Layer, channel or channels, and exact values, as rich text; empty where there is nothing.
  QString tooltipAt(const QPointF& position) const;

 signals:
  void rowClicked(int row);
  void viewChanged();
  /// Ctrl and the wheel: +1 larger, -1 smaller rows.
  void rowHeightStep(int direction);

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Range {
    double low = 0;
    double high = 1;
  };
  const LayerStatistics& statistics(int row) const;
  Range globalRange() const;
  void updateScale();
  std::size_t cellCount() const;
  void updateLabels();
  void layRowsOut();
  void fillCells();
  void markSelection();
  /// After the values to draw changed.
  void refill();
  /// After only the drawing's place changed.
  void redraw();

  std::shared_ptr<ScoreLedger> ledger_;
  std::shared_ptr<const Coverage> coverage_;
  const Metric* metric_;
  RowScale scale_ = RowScale::row;
  Reduce reduce_ = Reduce::maximum;
  int selectedRow_ = -1;
  int firstRow_ = 0;
  int visibleRows_ = 0;
  int wantedRowHeight_ = 0;
  Range shared_;       // of all rows
  bool stale_ = true;  // cells must be filled before the next drawing
  QCPColorMap* map_;
  QCPColorScale* bar_;
  QCPItemRect* selection_;
  QPalette palette_;
};

}  // namespace cleanai::ui
