// Formatting by std::to_chars, which knows no locale.
#include "app/cli/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace cleanai::cli {
namespace {

std::string written(double value, std::chars_format format, int digits) {
  std::array<char, 400> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, format, digits).ptr;
  return {text.data(), end};
}

std::string scaled(std::int64_t count, const std::array<std::string, 5>& units, int digits) {
  double value = static_cast<double>(count);
  std::size_t unit = 0;
  while (std::abs(value) >= 1000 && unit + 1 < units.size()) {
    value /= 1000;
    ++unit;
  }
  const std::string number = unit == 0 ? std::to_string(count) : fixed(value, digits);
  return units[unit].empty() ? number : number + " " + units[unit];
}

std::size_t widthOf(const std::string& text) {  // code points of UTF-8
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string fixed(double value, int digits) { return written(value, std::chars_format::fixed, digits); }
std::string compact(double value) { return written(value, std::chars_format::general, 3); }
std::string percent(double share) { return fixed(100 * share, 1) + " %"; }
std::string amount(std::int64_t count) { return scaled(count, {"", "K", "M", "G", "T"}, 2); }
std::string bytes(std::int64_t count) { return scaled(count, {"B", "kB", "MB", "GB", "TB"}, 1); }

std::string duration(double seconds) {
  if (seconds < 9.95) return fixed(seconds, 2) + " s";
  const auto whole = static_cast<std::int64_t>(std::llround(std::min(seconds, 1e15)));
  if (whole < 120) return std::to_string(whole) + " s";
  if (whole < 7200) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

std::string counted(std::int64_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string Table::text() const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    widths.push_back(widthOf(columns_[i].title));
    for (const auto& row : rows_) widths[i] = std::max(widths[i], widthOf(row[i]));
  }
  std::string text;
  const auto addLine = [&](const auto& cellAt) {
    std::string line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string& cell = cellAt(i);
      const std::string padding(widths[i] - widthOf(cell), ' ');
      line += (i == 0 ? "" : "  ") + (columns_[i].right ? padding + cell : cell + padding);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  };
  addLine([&](std::size_t i) -> const std::string& { return columns_[i].title; });
  for (const auto& row : rows_) addLine([&](std::size_t i) -> const std::string& { return row[i]; });
  return text;
}

}  // namespace cleanai::cli
