// From scores and a wish to a plan.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/pruning/plan.h"

namespace cleanai {

enum class Scope {
  layer,   ///< every group loses the same share
  global,  ///< the weakest units of the whole network go, scores being divided by their group's mean
};

struct Selection {
  double ratio = 0;                        ///< share of channels removed, 0 <= ratio < 1
  std::optional<double> targetMacs;        ///< share of MACs to keep; overrides ratio
  std::optional<double> targetParameters;  ///< share of parameters to keep; overrides ratio
  Scope scope = Scope::layer;
  std::vector<std::pair<std::string, double>> layerRatios;  ///< glob of layer names -> ratio, the last match wins
  std::vector<std::string> ignore;                          ///< globs of layers that keep all channels
  int roundTo = 1;                                          ///< kept channels rounded up to a multiple
};

/// A group of C channels keeps C - floor(ratio * C + 1e-9), rounded up to a multiple of roundTo, never below one unit.
/// Throws Error(invalidArgument) for ratios out of range or patterns that match no layer.
Plan choose(const Network& network, const std::vector<double>& scores, const Selection& selection);

}  // namespace cleanai
