// What each criterion says about the members of a group, before it is one number a unit.
#pragma once

#include <vector>

#include "core/pruning/importance.h"

namespace cleanai {

/// What is scored, and by what.
struct Subject {
  const Model& model;
  const Network& network;
  Evidence evidence;
  const Criterion& criterion;
};

/// One layer or tensor: a value for each of its channels, and the units they belong to. Values that are not finite
/// count as 0.
struct Member {
  std::vector<Unit> units;
  std::vector<double> values;
};

/// Members in the order in which the network calls them. Each throws Error(invalidArgument) for coverage that is
/// missing, of another model or without a layer that is needed.
std::vector<Member> coverageMembers(const Subject& subject);
std::vector<Member> wandaMembers(const Subject& subject);
std::vector<Member> magnitudeL1Members(const Subject& subject);
std::vector<Member> magnitudeL2Members(const Subject& subject);
std::vector<Member> normScaleMembers(const Subject& subject);
std::vector<Member> fluctuationMembers(const Subject& subject);
std::vector<Member> surgeonMembers(const Subject& subject);
std::vector<Member> taylorMembers(const Subject& subject);
std::vector<Member> randomMembers(const Subject& subject);

/// The subject's coverage. Throws Error(invalidArgument) when there is none or it is of another model.
const Coverage& coverageOf(const Subject& subject);

/// The subject's second moments. Throws Error(invalidArgument) when there are none or they are of another model.
const Moments& momentsOf(const Subject& subject);

}  // namespace cleanai
