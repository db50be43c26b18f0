// The images that something was measured on, as JSON. Needs nlohmann_json.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "core/data/taken_images.h"

namespace cleanai {

/// [{"fingerprint", "size", "chosen", "spread", "shuffle_seed" or null, "count"}].
nlohmann::ordered_json takenJson(const std::vector<TakenImages>& taken);
/// Throws nlohmann::json::exception, std::out_of_range for more images than there are.
std::vector<TakenImages> takenFrom(const nlohmann::ordered_json& json);

}  // namespace cleanai
