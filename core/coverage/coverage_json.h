// The JSON of COVERAGE.json and of checkpoints. Needs nlohmann_json.
#pragma once

#include <nlohmann/json.hpp>

#include "core/coverage/coverage.h"

namespace cleanai {

enum class Detail {
  all,         ///< with metrics, confidence and shares, which follow from the statistics
  statistics,  ///< what is needed to go on
};

nlohmann::ordered_json coverageJson(const Coverage& coverage, Detail detail);
/// All of COVERAGE.json, its format and version included.
nlohmann::ordered_json coverageFileJson(const Coverage& coverage);
/// Of either. Throws nlohmann::json::exception, std::out_of_range, Error(wrongFormat).
Coverage coverageFrom(const nlohmann::ordered_json& json);

}  // namespace cleanai
