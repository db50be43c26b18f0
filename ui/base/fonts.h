// Fonts larger or smaller than others.
#pragma once

#include <QFont>

namespace cleanai::ui {

/// The font in another size, whether that is set in points or in pixels.
QFont scaled(QFont font, double factor);

}  // namespace cleanai::ui
