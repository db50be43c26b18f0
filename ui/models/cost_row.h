// One figure before and after.
#pragma once

#include <QString>
#include <optional>

namespace cleanai::ui {

/// As it is shown.
struct CostRow {
  QString title;
  QString before, after, difference;  ///< empty: nothing to show
  bool hasBar = false;
  std::optional<double> left = {};  ///< share for the bar; absent: an empty one
  bool isWorse = false;             ///< the difference is a loss that matters
};

}  // namespace cleanai::ui
