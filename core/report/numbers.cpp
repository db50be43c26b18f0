// Numbers as a report shows them, in its reader's language.
#include "core/report/numbers.h"

#include <array>
#include <charconv>
#include <cmath>

namespace cleanai::report {
namespace {

template <typename... Format>
std::string plainText(double value, Format... format) {
  std::array<char, 400> digits{};  // the largest double has 309 digits before the point
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, format...).ptr;
  return {digits.data(), end};
}

template <typename... Format>
std::string text(const Words& words, double value, Format... format) {
  if (std::isnan(value)) return words("no value");
  std::string digits = plainText(value, format...);
  if (const auto point = digits.find('.'); point != std::string::npos) digits.replace(point, 1, words.decimalPoint);
  return digits;
}

}  // namespace

std::string exactText(double value) { return std::isfinite(value) ? plainText(value) : std::string(); }

std::string countText(const Words& words, std::int64_t count) {
  std::string digits = std::to_string(count);
  const std::ptrdiff_t first = count < 0 ? 1 : 0;
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > first; at -= 3)
    digits.insert(static_cast<std::size_t>(at), words.groupSeparator);
  return digits;
}

std::string fixedText(const Words& words, double value, int digits) {
  return text(words, value, std::chars_format::fixed, digits);
}

std::string shortText(const Words& words, double value) { return text(words, value, std::chars_format::general, 4); }

std::string percentText(const Words& words, double share, int digits) {
  if (std::isnan(share)) return words("no value");
  return words("%1 %", {fixedText(words, 100 * share, digits)});
}

std::string changeText(const Words& words, double before, double after) {
  if (!(before > 0)) return {};
  const double change = (after - before) / before;
  return (change > 0 ? "+" : change < 0 ? "-" : "") + percentText(words, std::abs(change));
}

std::string bytesText(const Words& words, std::int64_t bytes) {
  constexpr std::array<const char*, 5> units{"B", "kB", "MB", "GB", "TB"};
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 999.5 && unit + 1 < units.size()) {
    value /= 1000;
    ++unit;
  }
  return (unit == 0 ? countText(words, bytes) : fixedText(words, value, value < 99.95 ? 2 : 1)) + " " + units[unit];
}

std::string secondsText(const Words& words, double seconds) {
  if (seconds < 59.5) return words("%1 s", {fixedText(words, seconds, seconds < 9.95 ? 2 : 1)});
  const auto whole = static_cast<std::int64_t>(std::llround(seconds));
  return words("%1 min %2 s", {countText(words, whole / 60), std::to_string(whole % 60)});
}

std::string millisecondsText(const Words& words, double seconds) {
  return words("%1 ms", {fixedText(words, 1000 * seconds, 2)});
}

std::string channelsText(const Words& words, std::int64_t count) {
  return count == 1 ? words("1 channel") : words("%1 channels", {countText(words, count)});
}

std::string layersText(const Words& words, std::int64_t count) {
  return count == 1 ? words("1 layer") : words("%1 layers", {countText(words, count)});
}

std::string imagesText(const Words& words, std::int64_t count) {
  return count == 1 ? words("1 image") : words("%1 images", {countText(words, count)});
}

std::string itemsText(const Words& words, std::int64_t count) {
  return count == 1 ? words("1 item") : words("%1 items", {countText(words, count)});
}

}  // namespace cleanai::report
