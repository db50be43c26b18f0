// Diagonal lines over cells of a heatmap: one picture at the screen's resolution, whatever the number of channels.
#include "ui/views/hatching.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace cleanai::ui {
namespace {

constexpr int period = 7;                              // logical pixels from line to line
constexpr QRgb dark = 0xd0000000, light = 0xb0b0b0b0;  // premultiplied

/// Draws the lines that cross pixels [left, right) of a line of the picture.
void hatchLine(QRgb* pixels, int y, int left, int right, int scale) {
  const int step = period * scale;
  const int phase = (step - y % step) % step;  // x + y is a multiple of the step
  int line = left + (phase - left % step + step) % step - step;
  for (; line < right; line += step)
    for (int x = line; x < line + 2 * scale; ++x)
      if (x >= left && x < right) pixels[x] = x < line + scale ? dark : light;
}

}  // namespace

Hatching::Hatching(QCustomPlot& plot, const QString& layer) : QCPLayerable(&plot, layer) {}

void Hatching::setCells(const std::vector<std::vector<char>>& rows, const QRectF& area, double pixelRatio) {
  area_ = area;
  const int width = rows.empty() ? 0 : static_cast<int>(rows.front().size());
  const int height = static_cast<int>(std::round(area.height() * pixelRatio));
  if (width == 0 || height == 0) {
    image_ = {};
    return;
  }
  if (image_.size() != QSize(width, height)) image_ = QImage(width, height, QImage::Format_ARGB32_Premultiplied);
  image_.fill(Qt::transparent);
  const int scale = std::max(1, static_cast<int>(std::round(pixelRatio)));
  const int count = static_cast<int>(rows.size());
  for (int row = 0; row < count; ++row) {
    const auto& cells = rows[static_cast<std::size_t>(row)];
    const int top = row * height / count, bottom = (row + 1) * height / count;
    for (auto from = std::find(cells.begin(), cells.end(), 1); from != cells.end();) {
      const auto to = std::find(from, cells.end(), 0);
      for (int y = top; y < bottom; ++y)
        hatchLine(reinterpret_cast<QRgb*>(image_.scanLine(y)), y, static_cast<int>(from - cells.begin()),
                  static_cast<int>(to - cells.begin()), scale);
      from = std::find(to, cells.end(), 1);
    }
  }
}

void Hatching::redraw() { layer()->replot(); }

void Hatching::applyDefaultAntialiasingHint(QCPPainter* painter) const { painter->setAntialiasing(false); }

void Hatching::draw(QCPPainter* painter) {
  if (!image_.isNull()) painter->drawImage(area_, image_);
}

QPixmap hatchingSample(const QColor& cell, int pixels) {
  QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  for (int y = 0; y < pixels; ++y) hatchLine(reinterpret_cast<QRgb*>(image.scanLine(y)), y, 0, pixels, 1);
  QPixmap pixmap(pixels, pixels);
  pixmap.fill(cell);
  QPainter(&pixmap).drawImage(0, 0, image);
  return pixmap;
}

}  // namespace cleanai::ui
