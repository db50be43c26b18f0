// Plots in the palette's colours, and the few colours that mean something.
#pragma once

#include <qcustomplot.h>

#include <QPalette>

#include "core/report/colour_map.h"

namespace cleanai::ui {

/// Channels that stay and channels that go: told apart by hue and by lightness, on light and on dark.
/// Of a channel that met no finite value.
QColor noValueColour(ColourMap map = ColourMap::viridis);

/// A map of the core, with its colour for no value.
QCPColorGradient gradientOf(ColourMap map);

/// A map of the plot's axes whose colours stand in a bar to its right; both belong to the plot.
struct MapWithBar {
  QCPColorMap* map;
  QCPColorScale* bar;
};
MapWithBar addColourMap(QCustomPlot& plot);

/// Text that is less important than the palette's normal text.
QColor secondaryText(const QPalette& palette);

/// Background, axes, labels and grids from the palette.
void applyPalette(QCustomPlot& plot, const QPalette& palette);
void applyPalette(QCPAxis& axis, const QPalette& palette);

/// The palette of pictures that go into documents: dark on white.
QPalette documentPalette();

}  // namespace cleanai::ui
