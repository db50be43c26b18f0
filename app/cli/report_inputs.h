// What the other commands wrote, as parts of a report.
#pragma once

#include <filesystem>

#include "core/report/report.h"

namespace cleanai::cli {

// Each throws Error(fileNotFound, wrongFormat).

/// PLAN.json: what is kept of every layer. Throws also when it was made for another model than the report's coverage.
void addPlan(const std::filesystem::path& file, report::Report& report);
/// What `cleanai prune --json` printed: costs, proof, what held channels, accuracy, damage and times.
void addPruning(const std::filesystem::path& file, report::Report& report);
/// What `cleanai evaluate --json` printed: accuracy, and with --reference that of the original, costs and latency.
void addEvaluation(const std::filesystem::path& file, report::Report& report);

}  // namespace cleanai::cli
