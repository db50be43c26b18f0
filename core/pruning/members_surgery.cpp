// The criterion obs: optimal brain surgery on channels.
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

std::vector<Member> surgeonMembers(const Subject& subject) {
  const auto scores = scoresOf(removalOrders(subject.model, subject.network, momentsOf(subject)), subject.network);
  Member member;
  for (const auto& group : subject.network.groups)
    for (const Unit unit : group.units) {
      member.units.push_back(unit);
      member.values.push_back(scores[static_cast<std::size_t>(unit)]);
    }
  return {std::move(member)};
}

}  // namespace cleanai
