// Plots in the palette's colours, and the few colours that mean something.
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

QColor toQt(const Colour& colour) { return {colour[0], colour[1], colour[2]}; }

QColor mixed(const QColor& a, const QColor& b, double share) {
  const auto mix = [share](int x, int y) { return static_cast<int>(x * share + y * (1 - share)); };
  return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

}  // namespace

QColor noValueColour(ColourMap map) { return toQt(colourOfNoValue(map)); }

QCPColorGradient gradientOf(ColourMap map) {
  constexpr int stops = 64;
  QCPColorGradient gradient;
  gradient.clearColorStops();
  for (int i = 0; i < stops; ++i) {
    const double t = double(i) / (stops - 1);
    gradient.setColorStopAt(t, toQt(colourAt(map, t)));
  }
  gradient.setLevelCount(256);
  gradient.setNanHandling(QCPColorGradient::nhNanColor);
  gradient.setNanColor(noValueColour(map));
  return gradient;
}

MapWithBar addColourMap(QCustomPlot& plot) {
  auto* map = new QCPColorMap(plot.xAxis, plot.yAxis);
  map->setInterpolate(false);
  map->setAntialiased(false);
  auto* bar = new QCPColorScale(&plot);
  bar->setType(QCPAxis::atRight);
  bar->setBarWidth(12);
  plot.plotLayout()->addElement(0, 1, bar);
  bar->setAutoMargins(QCP::msRight);
  map->setColorScale(bar);
  return {map, bar};
}

QColor secondaryText(const QPalette& palette) {
  return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.68);
}

void applyPalette(QCPAxis& axis, const QPalette& palette) {
  const QColor text = palette.color(QPalette::Text);
  const QColor base = palette.color(QPalette::Base);
  const QPen line(mixed(text, base, 0.45));
  axis.setBasePen(line);
  axis.setTickPen(line);
  axis.setSubTickPen(line);
  axis.setLabelColor(mixed(text, base, 0.8));
  axis.setTickLabelColor(mixed(text, base, 0.8));
  axis.grid()->setPen(QPen(mixed(text, base, 0.13)));
  axis.grid()->setSubGridPen(QPen(mixed(text, base, 0.07)));
  axis.grid()->setZeroLinePen(axis.grid()->pen());
}

void applyPalette(QCustomPlot& plot, const QPalette& palette) {
  plot.setBackground(palette.color(QPalette::Base));
  for (auto* rect : plot.axisRects())
    for (auto* axis : rect->axes()) applyPalette(*axis, palette);
}

QPalette documentPalette() {
  QPalette palette(Qt::white);
  palette.setColor(QPalette::Base, Qt::white);
  palette.setColor(QPalette::Text, Qt::black);
  palette.setColor(QPalette::Window, Qt::white);
  palette.setColor(QPalette::WindowText, Qt::black);
  palette.setColor(QPalette::Highlight, QColor(0x2a, 0x6f, 0xdb));
  return palette;
}

}  // namespace cleanai::ui
