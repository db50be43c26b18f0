// How many channels have values in each of some equal intervals.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace cleanai::ui {

struct Histogram {
  double low = 0, high = 1;        ///< ends of the first and the last interval
  std::vector<int> kept, removed;  ///< channels by interval; the last one holds `high` too
  int withoutValue = 0;            ///< channels that are in none
  /// Between the values that go and those that stay; absent when these overlap or there is nothing to part.
  std::optional<double> cut;

  double width() const { return kept.empty() ? 1 : (high - low) / static_cast<double>(kept.size()); }
};

/// Intervals: the square root of the number of values, between 6 and 40. `keeps` is by channel; empty: all are kept.
Histogram histogramOf(std::span<const double> values, const std::vector<char>& keeps);

}  // namespace cleanai::ui
