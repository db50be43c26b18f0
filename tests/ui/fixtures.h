// Small networks and coverages made by hand, and a window whose settings stay in a temporary folder.
#pragma once

#include <QSettings>
#include <QTemporaryDir>
#include <memory>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/model/network.h"
#include "ui/main_window.h"

namespace cleanai::tests {

/// A layer whose channel c saw the single value values[c]; NaN: only values that are not finite.
LayerCoverage layerOf(const std::string& name, const std::vector<double>& values);

std::shared_ptr<const Coverage> coverageOf(std::vector<LayerCoverage> layers);

/// Linear layers of these names with as many channels, each channel a unit of its own; the last layer is locked.
std::shared_ptr<const Network> networkOf(const std::vector<std::pair<std::string, int>>& layers);

/// The sample that is installed with the program.
ui::SampleFiles sampleFiles();
ui::DataChoice sampleData();
/// More than a test waits for: an analysis of it is busy long enough to be stopped.
ui::DataChoice slowData();

/// A file, dragged onto the widget and let go; fails the test when it is not taken.
void drop(QWidget& target, const QString& path);

/// A window on settings that nobody else sees.
struct TestWindow {
  TestWindow();
  QTemporaryDir folder;
  QSettings settings;
  ui::MainWindow window;
};

/// Lets the event loop run until nothing works any more; false after `seconds`.
bool waitUntilIdle(ui::Session& session, int seconds = 120);

}  // namespace cleanai::tests
