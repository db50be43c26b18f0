// Words in a row.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cleanai {

/// "a, b, c".
inline std::string joined(const std::vector<std::string>& words, std::string_view between = ", ") {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : between).append(word);
  return text;
}

}  // namespace cleanai
