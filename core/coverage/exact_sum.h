// A sum that does not depend on the order of its terms.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace cleanai {

/// Adds doubles exactly in 320-bit fixed point (a short form of Kulisch's accumulator; Kulisch 2008, Neal 2015), so
/// that totals are byte-identical whatever the order of batches, threads, shards or merges. Magnitudes from 2^-128 to
/// 2^160 are kept; bits below 2^-128 are cut. 40 bytes.
class ExactSum {
 public:
  /// `value` must be finite.
  void add(double value);
  void add(const ExactSum& other);
  void subtract(const ExactSum& other);
  /// Nearest double, up to one unit in the last place.
  double value() const;
  /// Short hexadecimal text that parse() reads back exactly.
  std::string text() const;
  /// Throws Error(wrongFormat).
  static ExactSum parse(std::string_view text);
  bool operator==(const ExactSum&) const = default;

 private:
  std::array<std::uint64_t, 5> limbs_{};  // two's complement, least significant first
};

}  // namespace cleanai
