// What a project keeps of its last exported file: every figure that was measured on it, and how it was cut.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/model/latency.h"
#include "core/pruning/evaluation.h"
#include "core/pruning/export.h"
#include "core/recovery/recovery.h"
#include "core/report/project.h"

namespace cleanai {

struct ProjectResult {
  struct Times {
    Latency before, after;
  };

  std::filesystem::path file;
  std::string sha256;        ///< of the file: the figures are of no other
  Project::Pruning pruning;  ///< that led to it
  std::vector<char> keeps;   ///< Plan::keeps
  ExportReport exported;
  RecoveryReport recovery;
  std::size_t calibrationImages = 0;
  std::string judgedBy;              ///< the data's SOURCE; empty: not evaluated
  std::string notJudged;             ///< why it could not be evaluated; empty otherwise
  std::optional<Evaluation> before;  ///< absent without labels on unseen images
  std::optional<Evaluation> after;   ///< absent until evaluated
  bool unseen = true;                ///< judged by images that neither analysis nor repair have used
  std::size_t left = 0;              ///< images that could judge besides
  std::optional<Times> times;        ///< absent until measured
};

/// All but file, sha256 and pruning, which project_json.h writes.
nlohmann::ordered_json figuresJson(const ProjectResult& result);
/// Throws nlohmann::json::exception, std::out_of_range.
void readFigures(const nlohmann::ordered_json& json, ProjectResult& result);

}  // namespace cleanai
