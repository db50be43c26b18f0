// Preprocessing as JSON. Needs nlohmann_json.
#pragma once

#include <nlohmann/json.hpp>

#include "core/data/preprocessing.h"

namespace cleanai {

/// {"preset", "resize" and "crop" or null, "colour", "mean", "std"}.
nlohmann::ordered_json preprocessingJson(const Preprocessing& preprocessing);
/// Throws nlohmann::json::exception, std::out_of_range for a colour that is none.
void read(const nlohmann::ordered_json& json, Preprocessing& preprocessing);

}  // namespace cleanai
