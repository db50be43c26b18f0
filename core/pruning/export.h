// The smaller file, and the proof that it is right.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/model/model.h"
#include "core/pruning/plan.h"

namespace torch::jit {
struct Module;
}

namespace cleanai {

/// Changes the values of a pruned network's tensors, not their shapes. Returns false when stopped.
using PrunedChange =
    std::function<bool(torch::jit::Module& pruned, const ProgressSink& progress, const std::stop_token& stop)>;

/// Outputs of the pruned network against those of the original with the removed channels masked, on random inputs.
struct Proof {
  double maskedRelativeDifference = 0;  ///< max |a - b| / max |a|, of masked original and pruned network before any
                                        ///< change; taken in float64 where float32 has more than proofTolerance
  double reloadedDifference = 0;        ///< max |a - b| of the pruned network before and after saving
};

enum class FileFormat {
  torchScript,  ///< a program that LibTorch and PyTorch load without the model's source
  stateDict,    ///< the tensors alone, under their names, as torch.save writes them
};

struct ExportReport {
  Cost before, after;
  std::int64_t bytesBefore = 0, bytesAfter = 0;
  Proof proof;
  std::vector<std::string> warnings;  ///< what the file does not say and its reader has to know
  double surgerySeconds = 0, savingSeconds = 0, proofSeconds = 0;
};

/// Largest maskedRelativeDifference that counts as equal, in float32.
inline constexpr double proofTolerance = 1e-5;

struct ExportOptions {
  FileFormat format = FileFormat::torchScript;
  PrunedChange change;  ///< done after the proof and before saving; may be empty
  int threads = 0;      ///< 0: all idle cores
};

/// Prunes the model, compares it with the masked original, changes it if asked to, saves the result beside `target`,
/// loads it again, compares it with itself before and only then renames it to `target`. Memory: the pruned tensors,
/// besides the model, once. Nothing when stopped. Throws Error(proofFailed) when the outputs differ by more than
/// proofTolerance, Error(fileUnwritable).
std::optional<ExportReport> exportPruned(const Model& model, const Network& network, const Plan& plan,
                                         const std::filesystem::path& target, const ProgressSink& progress = {},
                                         std::stop_token stop = {}, const ExportOptions& options = {});

}  // namespace cleanai
