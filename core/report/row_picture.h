// One row of channels as a small picture that HTML can hold.
#pragma once

#include <span>
#include <string>

namespace cleanai::report {

/// A PNG as data URI: one column a channel in viridis, from the row's smallest value (at most 0) to its largest, grey
/// for NaN. Each channel is some pixels wide when there are few, so that engines which smooth keep them apart; more
/// than 2048 are brought together by their maximum. Throws nothing; empty without values, and in a build that draws
/// none.
std::string rowPicture(std::span<const double> values);

}  // namespace cleanai::report
