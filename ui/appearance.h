// Light and dark.
#pragma once

#include <QString>

namespace cleanai::ui {

enum class Appearance { system, light, dark };

/// "system", "light" or "dark"; system for anything else.
Appearance appearanceNamed(const QString& name);
QString nameOf(Appearance appearance);

/// Sets the application's palette; every widget and plot follows. `system` follows the desktop where it tells, and
/// otherwise stays light.
void applyAppearance(Appearance appearance);

}  // namespace cleanai::ui
