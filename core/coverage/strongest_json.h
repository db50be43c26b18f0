// The images in which channels were strongest, as JSON. Needs nlohmann_json.
#pragma once

#include <nlohmann/json.hpp>

#include "core/coverage/strongest.h"

namespace cleanai {

/// {"most": 8, "images": [[places] by channel], "values": [[...]]}
nlohmann::ordered_json strongestJson(const StrongestImages& strongest);
/// Throws nlohmann::json::exception, std::out_of_range.
StrongestImages strongestFrom(const nlohmann::ordered_json& json, std::size_t channels);

}  // namespace cleanai
