// A project file (.cleanai): a model, its data, what was measured and what is to be pruned, to go on with later.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/base/shape.h"
#include "core/coverage/coverage.h"
#include "core/coverage/moments.h"
#include "core/data/preprocessing.h"
#include "core/pruning/importance.h"
#include "core/pruning/selection.h"
#include "core/recovery/recovery.h"

namespace cleanai {

struct ProjectResult;

/// Plain values; paths are absolute here, whatever the file says.
struct Project {
  struct ModelInfo {
    std::filesystem::path file;
    std::string sha256;
    Shape input;  ///< {1, C, H, W} that it was inspected with; empty: not yet
  };
  struct Data {
    std::string source;      ///< file, folder or random:N; empty: none
    std::string labels;      ///< file; empty: found beside the data
    std::string classNames;  ///< file; empty: those that the data brings
    Preprocessing preprocessing;
    std::size_t batchSize = 128;
    std::optional<std::size_t> maxBatches = 20;  ///< absent: all of the data
    Observe observe = Observe::activation;
    Shape randomShape{3, 224, 224};  ///< of random:N
    std::uint64_t seed = 0;          ///< of random:N
  };
  struct Pruning {
    Criterion criterion;
    Selection selection;
    Repair repair = Repair::affine;
    bool recalibrates = true;
    int epochs = 0;  ///< of distillation
  };

  ModelInfo model;
  Data data;
  std::shared_ptr<const Coverage> coverage;  ///< null: not measured; otherwise of model.sha256
  std::shared_ptr<const Moments> moments;    ///< of the same pass; null: not taken, or lost
  Pruning pruning;
  std::shared_ptr<const ProjectResult> result;  ///< of the last export; null: none, or its figures cannot be read
  std::map<std::string, std::string> view;      ///< how it was looked at, by the names that the window gives
};

bool operator==(const Project::Data& a, const Project::Data& b);

/// JSON; paths at most two folders above `file` are written relative to it, others absolute. The coverage is the object
/// that COVERAGE.json is; the moments lie beside (project_moments.h), written first; when writing fails or is broken
/// off, the project that was there is as it was. The same project gives the same bytes. Throws Error(fileUnwritable).
void saveProject(const Project& project, const std::filesystem::path& file);

/// Reads what saveProject wrote, wherever its folder was moved; unknown keys are ignored. Neither the model nor the
/// data are looked for; moments that cannot be used are left out with a warning. Throws Error(fileNotFound,
/// fileUnreadable, wrongFormat); a higher version is refused.
Project loadProject(const std::filesystem::path& file);

}  // namespace cleanai
