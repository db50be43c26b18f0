#include "core/pruning/savings.h"

#include <algorithm>

#include "core/pruning/plan.h"

namespace cleanai {

Cost savedByUnit(const Network& network, const Group& group, std::vector<char> keeps) {
  Cost saved = costOf(network, keeps);
  const auto kept = std::find_if(group.units.begin(), group.units.end(),
                                 [&](Unit unit) { return keeps[static_cast<std::size_t>(unit)] != 0; });
  keeps[static_cast<std::size_t>(*kept)] = 0;
  const Cost left = costOf(network, keeps);
  saved.parameters -= left.parameters;
  saved.macs -= left.macs;
  return saved;
}

}  // namespace cleanai
