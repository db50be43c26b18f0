// From a value to its place on a colour map: linear or logarithmic, one-sided or about zero, without the outliers.
#pragma once

#include <span>

namespace cleanai {

/// How far a logarithmic scale reaches down from its largest value.
inline constexpr double logDecades = 3;

struct ColourRange {
  double low = 0;
  double high = 0;
  bool isLogarithmic = false;
  bool isSigned = false;  ///< zero in the middle, both sides to the larger of |low| and |high|

  /// 0..1, clamped; NaN for NaN. Logarithmic: high stands at 1, 10^-logDecades of it and everything below at 0 (at the
  /// middle when signed, where a negative value mirrors its absolute). Without any width everything stands at 0, or at
  /// the middle when signed.
  double positionOf(double value) const;
  /// The value at a position in 0..1, the inverse; of a logarithmic scale the end stands for everything below.
  double valueAt(double position) const;
  /// Widened to hold the other as well.
  void include(const ColourRange& other);
  bool operator==(const ColourRange&) const = default;
};

/// The range of the values, zero included. With `clip`, 0 <= clip < 0.5, that share of them is left out at either end:
/// from quantile `clip` to 1 - clip, linear between values as numpy.quantile does. NaN is ignored. O(values).
ColourRange rangeOf(std::span<const double> values, double clip);

}  // namespace cleanai
