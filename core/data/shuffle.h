// A seeded order of a dataset that takes no memory.
#pragma once

#include <cstddef>
#include <cstdint>

namespace cleanai {

/// Where the item at `position` of a shuffled list of `count` lies in the original; `position` < `count`. For one seed
/// a bijection of 0..count-1, the same on every machine: a Feistel network over the next even power of two, walked
/// until it falls within the range (Black and Rogaway 2002). Expected cost: at most four rounds of mixing.
std::size_t shuffled(std::size_t position, std::size_t count, std::uint64_t seed);

}  // namespace cleanai
