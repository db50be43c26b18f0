// Plots in the palette's colours, and the few colours that mean something.
#pragma once

#include <qcustomplot.h>

#include <QPalette>

namespace cleanai::ui {

/// Channels that stay and channels that go: told apart by hue and by lightness, on light and on dark.
QColor keptColour();
QColor removedColour();
/// Of a channel that met no finite value; the core's viridis() gives the same for NaN.
QColor noValueColour();

/// The core's viridis, with the colour for no value.
QCPColorGradient viridisGradient();

/// Text that is less important than the palette's normal text.
QColor secondaryText(const QPalette& palette);

/// Background, axes, labels and grids from the palette.
void applyPalette(QCustomPlot& plot, const QPalette& palette);
void applyPalette(QCPAxis& axis, const QPalette& palette);

/// The palette of pictures that go into documents: dark on white.
QPalette documentPalette();

}  // namespace cleanai::ui
