// Coverage metrics: pure functions from a layer's statistics to one number a channel.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/coverage/statistics.h"

namespace cleanai {

struct Metric {
  std::string_view name;     ///< as in files and on the command line
  std::string_view title;    ///< for people
  std::string_view meaning;  ///< one sentence, with its source
  std::vector<double> (*compute)(const LayerStatistics&);
};

/// All metrics, in the order in which lists show them. Values are NaN for a channel that met no finite value.
std::span<const Metric> metrics();

/// Those that compare the data with a profile (DeepGauge 2018); NaN where the profile knows no range. Only for
/// statistics that have sections.
std::span<const Metric> profileMetrics();

/// Mean over channels of a metric that says how much of a channel is covered, e.g. the share of covered neurons.
struct Share {
  std::string_view metric;
  double value = 0;  ///< NaN without channels
};

/// neuron_coverage and top_k, and the profile's metrics where there is one, over all channels of the given layers.
std::vector<Share> coveredShares(std::span<const LayerStatistics* const> layers);

/// Throws Error(invalidArgument) that lists the known names.
const Metric& metricNamed(std::string_view name);

/// Channels that no image activated, by the frequency metric; one that never had a finite value is not known to be
/// dead.
std::int64_t deadChannels(const LayerStatistics& statistics);

}  // namespace cleanai
