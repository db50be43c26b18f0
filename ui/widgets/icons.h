// The program's own icons, drawn in the palette's text colour.
#pragma once

#include <QIcon>
#include <QPalette>

namespace cleanai::ui {

/// resources/icons/NAME.svg; its `currentColor` becomes the palette's. Make it anew when the palette changes.
QIcon actionIcon(const QString& name, const QPalette& palette);

QIcon applicationIcon();

}  // namespace cleanai::ui
