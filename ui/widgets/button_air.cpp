// Buttons whose text has room.
#include "ui/widgets/button_air.h"

#include <algorithm>

namespace cleanai::ui {

void giveAir(QPushButton& button) {
  constexpr int airOnEachSide = 14;
  const int text = button.fontMetrics().size(Qt::TextShowMnemonic, button.text()).width();
  button.setMinimumWidth(std::max(button.minimumWidth(), text + 2 * airOnEachSide));
}

}  // namespace cleanai::ui
