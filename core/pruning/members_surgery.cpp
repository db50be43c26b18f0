// The criterion obs: optimal brain surgery on channels.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/pruning/members.h"
#include "core/pruning/removal_order.h"

namespace cleanai {

const Moments& momentsOf(const Subject& subject) {
  const Moments* moments = subject.evidence.moments;
  if (!moments)
    throw Error(ErrorCode::invalidArgument, "criterion " + subject.criterion.name,
                "there are no second moments of the data",
                "Give the data to measure with, or choose a criterion of the weights such as magnitude_l2");
  if (moments->modelSha256 != subject.model.sha256())
    throw Error(ErrorCode::invalidArgument, "second moments", "they were measured on another model",
                "Measure them on this model");
  return *moments;
}

// Each unit has the damage that its removal adds, and never less than those before it: so that the order is kept.
std::vector<Member> surgeonMembers(const Subject& subject) {
  Member member;
  for (const auto& order : removalOrders(subject.model, subject.network, momentsOf(subject))) {
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
