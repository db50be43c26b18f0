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
  family,  ///< groups that play the same part are ranked together, scores as they are (families.h)
  global,  ///< the weakest units of the whole network go, scores being divided by their group's mean size
  damage,  ///< as global, scores being damage that is divided by the MACs (or parameters, when these have a target)
           ///< that a unit of the group stands for. A group's best fifth goes after all else: damage adds up while
           ///< every layer keeps some channels
};

struct Selection {
  double ratio = 0;                        ///< share of channels removed, 0 <= ratio < 1
  std::optional<double> targetMacs;        ///< share of MACs to keep; overrides ratio
  std::optional<double> targetParameters;  ///< share of parameters to keep; overrides ratio
  Scope scope = Scope::layer;
  std::vector<std::pair<std::string, double>> layerRatios;  ///< glob of layer names -> ratio, the last match wins
  std::vector<std::string> ignore;                          ///< globs of layers that keep all channels
  int roundTo = 1;                                          ///< kept channels rounded up to a multiple
  double minShare = 0;                                      ///< floor: share of channels that every layer keeps, 0..1
  int minChannels = 1;                                      ///< floor: channels that every layer keeps
};

/// Groups ranked together (one group, a family or all) lose floor(ratio * C + 1e-9) of their C units, the weakest
/// first; no group falls below its floor (the larger of both, one unit at least), and what a group keeps is rounded up
/// to a multiple of roundTo. A unit scored -infinity goes first and counts in no mean.
///
/// A target is met within one step of one group: the result is within the budget, and putting back any one more unit
/// (or roundTo channels) of any ranked group would exceed it. With Scope::layer a few groups therefore keep one step
/// more than the others. A target out of reach gives the smallest network allowed.
///
/// Whatever kept the plan from the wish stands in Plan::constraints. Throws Error(invalidArgument) for numbers out of
/// range or patterns that match no layer. Cost: one sort of all scores; a target needs some hundred costOf.
Plan choose(const Network& network, const std::vector<double>& scores, const Selection& selection);

}  // namespace cleanai
