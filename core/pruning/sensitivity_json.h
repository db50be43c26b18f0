// The curves of SENSITIVITY.json and of `sensitivity --json`. Needs nlohmann_json.
#pragma once

#include <nlohmann/json.hpp>

#include "core/pruning/sensitivity.h"

namespace cleanai {

/// [{"group", "layers", "units", "points": [{"ratio", "kept", ...}]}].
nlohmann::ordered_json curvesJson(const Sensitivity& sensitivity);

}  // namespace cleanai
