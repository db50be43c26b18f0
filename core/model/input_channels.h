// How many channels a network takes of a picture, told without running it.
#pragma once

#include <cstdint>
#include <optional>

#include "core/model/model.h"

namespace cleanai {

/// What the network's first convolution takes; absent when it has none that tells. Cost: one walk over the graph.
std::optional<std::int64_t> inputChannels(const Model& model);

}  // namespace cleanai
