// Fonts larger or smaller than others.
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

}  // namespace cleanai::ui
