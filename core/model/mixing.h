// Layers that mix the channels they take in: where the loss of some can be made up for by the others.
#pragma once

#include <algorithm>

#include "core/model/network.h"

namespace cleanai {

/// Whether the layer sums over channels that can be removed. Depthwise layers pass each channel on by itself;
/// transposed convolutions in groups are left out.
inline bool mixes(const Layer& layer) {
  const bool takesRemovable =
      std::any_of(layer.inputUnits.begin(), layer.inputUnits.end(), [](Unit unit) { return unit != fixedUnit; });
  return takesRemovable && layer.groups > 0 &&
         (layer.groups == 1 || (layer.groups < layer.inputs && !layer.transposed));
}

/// Whether no layer mixes the group's channels, as with the queries and keys of an attention.
inline bool isUnmixed(const Network& network, const Group& group) {
  return std::none_of(group.consumers.begin(), group.consumers.end(),
                      [&](std::size_t consumer) { return mixes(network.layers[consumer]); });
}

}  // namespace cleanai
