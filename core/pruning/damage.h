// What a plan costs before anything is cut.
#pragma once

#include <string>
#include <vector>

#include "core/coverage/moments.h"
#include "core/model/model.h"
#include "core/pruning/plan.h"

namespace cleanai {

struct LayerDamage {
  std::string layer;
  double share = 0;     ///< of the energy of the layer's output that is lost although the kept channels make up for it
  double atOutput = 0;  ///< that times what of an error there arrives at the network's output (not its price)
};

/// What the network's output loses in all, as a share of its variation; errors of layers add up.
double totalDamage(const std::vector<LayerDamage>& damage);

/// tr(W_P (S_PP - S_PK B) W_P') / tr(W S W') for every layer that mixes channels of which the plan removes some and
/// whose moments are known, in the network's order. Each layer is taken by itself, as if its kept inputs were still the
/// original's. Cost: a few C^3 a layer.
std::vector<LayerDamage> predictedDamage(const Model& model, const Network& network, const Moments& moments,
                                         const Plan& plan);

}  // namespace cleanai
