// Tabs for narrow places.
#pragma once

#include <QTabWidget>

namespace cleanai::ui {

/// Brings the tabs close to each other; where there is still no room, their names end in dots instead of being
/// scrolled.
void makeTabsCompact(QTabWidget& tabs);

}  // namespace cleanai::ui
