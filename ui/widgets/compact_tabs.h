// Tabs for narrow places.
#pragma once

#include <QTabWidget>

namespace cleanai::ui {

/// Where there is no room for the tabs as they are, they come close to each other and get smaller letters; where that
/// is not enough, their names end in dots instead of being scrolled. Takes the tab bar's font of now as the usual one.
void keepTabsTogether(QTabWidget& tabs);

}  // namespace cleanai::ui
