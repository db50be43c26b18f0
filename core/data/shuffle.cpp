#include "core/data/shuffle.h"

#include "core/base/mix.h"

namespace cleanai {
namespace {

constexpr std::uint64_t rounds = 6;

int halfBits(std::uint64_t count) {
  int bits = 1;
  while (bits < 32 && (std::uint64_t{1} << (2 * bits)) < count) ++bits;
  return bits;
}

}  // namespace

std::size_t shuffled(std::size_t position, std::size_t count, std::uint64_t seed) {
  const int bits = halfBits(count);
  const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
  const std::uint64_t key = mix(seed + goldenRatio);
  std::uint64_t value = position;
  do {
    std::uint64_t left = value >> bits, right = value & mask;
    for (std::uint64_t round = 0; round < rounds; ++round) {
      const std::uint64_t next = left ^ (mix(key + (round << 32 | right) * goldenRatio) & mask);
      left = right;
      right = next;
    }
    value = left << bits | right;
  } while (value >= count);
  return value;
}

}  // namespace cleanai
