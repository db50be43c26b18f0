// Numbers as a report shows them: English, whatever the locale.
#include "core/report/numbers.h"

#include <array>
#include <charconv>
#include <cmath>

namespace cleanai::report {
namespace {

constexpr const char* noValue = "no value";

template <typename... Format>
std::string text(double value, Format... format) {
  std::array<char, 400> digits{};  // the largest double has 309 digits before the point
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, format...).ptr;
  return {digits.data(), end};
}

}  // namespace

std::string countText(std::int64_t count) {
  std::string digits = std::to_string(count);
  const std::ptrdiff_t first = count < 0 ? 1 : 0;
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > first; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string fixedText(double value, int digits) {
  return std::isnan(value) ? noValue : text(value, std::chars_format::fixed, digits);
}

std::string shortText(double value) { return std::isnan(value) ? noValue : text(value, std::chars_format::general, 4); }

std::string exactText(double value) { return std::isfinite(value) ? text(value) : std::string(); }

std::string percentText(double share, int digits) {
  return std::isnan(share) ? noValue : fixedText(100 * share, digits) + " %";
}

std::string changeText(double before, double after) {
  if (!(before > 0)) return {};
  const double change = (after - before) / before;
  return (change > 0 ? "+" : "") + percentText(change);
}

std::string bytesText(std::int64_t bytes) {
  constexpr std::array<const char*, 5> units{"B", "kB", "MB", "GB", "TB"};
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 999.5 && unit + 1 < units.size()) {
    value /= 1000;
    ++unit;
  }
  return (unit == 0 ? countText(bytes) : fixedText(value, value < 99.95 ? 2 : 1)) + " " + units[unit];
}

std::string secondsText(double seconds) {
  if (seconds < 59.5) return fixedText(seconds, seconds < 9.95 ? 2 : 1) + " s";
  const auto whole = static_cast<std::int64_t>(std::llround(seconds));
  return countText(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

std::string millisecondsText(double seconds) { return fixedText(1000 * seconds, 2) + " ms"; }

std::string counted(std::int64_t count, const char* noun) {
  return countText(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace cleanai::report
