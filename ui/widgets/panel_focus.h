// The keyboard's way from panel to panel.
#pragma once

#include <QList>
#include <QWidget>

namespace cleanai::ui {

/// Gives the keyboard to the panel behind (1) or before (-1) the one that has it, and round again: to the widget that
/// Tab would reach first in it. A dock comes to the front. `panels` are not empty.
void focusNextPanel(const QList<QWidget*>& panels, int direction);

}  // namespace cleanai::ui
