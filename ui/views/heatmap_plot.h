// The coverage heatmap: one row a layer, every channel in it, drawn at the screen's resolution.
#pragma once

#include <qcustomplot.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/pruning/plan.h"
#include "core/report/colour_range.h"
#include "core/report/heatmap.h"
#include "ui/session/drawing.h"
#include "ui/views/hatching.h"

namespace cleanai::ui {

/// Draws the rows that fit, from firstRow() on, and of each the part in window(). Scores live only while the cells are
/// filled. A place is where a channel stands in its row: its index, unless the drawing orders them otherwise.
class HeatmapPlot : public QCustomPlot {
  Q_OBJECT

 public:
  /// Places [begin, end) of a layer under a point; more than one where the row has more channels than pixels.
  struct Hit {
    int row;
    std::size_t begin;
    std::size_t end;
    std::size_t place;  ///< the one that the point means
  };

  explicit HeatmapPlot(QWidget* parent = nullptr);

  void setCoverage(std::shared_ptr<const Coverage> coverage);
  void setDrawing(const Metric& metric, const Drawing& drawing);
  /// Hatches the channels that it removes; null: none. Draws nothing else anew.
  void setPlan(std::shared_ptr<const Plan> plan);
  /// -1: none. Scrolls to it.
  void setSelectedRow(int row);
  /// Of the selected row; -1: none. Pans to it.
  void setSelectedChannel(int channel);
  void setFirstRow(int row);
  /// In pixels; 0: chosen so that labels can be read.
  void setRowHeight(int height);
  /// The part of every row that is shown, at least a few channels of the widest one.
  void setWindow(RowWindow window);
  /// Around a share of the row, 0..1: a factor above 1 shows less of it, larger.
  void zoom(double factor, double around);
  void setPlotPalette(const QPalette& palette);

  int firstRow() const { return firstRow_; }
  int visibleRows() const { return visibleRows_; }
  int rowCount() const;
  int rowHeight() const;
  RowWindow window() const { return window_; }
  /// The map that is drawn with, chosen or automatic.
  ColourMap colours() const { return colours_; }
  std::optional<Hit> hitAt(const QPointF& position) const;
  /// The channel at a place of a row.
  std::size_t channelAt(int row, std::size_t place) const;
  /// Centre of a visible row's cell that holds `channel`.
  QPointF positionOf(int row, std::size_t channel) const;
  /// Layer, channel or channels, and exact values, as rich text; empty where there is nothing.
  QString tooltipAt(const QPointF& position) const;

 signals:
  void rowClicked(int row);
  /// Follows rowClicked where a channel was meant.
  void channelClicked(int channel);
  void viewChanged();
  /// Ctrl and the wheel: +1 larger, -1 smaller rows.
  void rowHeightStep(int direction);
  /// The whole network is to be shown.
  void wholeRequested();

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  using Order = std::vector<std::uint32_t>;
  struct Drag {
    QPointF from;
    RowWindow window;
    int firstRow;
    bool moved = false;
  };

  const LayerStatistics& statistics(int row) const;
  /// Channels by place; empty: by index. Computed once for a coverage and an order.
  const Order& orderOf(int row) const;
  std::size_t placeOf(int row, std::size_t channel) const;
  void moveChannel(int step);
  void updateScale();
  void updateBar();
  void updatePlaceTexts();
  std::size_t cellCount() const;
  QRectF cellArea() const;
  void updateLabels();
  void layRowsOut();
  void fillCells();
  void hatch();
  std::vector<char> removedCells(int row) const;
  void markSelection();
  /// After the values to draw changed.
  void refill();
  /// After only the drawing's place changed.
  void redraw();

  std::shared_ptr<const Coverage> coverage_;
  std::shared_ptr<const Plan> plan_;
  const Metric* metric_;
  Drawing drawing_;
  ColourMap colours_ = ColourMap::viridis;
  RowWindow window_;
  mutable std::vector<std::optional<Order>> orders_;  // by row, once asked for
  mutable std::vector<std::size_t> planned_;          // by row: the plan's layer, as far as it was looked up
  int selectedRow_ = -1;
  int selectedChannel_ = -1;
  int firstRow_ = 0;
  int visibleRows_ = 0;
  int wantedRowHeight_ = 0;
  ColourRange shared_;  // of all rows
  bool stale_ = true;   // cells must be filled before the next drawing
  std::optional<Drag> drag_;
  QCPColorMap* map_;
  QCPColorScale* bar_;
  QStringList barLabels_;  // the longest first; the first that fits is drawn
  Hatching* hatching_;
  QCPItemRect* selection_;
  QCPItemRect* halo_;  // around the selected channel, so that its outline is seen on any colour
  QCPItemRect* mark_;
  QPalette palette_;
};

}  // namespace cleanai::ui
