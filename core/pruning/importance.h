// One number a pruning unit: how much it matters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/model/model.h"
#include "core/model/network.h"

namespace cleanai {

struct CriterionInfo {
  std::string_view name;   ///< as on the command line
  std::string_view title;  ///< for people
  bool needsCoverage = false;
};

/// The criteria that can be chosen: coverage, magnitude_l1, magnitude_l2, bn_scale, random.
const std::vector<CriterionInfo>& criteria();

struct Criterion {
  std::string name = "coverage";
  std::string metric = "normalized_mean";  ///< of the coverage criterion
  std::uint64_t seed = 0;                  ///< of the random criterion
};

/// Scores by unit, summed over the layers that produce it; the smallest are pruned first. `coverage` may be null for
/// criteria that need none. Throws Error(invalidArgument) for an unknown criterion or metric, or coverage that is
/// missing or of another model.
std::vector<double> importance(const Model& model, const Network& network, const Coverage* coverage,
                               const Criterion& criterion);

}  // namespace cleanai
