// Fonts in other sizes, and texts in the room there is.
#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QStringList>

namespace cleanai::ui {

/// The font in another size, whether that is set in points or in pixels.
QFont scaled(QFont font, double factor);

/// The first of the texts that fits into so many pixels, else the last one shortened. Empty of none.
QString fittingText(const QStringList& texts, const QFontMetrics& metrics, int room);

}  // namespace cleanai::ui
