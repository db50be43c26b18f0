// Buttons whose text has room.
#pragma once

#include <QPushButton>

namespace cleanai::ui {

/// Keeps some air beside the text of a button, which the Fusion style leaves to short texts only.
void giveAir(QPushButton& button);

}  // namespace cleanai::ui
