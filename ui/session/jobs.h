// The session's jobs as plain functions: they run on the worker's thread and know no widgets.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "core/coverage/analysis.h"
#include "core/data/loader.h"
#include "core/model/model.h"
#include "core/model/network.h"
#include "core/pruning/evaluation.h"
#include "core/pruning/export.h"
#include "core/recovery/recovery.h"
#include "ui/session/data_choice.h"
#include "ui/session/worker.h"

namespace cleanai::ui {

/// Opened data and the network as it looks for inputs of this size. Immutable.
struct Preparation {
  DataChoice choice;
  std::shared_ptr<const Dataset> dataset;
  Shape sample;            ///< one prepared image {C, H, W}
  std::size_t images = 0;  ///< images that an analysis will try
  bool hasLabels = false;
  std::shared_ptr<const Network> network;
};

/// Opens a model and says so in the log.
std::shared_ptr<const Model> loadModel(const std::filesystem::path& file);

/// Opens the data, decodes one image and inspects the model with an input of its shape, unless `known` already has it.
Preparation prepareData(const Model& model, const DataChoice& choice, const std::shared_ptr<const Network>& known);

/// The streaming analysis; `partial` hears of the coverage so far.
Coverage analyzeData(const Model& model, const Preparation& preparation, const JobControl& control,
                     const CoverageSink& partial);

/// What is done to keep the accuracy, with the images of the analysis and without their labels; nothing with noise.
struct RecoveryChoice {
  bool repairs = true;       ///< the kept channels make up for the removed ones
  bool recalibrates = true;  ///< batch norms take new statistics
  bool operator==(const RecoveryChoice&) const = default;
};

struct Exported {
  ExportReport report;
  RecoveryReport recovery;
  std::size_t calibrationImages = 0;  ///< of the data; 0 when nothing was done
};

/// Exports the planned model. Nothing when stopped. Throws Error(invalidArgument) when `target` is the model's own
/// file.
std::optional<Exported> exportPlanned(const Model& model, const Preparation& preparation, const Plan& plan,
                                      const RecoveryChoice& choice, const std::filesystem::path& target,
                                      const JobControl& control);

/// What pruning did to the accuracy.
struct Comparison {
  Evaluation before;
  Evaluation after;  ///< agreement is with the original
};

/// Evaluates the original and the pruned file side by side on all of the data; nothing when stopped.
std::optional<Comparison> compareAccuracy(const Model& original, const std::filesystem::path& pruned,
                                          const Preparation& preparation, const JobControl& control);

}  // namespace cleanai::ui
