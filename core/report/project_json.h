// The parts of a project file as JSON. Needs nlohmann_json.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/report/project.h"

namespace cleanai {

/// Paths are written as they look from `folder`.
nlohmann::ordered_json projectJson(const Project& project, const std::filesystem::path& folder);
/// Throws nlohmann::json::exception, std::out_of_range, Error(invalidArgument, wrongFormat).
Project projectFrom(const nlohmann::ordered_json& json, const std::filesystem::path& folder);

}  // namespace cleanai
