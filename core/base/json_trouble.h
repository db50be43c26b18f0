// What is wrong with a JSON file, in words for its user.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace cleanai {

/// "it is no JSON from byte 17 on (damaged or truncated?)" or "a value in it is missing or of another kind than
/// expected".
inline std::string jsonTrouble(const nlohmann::json::exception& error) {
  if (const auto* parsing = dynamic_cast<const nlohmann::json::parse_error*>(&error))
    return "it is no JSON from byte " + std::to_string(parsing->byte) + " on (damaged or truncated?)";
  return "a value in it is missing or of another kind than expected";
}

}  // namespace cleanai
