// The session's jobs as plain functions: they run on the worker's thread and know no widgets.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>

#include "core/coverage/analysis.h"
#include "core/data/loader.h"
#include "core/model/latency.h"
#include "core/model/model.h"
#include "core/model/network.h"
#include "core/pruning/evaluation.h"
#include "core/pruning/export.h"
#include "core/recovery/recovery.h"
#include "ui/session/data_choice.h"
#include "ui/session/image_split.h"
#include "ui/session/pruning_choice.h"
#include "ui/session/worker.h"

namespace cleanai::ui {

/// Opened data and the network as it looks for inputs of this size. Immutable.
struct Preparation {
  DataChoice choice;
  std::shared_ptr<const RecordedDataset> dataset;  ///< knows which images an analysis or a repair has seen
  Shape sample;                                    ///< one prepared image {C, H, W}
  std::size_t images = 0;                          ///< images that an analysis will try
  bool hasLabels = false;
  std::shared_ptr<const Network> network;
};

/// For images of the choice: at most so many batches, decoded beside the network.
LoaderOptions loaderOptions(const DataChoice& choice, std::optional<std::size_t> maxBatches);

/// Opens a model and says so in the log.
std::shared_ptr<const Model> loadModel(const std::filesystem::path& file);

/// Opens the data, decodes one image and inspects the model with an input of its shape, unless `known` already has it.
Preparation prepareData(const Model& model, const DataChoice& choice, const std::shared_ptr<const Network>& known);

/// What one pass over the data gave.
struct Measurement {
  std::shared_ptr<const Coverage> coverage;
  std::shared_ptr<const Moments> moments;  ///< null when stopped, and of noise
  bool whole = false;                      ///< it came to its end
  double seconds = 0;                      ///< that it took
  double waiting = 0;                      ///< share of the time in which the network waited for images
};

/// Where an analysis is laid aside, for the case that the program does not end as it should.
struct Safekeeping {
  std::filesystem::path file;  ///< empty: nowhere
  std::chrono::duration<double> interval = std::chrono::seconds(30);
};

/// The streaming analysis, second moments in the same pass; `partial` hears of the coverage so far. Goes on from what
/// lies in `safekeeping`; begins anew when that cannot be used.
Measurement analyzeData(const Model& model, const Preparation& preparation, const JobControl& control,
                        const CoverageSink& partial, const Safekeeping& safekeeping = {});

/// Memory that the moments take.
std::int64_t bytesOf(const Moments& moments);

struct Exported {
  ExportReport report;
  RecoveryReport recovery;
  std::size_t calibrationImages = 0;  ///< of the data; 0 when nothing was done
};

/// Exports the planned model. `moments` of the analysis may be null: a repair then takes them in a pass of its own.
/// Nothing when stopped. Throws Error(invalidArgument) when `target` is the model's own file.
std::optional<Exported> exportPlanned(const Model& model, const Preparation& preparation, const Plan& plan,
                                      const RecoveryChoice& choice, std::shared_ptr<const Moments> moments,
                                      const std::filesystem::path& target, const JobControl& control,
                                      FileFormat format = FileFormat::torchScript);

/// What pruning did to the accuracy.
struct Comparison {
  std::optional<Evaluation> before;  ///< absent without labels on unseen images
  Evaluation after;                  ///< agreement is with the original
  bool unseen = true;                ///< judged by images that neither analysis nor repair have used
  std::size_t left = 0;              ///< images that could judge besides
};

/// Evaluates the original and the pruned file: on images of `judging` that `calibration` did not use, by labels where
/// there are any; when all were used, how far both agree on those. At most `maxBatches`. Nothing when stopped.
std::optional<Comparison> compareAccuracy(const Model& original, const std::filesystem::path& pruned,
                                          const Preparation& calibration, const Preparation& judging,
                                          std::optional<std::size_t> maxBatches, const JobControl& control);

/// Times of one image each.
struct LatencyPair {
  Latency before, after;
};

/// Nothing when stopped.
std::optional<LatencyPair> compareLatency(const Model& original, const std::filesystem::path& pruned,
                                          const Network& network, const JobControl& control);

}  // namespace cleanai::ui
