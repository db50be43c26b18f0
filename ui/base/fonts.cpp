// Fonts in other sizes, and texts in the room there is.
#include "ui/base/fonts.h"

#include <algorithm>

namespace cleanai::ui {

QFont scaled(QFont font, double factor) {
  if (font.pixelSize() > 0)
    font.setPixelSize(std::max(1, qRound(font.pixelSize() * factor)));
  else
    font.setPointSizeF(font.pointSizeF() * factor);
  return font;
}

QString fittingText(const QStringList& texts, const QFontMetrics& metrics, int room) {
  const auto fits = [&](const QString& text) { return metrics.horizontalAdvance(text) <= room; };
  if (texts.isEmpty()) return {};
  const auto found = std::find_if(texts.begin(), texts.end(), fits);
  return found != texts.end() ? *found : metrics.elidedText(texts.last(), Qt::ElideRight, room);
}

}  // namespace cleanai::ui
