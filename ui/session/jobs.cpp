// The session's jobs as plain functions: they run on the worker's thread and know no widgets.
#include "ui/session/jobs.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <thread>

#include "core/base/error.h"
#include "core/base/log.h"

namespace cleanai::ui {
namespace {

/// Decoding leaves most of the cores to the network.
std::size_t decodingThreads() { return std::clamp(std::thread::hardware_concurrency() / 4, 1u, 4u); }

LoaderOptions loaderOptions(const DataChoice& choice, std::optional<std::size_t> maxBatches) {
  LoaderOptions options;
  options.batchSize = choice.batchSize;
  options.maxBatches = maxBatches;
  options.threads = decodingThreads();
  return options;
}

}  // namespace

std::shared_ptr<const Model> loadModel(const std::filesystem::path& file) {
  auto model = std::make_shared<const Model>(openModel(file));
  logger()->info("opened {}: {} parameters, {} bytes", file.string(), model->parameterCount(), model->bytes());
  return model;
}

Preparation prepareData(const Model& model, const DataChoice& choice, const std::shared_ptr<const Network>& known) {
  Preparation result;
  result.choice = choice;
  result.dataset =
      openDataset(choice.source.toStdString(), {choice.labels.toStdString(), choice.randomShape, choice.seed});
  const Loader loader(result.dataset, choice.preprocessing, loaderOptions(choice, choice.maxBatches));
  result.sample = loader.sampleShape();
  result.images = loader.imageCount();
  result.hasLabels = result.dataset->hasLabels();
  Shape input{1};
  input.insert(input.end(), result.sample.begin(), result.sample.end());
  result.network =
      known && known->inputs.front() == input ? known : std::make_shared<const Network>(inspect(model, input));
  logger()->info("opened {}: {} images of {}; the network has {} layers and {} channel groups",
                 choice.source.toStdString(), result.dataset->size(), toString(result.sample),
                 result.network->layers.size(), result.network->groups.size());
  return result;
}

Coverage analyzeData(const Model& model, const Preparation& preparation, const JobControl& control,
                     const CoverageSink& partial) {
  const DataChoice& choice = preparation.choice;
  Loader loader(preparation.dataset, choice.preprocessing, loaderOptions(choice, choice.maxBatches));
  AnalysisOptions options;
  options.observe = choice.observe;
  options.source = choice.source.toStdString();
  Coverage coverage = analyze(model, loader, options, control.progress, control.stop, partial);
  logger()->info("analysed {} images in {} batches", coverage.data.images, coverage.data.batches);
  for (const auto& warning : coverage.warnings) logger()->warn(warning);
  return coverage;
}

std::optional<Exported> exportPlanned(const Model& model, const Preparation& preparation, const Plan& plan,
                                      const RecoveryChoice& choice, const std::filesystem::path& target,
                                      const JobControl& control) {
  std::error_code unrelated;
  if (std::filesystem::equivalent(target, model.file(), unrelated))
    throw Error(ErrorCode::invalidArgument, target.string(), "this is the model that is open", "Choose another name");
  const Network& network = *preparation.network;
  RecoveryOptions recovering;
  recovering.data = [&] {
    return std::make_unique<Loader>(preparation.dataset, preparation.choice.preprocessing,
                                    loaderOptions(preparation.choice, preparation.choice.maxBatches));
  };
  const RecoveryChoice done = preparation.choice.isRandom() ? RecoveryChoice{false, false} : choice;
  recovering.reestimatesNorms = done.recalibrates;
  std::optional<Moments> moments;
  if (done.repairs) {
    moments = inputMoments(model, network, *recovering.data(), {}, control.progress, control.stop);
    if (!moments) return std::nullopt;
    for (const auto& warning : moments->warnings) logger()->warn(warning);
    recovering.repair = Repair::affine;
    recovering.moments = &*moments;
  }
  Exported exported;
  ExportOptions options;
  if (done != RecoveryChoice{false, false}) {
    options.change = recovery(model, network, plan, recovering, exported.recovery);
    exported.calibrationImages = preparation.images;
  }
  const auto report = exportPruned(model, network, plan, target, control.progress, control.stop, options);
  if (!report) return std::nullopt;
  exported.report = *report;
  return exported;
}

std::optional<Comparison> compareAccuracy(const Model& original, const std::filesystem::path& pruned,
                                          const Preparation& preparation, const JobControl& control) {
  Loader loader(preparation.dataset, preparation.choice.preprocessing, loaderOptions(preparation.choice, std::nullopt));
  const auto [before, after] = compare(original, openModel(pruned), loader, 0, control.progress, control.stop);
  if (!after.finished) return std::nullopt;
  return Comparison{before, after};
}

}  // namespace cleanai::ui
