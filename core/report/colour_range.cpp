// From a value to its place on a colour map: linear or logarithmic, one-sided or about zero, without the outliers.
#include "core/report/colour_range.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace cleanai {
namespace {

/// 0..1 for a magnitude up to `largest`.
double magnitudePosition(double magnitude, double largest, bool isLogarithmic) {
  if (largest <= 0 || magnitude <= 0) return 0;
  const double share = magnitude / largest;
  return std::clamp(isLogarithmic ? 1 + std::log10(share) / logDecades : share, 0.0, 1.0);
}

double magnitudeAt(double position, double largest, bool isLogarithmic) {
  return isLogarithmic ? largest * std::pow(10, (position - 1) * logDecades) : largest * position;
}

/// Of unsorted values, at least one.
double quantile(std::vector<double>& values, double q) {
  const double at = q * static_cast<double>(values.size() - 1);
  const auto below = values.begin() + static_cast<std::ptrdiff_t>(at);
  std::nth_element(values.begin(), below, values.end());
  const double share = at - std::floor(at);
  if (share == 0 || below + 1 == values.end()) return *below;
  const double above = *std::min_element(below + 1, values.end());
  return *below + share * (above - *below);
}

}  // namespace

double ColourRange::positionOf(double value) const {
  if (std::isnan(value)) return value;
  if (isSigned) {
    const double largest = std::max(std::abs(low), std::abs(high));
    const double side = magnitudePosition(std::abs(value), largest, isLogarithmic) / 2;
    return value < 0 ? 0.5 - side : 0.5 + side;
  }
  if (isLogarithmic) return magnitudePosition(value, high, true);
  return high > low ? std::clamp((value - low) / (high - low), 0.0, 1.0) : 0;
}

double ColourRange::valueAt(double position) const {
  if (isSigned) {
    const double largest = std::max(std::abs(low), std::abs(high));
    const double side = std::abs(position - 0.5) * 2;
    if (side == 0) return 0;
    return (position < 0.5 ? -1 : 1) * magnitudeAt(side, largest, isLogarithmic);
  }
  return isLogarithmic ? magnitudeAt(position, high, true) : low + position * (high - low);
}

void ColourRange::include(const ColourRange& other) {
  low = std::min(low, other.low);
  high = std::max(high, other.high);
}

ColourRange rangeOf(std::span<const double> values, double clip) {
  std::vector<double> known;
  ColourRange range;
  if (clip <= 0) {
    for (const double value : values) {
      range.low = std::fmin(range.low, value);
      range.high = std::fmax(range.high, value);
    }
    return range;
  }
  known.reserve(values.size());
  for (const double value : values)
    if (!std::isnan(value)) known.push_back(value);
  if (known.empty()) return range;
  range.low = std::min(0.0, quantile(known, clip));
  range.high = std::max(0.0, quantile(known, 1 - clip));
  return range;
}

}  // namespace cleanai
