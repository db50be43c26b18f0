// The smallest network that keeps its accuracy.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace cleanai {

/// One network that was made and judged.
struct SearchStep {
  double target = 0;      ///< share of the MACs that was asked for
  std::int64_t macs = 0;  ///< that are left
  double accuracy = 0;
  double drop = 0, largestDrop = 0;  ///< and the upper end of its 95 % interval
  bool holds = false;                ///< the accuracy is good enough
};

/// Makes and judges the network for a target; nothing when stopped.
using Trial = std::function<std::optional<SearchStep>(double target)>;

/// Halves the interval of targets `steps` times, from 0, which is taken not to hold, to 1, the original: so that the
/// last step that holds is the smallest. Nothing when stopped. Cost: as many trials.
std::optional<std::vector<SearchStep>> bisectTarget(const Trial& trial, int steps);

}  // namespace cleanai
