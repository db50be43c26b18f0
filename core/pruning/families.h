// Groups of channels that play the same part in the network.
#pragma once

#include <cstddef>
#include <vector>

#include "core/model/network.h"

namespace cleanai {

/// The family of every group, numbered from 0 in order of appearance. Two groups are of one family when their members
/// have the same types and roles: the layers that produce the channels and those that take them, each with its type,
/// kernel size and whether it is depthwise or grouped, in equal numbers (Isomorphic Pruning, Fang 2024). Scores within
/// a family are comparable; between families they need not be.
std::vector<std::size_t> familiesOf(const Network& network);

}  // namespace cleanai
