// The name of a file to write.
#pragma once

#include <QString>

namespace cleanai::ui {

/// The name with the first ending of a file dialog's filter, e.g. "PNG picture (*.png)", unless it has one of that
/// filter already: "layer1.0.conv1" gets ".png", "a.SVG" stays for "(*.svg)".
QString withEnding(const QString& file, const QString& filter);

}  // namespace cleanai::ui
