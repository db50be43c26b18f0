// A project on disk, as a window saved it.
#pragma once

#include "tests/file_content.h"
#include "tests/ui/fixtures.h"

namespace cleanai::tests {

/// Differs from the default in every kind of value.
ui::Drawing unusualDrawing();

/// A copy of the sample's model and data in the window's folder, analysed, with choices and a selection, and saved.
struct SavedProject {
  explicit SavedProject(TestWindow& test);
  QString model() const { return folder + "/net.pt"; }
  QString data() const { return folder + "/pictures-idx3-ubyte.gz"; }
  QString file() const { return folder + "/mine.cleanai"; }
  QString folder;
};

}  // namespace cleanai::tests
