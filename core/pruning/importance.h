// One number a pruning unit: how much it matters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/coverage/moments.h"
#include "core/model/model.h"
#include "core/model/network.h"
#include "core/pruning/contributions.h"

namespace cleanai {

struct CriterionInfo {
  std::string_view name;    ///< as on the command line
  std::string_view title;   ///< for people
  std::string_view source;  ///< who published it; may be empty
  bool needsCoverage = false;
  bool needsMoments = false;
  bool takesMoments = false;  ///< what layers take in is then known there, not only where it is made
  bool needsLabels = false;   ///< and gradients: the contributions to the loss
  bool isDamage = false;      ///< scores are damage: those of different groups can be compared, and none is normalised
};

/// The criteria that can be chosen: coverage, wanda, flap, magnitude_l1, magnitude_l2, bn_scale, obs, taylor, random.
const std::vector<CriterionInfo>& criteria();

/// Throws Error(invalidArgument) that lists the known names.
const CriterionInfo& criterionNamed(std::string_view name);

/// How the scores of a group's members become the group's (Torch-Pruning, Fang 2023). Its members are, by criterion,
/// the layers that produce its channels, their norms (bn_scale) or the layers that take them (wanda).
enum class Reduction {
  sum,
  mean,
  max,
  first,  ///< of the member that the network calls first
};

/// What is done to each member's scores before they are reduced.
enum class Normalization {
  none,
  /// Divided by the mean of their absolute values within the group. The default: weights before a norm have no scale of
  /// their own, and norms of wide kernels are larger than those of narrow ones, so that raw sums follow one member.
  mean,
};

struct Criterion {
  std::string name = "coverage";
  std::string metric = "normalized_mean";  ///< of the coverage criterion
  std::uint64_t seed = 0;                  ///< of the random criterion
  Reduction reduction = Reduction::sum;
  Normalization normalization = Normalization::mean;
  std::vector<std::string> ignored = {};  ///< globs of layers that stay: their groups need not be measured
};

/// What was measured on the data; null for what criteria do not need.
struct Evidence {
  const Coverage* coverage = nullptr;
  const Moments* moments = nullptr;
  const Contributions* contributions = nullptr;
};

/// Scores by unit, all finite; the smallest are pruned first. Several channels of one member that belong to one unit
/// are added. Values that are not finite count as 0, units without a member have 0. Throws Error(invalidArgument) for
/// an unknown criterion or metric, or evidence that is missing, of another model or (wanda) of the layers' own outputs.
/// Cost: one read of the weights at most; for obs that of removalOrders.
std::vector<double> importance(const Model& model, const Network& network, const Evidence& evidence,
                               const Criterion& criterion);

/// A sentence for every layer of which the data says nothing about some channels, since all their values were NaN or
/// infinite.
std::vector<std::string> unmeasuredChannels(const Coverage& coverage);

}  // namespace cleanai
