// Optional values and enumerations as JSON. Needs nlohmann_json.
#pragma once

#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>

namespace cleanai {

/// null for none.
template <typename Value>
nlohmann::ordered_json optionalJson(const std::optional<Value>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

template <typename Value>
void read(const nlohmann::ordered_json& json, std::optional<Value>& value) {
  value = json.is_null() ? std::nullopt : std::optional(json.get<Value>());
}

/// `names` by the enumeration's values.
template <typename Enum, std::size_t count>
const char* nameOf(const std::array<const char*, count>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

/// Throws std::out_of_range for another name.
template <typename Enum, std::size_t count>
void read(const nlohmann::ordered_json& json, const std::array<const char*, count>& names, Enum& value) {
  const auto& name = json.get_ref<const std::string&>();
  for (std::size_t i = 0; i < count; ++i) {
    if (name != names[i]) continue;
    value = static_cast<Enum>(i);
    return;
  }
  throw std::out_of_range(name);
}

}  // namespace cleanai
