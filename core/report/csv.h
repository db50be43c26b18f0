// Fields of a CSV file, the same in every locale.
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace cleanai {

/// Quoted where RFC 4180 asks for it.
inline std::string csvField(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string field = "\"";
  for (const char letter : text) field.append(letter == '"' ? 2 : 1, letter);
  return field + '"';
}

/// Reads back as the same number; empty for NaN and infinity.
inline std::string csvNumber(double value) {
  if (!std::isfinite(value)) return {};
  std::array<char, 32> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

}  // namespace cleanai
