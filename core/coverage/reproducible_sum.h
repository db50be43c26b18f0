// A sum that does not depend on the order of its terms.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace cleanai {

/// Adds doubles in whole numbers, so that totals are byte-identical whatever the order of batches, threads, shards or
/// merges (Demmel and Nguyen 2015). Each term is split at fixed places, multiples of 30 bits; of all terms, the three
/// highest of these bins that any term reached are kept. So the sum lacks at most 2^-60 of the largest term, for each
/// term: below a double's own rounding. Magnitudes up to 2^268 are kept, and bits down to 2^-270. 20 bytes.
class ReproducibleSum {
 public:
  /// More could overflow a bin.
  static constexpr std::int64_t mostTerms = (std::int64_t{1} << 22) - 1;

  /// `value` must be finite.
  void add(double value);
  void add(const ReproducibleSum& other);
  void subtract(const ReproducibleSum& other);
  /// Nearest double, up to one unit in the last place.
  double value() const;
  /// Short text that parse() reads back exactly.
  std::string text() const;
  /// Also reads what earlier versions wrote. Throws Error(wrongFormat).
  static ReproducibleSum parse(std::string_view text);
  bool operator==(const ReproducibleSum&) const = default;  // of the same terms; others may add up to the same value

 private:
  // Three neighbouring bins, the highest first, and where that one stands among all.
  struct Parts {
    std::array<std::int64_t, 3> bins{};
    unsigned place = 0;

    void raiseTo(unsigned higher);
  };

  Parts parts() const;
  static ReproducibleSum packed(const Parts& parts);
  static ReproducibleSum parseFixedPoint(std::string_view text);

  // 52 bits of each bin, 4 of the place: the lower 32 of each, then what is left.
  std::array<std::uint32_t, 5> words_{};
};

}  // namespace cleanai
