// What every layer costs before and after a plan.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/pruning/plan.h"

namespace cleanai {

struct LayerCost {
  std::string name, type;
  std::int64_t channelsBefore = 0, channelsAfter = 0;
  Cost before, after;
};

struct LayerCosts {
  std::vector<LayerCost> layers;  ///< in the network's order
  Cost otherBefore, otherAfter;   ///< of everything that is no layer: norms, embeddings, products of two values
  Cost before, after;             ///< of the network: costOf()
};

/// Exact; layers and others add up to the network. Microseconds to a millisecond.
LayerCosts layerCosts(const Network& network, const Plan& plan);

}  // namespace cleanai
