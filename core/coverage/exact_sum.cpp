#include "core/coverage/exact_sum.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

#include "core/base/error.h"

namespace cleanai {
namespace {

constexpr int fractionBits = 128;
constexpr int limbBits = 64;
constexpr double largest = 0x1p160;

using Limbs = std::array<std::uint64_t, 5>;

void addAt(Limbs& limbs, std::size_t from, std::uint64_t low, std::uint64_t high) {
  limbs[from] += low;
  std::uint64_t carry = limbs[from] < low;
  if (++from == limbs.size()) return;
  high += carry;  // a term is at most 117 bits, or has no high part
  limbs[from] += high;
  carry = limbs[from] < high;
  while (carry != 0 && ++from < limbs.size()) carry = ++limbs[from] == 0;
}

void subtractAt(Limbs& limbs, std::size_t from, std::uint64_t low, std::uint64_t high) {
  std::uint64_t borrow = limbs[from] < low;
  limbs[from] -= low;
  if (++from == limbs.size()) return;
  high += borrow;
  borrow = limbs[from] < high;
  limbs[from] -= high;
  while (borrow != 0 && ++from < limbs.size()) borrow = limbs[from]-- == 0;
}

bool isNegative(const Limbs& limbs) { return (limbs.back() >> (limbBits - 1)) != 0; }

Limbs magnitude(const Limbs& limbs) {
  if (!isNegative(limbs)) return limbs;
  Limbs negated{};
  for (std::size_t i = 0; i < limbs.size(); ++i) subtractAt(negated, i, limbs[i], 0);
  return negated;
}

}  // namespace

// Several of these are done a channel and batch, so the bits of the double are taken apart by hand.
void ExactSum::add(double value) {
  constexpr int mantissaBits = 52, bias = 1075;
  const double bounded = std::clamp(value, -largest, largest);
  const auto bits = std::bit_cast<std::uint64_t>(bounded);
  const int exponent = static_cast<int>((bits >> mantissaBits) & 0x7ff);
  if (exponent == 0) return;  // zero, or far below what is kept
  std::uint64_t mantissa = (bits & ((std::uint64_t{1} << mantissaBits) - 1)) | (std::uint64_t{1} << mantissaBits);
  int shift = exponent - bias + fractionBits;
  if (shift < 0) {
    mantissa = shift > -limbBits ? mantissa >> -shift : 0;
    shift = 0;
  }
  const auto limb = static_cast<std::size_t>(shift / limbBits);
  const int within = shift % limbBits;
  const std::uint64_t low = mantissa << within;
  const std::uint64_t high = within == 0 ? 0 : mantissa >> (limbBits - within);
  if (bits >> 63 == 0)
    addAt(limbs_, limb, low, high);
  else
    subtractAt(limbs_, limb, low, high);
}

void ExactSum::add(const ExactSum& other) {
  for (std::size_t i = 0; i < limbs_.size(); ++i) addAt(limbs_, i, other.limbs_[i], 0);
}

void ExactSum::subtract(const ExactSum& other) {
  for (std::size_t i = 0; i < limbs_.size(); ++i) subtractAt(limbs_, i, other.limbs_[i], 0);
}

double ExactSum::value() const {
  const Limbs limbs = magnitude(limbs_);
  double total = 0;
  for (std::size_t i = limbs.size(); i-- > 0;)
    total += std::ldexp(static_cast<double>(limbs[i]), static_cast<int>(i) * limbBits - fractionBits);
  return isNegative(limbs_) ? -total : total;
}

std::string ExactSum::text() const {
  const Limbs limbs = magnitude(limbs_);
  constexpr char digits[] = "0123456789abcdef";
  constexpr int digitsALimb = limbBits / 4;
  std::string hex;
  for (std::size_t i = limbs.size(); i-- > 0;)
    for (int digit = digitsALimb; digit-- > 0;) hex += digits[(limbs[i] >> (4 * digit)) & 15];
  const auto first = hex.find_first_not_of('0');
  if (first == std::string::npos) return "0";
  const auto last = hex.find_last_not_of('0');
  const auto zeros = hex.size() - 1 - last;
  std::string text = (isNegative(limbs_) ? "-" : "") + hex.substr(first, last - first + 1);
  return zeros == 0 ? text : text + "p" + std::to_string(zeros);
}

ExactSum ExactSum::parse(std::string_view text) {
  const auto malformed = [&] {
    return Error(ErrorCode::wrongFormat, "statistics", "\"" + std::string(text) + "\" is not a sum",
                 "Give a file that cleanai analyze wrote");
  };
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  const auto mark = rest.find('p');
  std::size_t zeros = 0;
  if (mark != std::string_view::npos) {
    const char* const end = rest.data() + rest.size();
    const auto [next, problem] = std::from_chars(rest.data() + mark + 1, end, zeros);
    if (problem != std::errc() || next != end) throw malformed();
    rest = rest.substr(0, mark);
  }
  ExactSum sum;
  constexpr std::size_t mostDigits = 5 * limbBits / 4;
  if (rest.empty() || zeros >= mostDigits || rest.size() + zeros > mostDigits) throw malformed();
  for (std::size_t i = 0; i < rest.size(); ++i) {
    unsigned digit = 0;
    const char* const at = rest.data() + rest.size() - 1 - i;
    if (std::from_chars(at, at + 1, digit, 16).ptr != at + 1) throw malformed();
    const std::size_t place = i + zeros;
    const auto value = static_cast<std::uint64_t>(digit) << (4 * (place % 16));
    if (negative)
      subtractAt(sum.limbs_, place / 16, value, 0);
    else
      addAt(sum.limbs_, place / 16, value, 0);
  }
  return sum;
}

}  // namespace cleanai
