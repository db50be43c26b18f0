// A mixing function for seeded choices that are the same on every machine.
#pragma once

#include <cstdint>

namespace cleanai {

inline constexpr std::uint64_t goldenRatio = 0x9e3779b97f4a7c15u;  ///< 2^64 / phi, the step of SplitMix64's counter

/// The mixing function of SplitMix64 (Steele, Lea, Flood 2014): a bijection whose outputs of a counter pass as random.
constexpr std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
  return value ^ (value >> 31);
}

}  // namespace cleanai
