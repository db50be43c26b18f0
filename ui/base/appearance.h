// Light and dark, and the colours that mean something on both.
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>
#include <functional>

namespace cleanai::ui {

enum class Appearance { system, light, dark };

/// "system", "light" or "dark"; system for anything else.
Appearance appearanceNamed(const QString& name);
QString nameOf(Appearance appearance);

/// Sets the application's palette; every widget and plot follows. `system` takes light or dark from the desktop.
void applyAppearance(Appearance appearance);

/// Calls `act` when the desktop turns light or dark, for as long as `context` lives. Qt before 6.5 does not tell.
void onDesktopChange(QObject* context, std::function<void()> act);

/// Of channels that stay, and of those that go.
QColor keptColour();
QColor removedColour();

/// For text that warns, readable on the palette's base and window (contrast of at least 4.5).
QColor warningColour(const QPalette& palette);

}  // namespace cleanai::ui
