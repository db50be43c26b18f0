// The criterion obs: optimal brain surgery on channels.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/pruning/members.h"
#include "core/pruning/removal_order.h"

namespace cleanai {

// Each unit has the damage that its removal adds, and never less than those before it: so that the order is kept.
std::vector<Member> surgeonMembers(const Subject& subject) {
  if (!subject.evidence.moments)
    throw Error(ErrorCode::invalidArgument, "criterion obs", "there are no second moments of the data",
                "Give the data to measure with, or choose a criterion of the weights such as magnitude_l2");
  Member member;
  for (const auto& order : removalOrders(subject.model, subject.network, *subject.evidence.moments)) {
    double least = 0;
    for (const auto& [unit, damage] : order) {
      least = std::nextafter(std::max(least, damage), std::numeric_limits<double>::infinity());
      member.units.push_back(unit);
      member.values.push_back(least);
    }
  }
  return {std::move(member)};
}

}  // namespace cleanai
