// A picture of a window, once the work that it started is done.
#pragma once

#include <QString>
#include <functional>

#include "ui/main_window.h"

namespace cleanai::ui {

/// Waits until the session is idle and the window is drawn, writes the window to `file` as PNG and calls `done` with an
/// error line, empty when all went well.
void takeScreenshot(MainWindow& window, const QString& file, std::function<void(const QString&)> done);

}  // namespace cleanai::ui
