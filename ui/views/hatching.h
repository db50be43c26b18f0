// Diagonal lines over cells of a heatmap: one picture at the screen's resolution, whatever the number of channels.
#pragma once

#include <qcustomplot.h>

#include <QImage>
#include <vector>

namespace cleanai::ui {

/// A dark and a light line side by side, so that they are seen on any colour.
class Hatching : public QCPLayerable {
  Q_OBJECT

 public:
  /// Lives on a buffered layer of its own, so that it is redrawn without the rest. Belongs to the plot.
  Hatching(QCustomPlot& plot, const QString& layer);

  /// Rows of cells from top to bottom, 1 where lines are, all of one length; drawn into `area` in logical pixels.
  void setCells(const std::vector<std::vector<char>>& rows, const QRectF& area, double pixelRatio);
  /// What the cells were drawn into.
  const QRectF& area() const { return area_; }
  /// Draws only the hatching anew.
  void redraw();

 protected:
  void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
  void draw(QCPPainter* painter) override;

 private:
  QImage image_;
  QRectF area_;
};

/// A small sample for a legend, on a cell of this colour.
QPixmap hatchingSample(const QColor& cell, int pixels);

}  // namespace cleanai::ui
