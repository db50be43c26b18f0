// How many channels have values in each of some equal intervals.
#include "ui/models/histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cleanai::ui {

Histogram histogramOf(std::span<const double> values, const std::vector<char>& keeps) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  Histogram histogram;
  double low = infinity, high = -infinity, leastKept = infinity, mostRemoved = -infinity;
  std::size_t count = 0;
  const auto stays = [&](std::size_t channel) { return keeps.empty() || keeps[channel] != 0; };
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) {
      ++histogram.withoutValue;
      continue;
    }
    ++count;
    low = std::min(low, values[i]);
    high = std::max(high, values[i]);
    if (stays(i))
      leastKept = std::min(leastKept, values[i]);
    else
      mostRemoved = std::max(mostRemoved, values[i]);
  }
  if (count == 0) return histogram;
  if (high <= low) {
    const double around = low == 0 ? 0.5 : std::abs(low) / 2;
    low -= around;
    high += around;
  }
  const auto bins = static_cast<std::size_t>(std::clamp(std::ceil(std::sqrt(double(count))), 6.0, 40.0));
  histogram.low = low;
  histogram.high = high;
  histogram.kept.assign(bins, 0);
  histogram.removed.assign(bins, 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) continue;
    const auto bin = static_cast<std::size_t>((values[i] - low) / (high - low) * double(bins));
    ++(stays(i) ? histogram.kept : histogram.removed)[std::min(bin, bins - 1)];
  }
  if (mostRemoved > -infinity && leastKept < infinity && mostRemoved <= leastKept)
    histogram.cut = (mostRemoved + leastKept) / 2;
  return histogram;
}

}  // namespace cleanai::ui
