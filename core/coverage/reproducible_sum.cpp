#include "core/coverage/reproducible_sum.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>

#include "core/base/error.h"

namespace cleanai {
namespace {

constexpr int binBits = 30;
constexpr int unitPlace = 7;  // of the bin of whole numbers
constexpr int mostPlaces = 16;
constexpr unsigned lowerBits = 32, upperBits = 20;
constexpr double largest = 0x1p268;
constexpr double binSize = std::int64_t{1} << binBits;
constexpr int doubleBias = 1023, mantissaBits = 52;

// The highest bin in which a term of this magnitude can be other than zero.
unsigned placeOf(double value) {
  const int exponent = static_cast<int>((std::bit_cast<std::uint64_t>(value) >> mantissaBits) & 0x7ff) - doubleBias;
  return static_cast<unsigned>(std::max(0, exponent + 1 + binBits * unitPlace) / binBits);
}

// What makes a bin's numbers whole.
double scaleOf(unsigned place) {
  const int exponent = doubleBias - binBits * (static_cast<int>(place) - unitPlace);
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent) << mantissaBits);
}

// To the nearest whole number, of a magnitude below 2^51.
double rounded(double value) {
  constexpr double shift = 0x1.8p52;
  return (value + shift) - shift;
}

Error malformed(std::string_view text) {
  return Error(ErrorCode::wrongFormat, "statistics", "\"" + std::string(text) + "\" is not a sum",
               "Give a file that cleanai analyze wrote");
}

}  // namespace

void ReproducibleSum::Parts::raiseTo(unsigned higher) {
  for (; place < higher; ++place) bins = {0, bins[0], bins[1]};
}

ReproducibleSum::Parts ReproducibleSum::parts() const {
  Parts parts;
  const auto rest = std::uint64_t{words_[4]} << lowerBits | words_[3];
  for (std::size_t i = 0; i < parts.bins.size(); ++i) {
    const auto upper = rest >> (i * upperBits) << (64 - upperBits);  // with its sign on top
    const auto bits = upper | std::uint64_t{words_[i]} << (64 - upperBits - lowerBits);
    parts.bins[i] = static_cast<std::int64_t>(bits) >> (64 - upperBits - lowerBits);
  }
  parts.place = static_cast<unsigned>(rest >> (parts.bins.size() * upperBits));
  return parts;
}

ReproducibleSum ReproducibleSum::packed(const Parts& parts) {
  ReproducibleSum sum;
  auto rest = std::uint64_t{parts.place} << (parts.bins.size() * upperBits);
  for (std::size_t i = 0; i < parts.bins.size(); ++i) {
    const auto bits = static_cast<std::uint64_t>(parts.bins[i]);
    sum.words_[i] = static_cast<std::uint32_t>(bits);
    rest |= (bits >> lowerBits & ((1U << upperBits) - 1)) << (i * upperBits);
  }
  sum.words_[3] = static_cast<std::uint32_t>(rest);
  sum.words_[4] = static_cast<std::uint32_t>(rest >> lowerBits);
  return sum;
}

// A part of a term is the same whichever bins are kept, since it depends on the parts above alone, and those are zero
// above the highest.
void ReproducibleSum::add(double value) {
  const double bounded = std::clamp(value, -largest, largest);
  Parts sum = parts();
  sum.raiseTo(placeOf(bounded));
  double rest = bounded * scaleOf(sum.place);
  for (auto& bin : sum.bins) {
    const double part = rounded(rest);
    bin += static_cast<std::int64_t>(part);
    rest = (rest - part) * binSize;
  }
  *this = packed(sum);
}

void ReproducibleSum::add(const ReproducibleSum& other) {
  Parts sum = parts(), more = other.parts();
  more.raiseTo(sum.place);
  sum.raiseTo(more.place);
  for (std::size_t i = 0; i < sum.bins.size(); ++i) sum.bins[i] += more.bins[i];
  *this = packed(sum);
}

void ReproducibleSum::subtract(const ReproducibleSum& other) {
  Parts less = other.parts();
  for (auto& bin : less.bins) bin = -bin;
  add(packed(less));
}

double ReproducibleSum::value() const {
  Parts sum = parts();
  const auto carry = [&bins = sum.bins] {
    constexpr std::int64_t mask = (std::int64_t{1} << binBits) - 1;
    for (const std::size_t i : {2, 1}) {
      bins[i - 1] += bins[i] >> binBits;
      bins[i] &= mask;
    }
  };
  carry();
  const bool isNegative = sum.bins[0] < 0;
  if (isNegative) {
    for (auto& bin : sum.bins) bin = -bin;
    carry();
  }
  const auto below = static_cast<double>(sum.bins[1] << binBits | sum.bins[2]) / (binSize * binSize);
  const double magnitude = (static_cast<double>(sum.bins[0]) + below) / scaleOf(sum.place);
  return isNegative ? -magnitude : magnitude;
}

std::string ReproducibleSum::text() const {
  if (*this == ReproducibleSum()) return "0";
  const Parts sum = parts();
  std::string text = std::to_string(sum.place);
  for (const auto bin : sum.bins) text += ":" + std::to_string(bin);
  return text;
}

ReproducibleSum ReproducibleSum::parse(std::string_view text) {
  if (text.find(':') == std::string_view::npos) return parseFixedPoint(text);
  std::array<std::int64_t, 4> numbers{};
  const char *at = text.data(), *const end = at + text.size();
  for (auto& number : numbers) {
    if (&number != numbers.data() && (at == end || *at++ != ':')) throw malformed(text);
    const auto [next, problem] = std::from_chars(at, end, number);
    if (problem != std::errc()) throw malformed(text);
    at = next;
  }
  const auto [place, high, middle, low] = numbers;
  constexpr std::int64_t most = (std::int64_t{1} << (lowerBits + upperBits - 1)) - 1;
  if (at != end || place < 0 || place >= mostPlaces || std::max({high, middle, low}) > most ||
      std::min({high, middle, low}) < -most)
    throw malformed(text);
  return packed({{high, middle, low}, static_cast<unsigned>(place)});
}

// Hexadecimal digits in units of 2^-128, "p" and how many zeros follow them.
ReproducibleSum ReproducibleSum::parseFixedPoint(std::string_view text) {
  constexpr std::size_t mostDigits = 80;
  constexpr int digitBits = 4, fractionBits = 128;
  std::string_view digits = text;
  const bool isNegative = digits.starts_with('-');
  if (isNegative) digits.remove_prefix(1);
  std::size_t zeros = 0;
  if (const auto mark = digits.find('p'); mark != std::string_view::npos) {
    const char* const end = digits.data() + digits.size();
    const auto [next, problem] = std::from_chars(digits.data() + mark + 1, end, zeros);
    if (problem != std::errc() || next != end || zeros >= mostDigits) throw malformed(text);
    digits = digits.substr(0, mark);
  }
  if (digits.empty() || digits.size() + zeros > mostDigits) throw malformed(text);
  ReproducibleSum sum;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    unsigned digit = 0;
    const char* const at = digits.data() + i;
    if (std::from_chars(at, at + 1, digit, 16).ptr != at + 1) throw malformed(text);
    const auto place = static_cast<int>(digits.size() - 1 - i + zeros) * digitBits - fractionBits;
    sum.add(std::ldexp(isNegative ? -static_cast<double>(digit) : static_cast<double>(digit), place));
  }
  return sum;
}

}  // namespace cleanai
