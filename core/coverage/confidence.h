// How sure the estimates are: 95 % intervals with the image as the independent unit.
#pragma once

#include <cstdint>
#include <vector>

#include "core/coverage/statistics.h"

namespace cleanai {

struct Interval {
  double low = 0, high = 0;  ///< NaN where nothing can be said
};

/// Standard errors on either side of a 95 % interval.
inline constexpr double normal95 = 1.96;

/// Of the mean of the image means: +- 1.96 sqrt(var / N), var being the mean squared deviation of the image means.
/// Positions of one image are not independent, so they do not count; nor are the calls of a layer that runs several
/// times: N is at most `images`, those of the data (where it runs several times in a branch that only some images take,
/// fewer are independent than counted). NaN below two.
std::vector<Interval> meanConfidence(const LayerStatistics& statistics, std::int64_t images);

/// Of the frequency: Wilson's score interval (1927) for images in which the channel was active. NaN without images.
std::vector<Interval> frequencyConfidence(const LayerStatistics& statistics, std::int64_t images);

/// Wilson's score interval (1927) of a share of n trials, within 0..1. NaN below one trial.
Interval wilsonInterval(double share, std::int64_t trials);

}  // namespace cleanai
