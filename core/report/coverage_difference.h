// Two analyses side by side: the same layers, other data or another model.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/coverage/metrics.h"

namespace cleanai {

/// A layer that both analyses have, with as many channels.
struct LayerDifference {
  std::string name;
  std::size_t channels = 0;
  double before = 0, after = 0;  ///< means of the metric over the channels that have a value in both; NaN without any
  double meanAbsolute = 0;       ///< of the channels' differences; NaN without any
  double largest = 0;            ///< the difference of the channel that changed most, with its sign; NaN without any
  std::size_t largestChannel = 0;
  double correlation = 0;  ///< Spearman's, over the channels; NaN where a rank is no order (see spearman)
};

struct CoverageDifference {
  std::vector<LayerDifference> layers;  ///< in the order of the second analysis
  std::vector<std::string> onlyBefore;  ///< layers of the first analysis alone, or of another width
  std::vector<std::string> onlyAfter;   ///< of the second alone, or of another width
};

/// What `after` has more than `before`, by the metric. O(channels log channels).
CoverageDifference differenceOf(const Coverage& before, const Coverage& after, const Metric& metric);

/// Channel by channel, after less before; NaN where either has no value. Both of one length.
std::vector<double> channelDifferences(const LayerStatistics& before, const LayerStatistics& after,
                                       const Metric& metric);

/// Spearman's rank correlation (1904): Pearson's of the ranks, equal values sharing their mean rank. Pairs with a NaN
/// are left out. NaN below two pairs or when all values of a side are equal.
double spearman(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace cleanai
