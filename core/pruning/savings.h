// What channels cost at the margin.
#pragma once

#include <vector>

#include "core/model/network.h"

namespace cleanai {

/// What one unit of the group less saves in a network that keeps these units (1 by unit), at least one of the group.
/// Cost: two costOf.
Cost savedByUnit(const Network& network, const Group& group, std::vector<char> keeps);

}  // namespace cleanai
