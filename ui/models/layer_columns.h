// The columns of the layer list: what they are called and what they mean.
#pragma once

#include <QString>

namespace cleanai::ui {

struct LayerColumns {
  /// In the order in which they stand; numbers from channels to macs.
  enum Column {
    name,
    channels,
    meanCoverage,
    kept,
    share,
    damage,
    dead,
    agreement,
    parameters,
    macs,
    outputShape,
    type,
    group,
    locked,
    columnCount_
  };

  static bool isNumber(int column) { return column >= channels && column <= macs; }
  static QString title(int column);
  /// Empty where the title says all.
  static QString meaning(int column);
  /// For settings; never translated.
  static QString id(int column);
};

}  // namespace cleanai::ui
