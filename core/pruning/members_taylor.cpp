// The criterion taylor: what the loss would change by, to first order, without the channel.
#include <numeric>

#include "core/base/error.h"
#include "core/pruning/contributions.h"
#include "core/pruning/members.h"

namespace cleanai {

std::vector<Member> taylorMembers(const Subject& subject) {
  const Contributions* contributions = subject.evidence.contributions;
  if (!contributions)
    throw Error(ErrorCode::invalidArgument, "criterion taylor", "there are no gradients of a loss",
                "Give labelled data to measure with, or choose a criterion that needs no labels, such as obs");
  if (contributions->modelSha256 != subject.model.sha256())
    throw Error(ErrorCode::invalidArgument, "gradients", "they were measured on another model",
                "Measure them on this model");
  Member member{std::vector<Unit>(contributions->byUnit.size()), contributions->byUnit};
  std::iota(member.units.begin(), member.units.end(), 0);
  return {std::move(member)};
}

}  // namespace cleanai
