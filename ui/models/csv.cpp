// Fields of CSV files (RFC 4180), the same in every locale.
#include "ui/models/csv.h"

#include <array>
#include <charconv>
#include <cmath>

namespace cleanai::ui {

std::string csvNumber(double value) {
  if (std::isnan(value)) return {};
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

std::string csvText(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string result = "\"";
  for (const char c : text) result.append(c == '"' ? 2 : 1, c);
  return result + '"';
}

}  // namespace cleanai::ui
