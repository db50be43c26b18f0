// An analysis laid aside, to go on later.
#pragma once

#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/coverage/agreement.h"
#include "core/coverage/analysis.h"

namespace cleanai {

/// What makes a result what it is, by name: the model, the data and its content, and every option but the threads and
/// the memory. Valid UTF-8.
using Traits = nlohmann::ordered_json;
Traits traitsOf(const std::string& modelSha256, const Loader& loader, const AnalysisOptions& options);

/// What makes second moments of the same run what they are.
void addMoments(const MomentOptions& options, Traits& traits);

struct Checkpoint {
  Traits traits;
  std::size_t batches = 0;  ///< that the loader handed out
  AgreementStop::State agreement;
  bool isEnough = false;  ///< by agreement: no batch is to follow
  Coverage coverage;
  int threads = 0;        ///< that computed; products of matrices differ in their last digits with another number
  bool isSecond = false;  ///< which file beside it holds second moments, if any (momentFile)
};

/// Where second moments are laid aside: in two files by turns, so that one is always whole.
std::filesystem::path momentFile(const std::filesystem::path& checkpoint, bool isSecond);

/// Throws Error(fileUnwritable).
void saveCheckpoint(const Checkpoint& checkpoint, const std::filesystem::path& file);
/// Throws Error(fileUnreadable, wrongFormat), and Error(invalidArgument) that says what differs when it was made with
/// other traits.
Checkpoint loadCheckpoint(const std::filesystem::path& file, const Traits& traits);

}  // namespace cleanai
