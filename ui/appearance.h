// Light and dark, and the colour of warnings on both.
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

namespace cleanai::ui {

enum class Appearance { system, light, dark };

/// "system", "light" or "dark"; system for anything else.
Appearance appearanceNamed(const QString& name);
QString nameOf(Appearance appearance);

/// Sets the application's palette; every widget and plot follows. `system` follows the desktop where it tells, and
/// otherwise stays light.
void applyAppearance(Appearance appearance);

/// For text that warns, readable on the palette's base and window (contrast of at least 4.5).
QColor warningColour(const QPalette& palette);

}  // namespace cleanai::ui
