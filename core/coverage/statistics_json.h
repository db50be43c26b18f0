// A layer's statistics as JSON, round-trip exact. Needs nlohmann_json.
#pragma once

#include <nlohmann/json.hpp>

#include "core/coverage/coverage.h"

namespace cleanai {

/// Everything that merging needs of both halves.
nlohmann::ordered_json statisticsJson(const LayerCoverage& layer);
/// Reads `statistics` and `odd`; their images, positions and counts of values that are not finite stand in `layer`
/// already. Throws nlohmann::json::exception, std::out_of_range, Error(wrongFormat).
void readStatistics(const nlohmann::ordered_json& json, LayerCoverage& layer);

}  // namespace cleanai
