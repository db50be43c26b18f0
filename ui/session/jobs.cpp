// The session's jobs as plain functions: they run on the worker's thread and know no widgets.
#include "ui/session/jobs.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>
#include <utility>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/data/fingerprint.h"
#include "core/pruning/layer_prices.h"

namespace cleanai::ui {
namespace {

/// Decoding leaves most of the cores to the network.
std::size_t decodingThreads() { return std::clamp(std::thread::hardware_concurrency() / 4, 1u, 4u); }

}  // namespace

LoaderOptions loaderOptions(const DataChoice& choice, std::optional<std::size_t> maxBatches) {
  LoaderOptions options;
  options.batchSize = choice.batchSize;
  options.maxBatches = maxBatches;
  options.threads = decodingThreads();
  return options;
}

std::shared_ptr<const Model> loadModel(const std::filesystem::path& file) {
  auto model = std::make_shared<const Model>(openModel(file));
  logger()->info("opened {}: {} parameters, {} bytes", file.string(), model->parameterCount(), model->bytes());
  return model;
}

Preparation prepareData(const Model& model, const DataChoice& choice, const std::shared_ptr<const Network>& known) {
  Preparation result;
  result.choice = choice;
  result.dataset = std::make_shared<const RecordedDataset>(
      openDataset(choice.source.toStdString(), {choice.labels.toStdString(), choice.randomShape, choice.seed}));
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

Measurement analyzeData(const Model& model, const Preparation& preparation, const JobControl& control,
                        const CoverageSink& partial, const Safekeeping& safekeeping) {
  const DataChoice& choice = preparation.choice;
  Loader loader(preparation.dataset, choice.preprocessing, loaderOptions(choice, choice.maxBatches));
  AnalysisOptions options;
  options.checkpoint = safekeeping.file;
  options.checkpointInterval = safekeeping.interval;
  options.checkpointsWhenStopped = false;
  if (!safekeeping.file.empty()) options.fingerprint = fingerprint(*preparation.dataset->whole());
  if (std::filesystem::exists(safekeeping.file)) preparation.dataset->remember(loader.items());
  options.observe = choice.observe;
  options.source = choice.source.toStdString();
  options.strongestImages = 8;
  if (!choice.isRandom()) options.moments = momentCollector(model, *preparation.network);
  Measurement measured;
  const auto start = std::chrono::steady_clock::now();
  try {
    measured.coverage =
        std::make_shared<const Coverage>(analyze(model, loader, options, control.progress, control.stop, partial));
  } catch (const Error& error) {
    if (safekeeping.file.empty() || !error.subject().starts_with(safekeeping.file.string())) throw;
    logger()->warn("begins anew: {}", error.what());
    removeCheckpoint(safekeeping.file);
    std::error_code unknown;
    const bool isGone =
        std::filesystem::status(safekeeping.file, unknown).type() == std::filesystem::file_type::not_found;
    return analyzeData(model, preparation, control, partial, isGone ? safekeeping : Safekeeping());
  }
  measured.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  measured.waiting = loader.secondsWaiting() / measured.seconds;
  logger()->info("analysed {} images in {} batches", measured.coverage->data.images, measured.coverage->data.batches);
  for (const auto& warning : measured.coverage->warnings) logger()->warn(warning);
  measured.whole = measured.coverage->finished;
  if (!options.moments || !measured.whole) return measured;
  auto moments = pricedMoments(model, *preparation.network, *options.moments, control.progress, control.stop);
  measured.whole = moments.has_value();
  if (!measured.whole) return measured;
  for (const auto& warning : moments->warnings) logger()->warn(warning);
  measured.moments = std::make_shared<const Moments>(std::move(*moments));
  logger()->info("second moments of {} layers take {} bytes", measured.moments->layers.size(),
                 bytesOf(*measured.moments));
  return measured;
}

std::int64_t bytesOf(const Moments& moments) {
  std::set<const InputMoments*> seen;
  std::size_t numbers = 0;
  for (const auto& [name, input] : moments.layers)
    if (seen.insert(input.get()).second) numbers += input->mean.size() + input->covariance.size();
  return static_cast<std::int64_t>(numbers * sizeof(double));
}

std::optional<Exported> exportPlanned(const Model& model, const Preparation& preparation, const Plan& plan,
                                      const RecoveryChoice& choice, std::shared_ptr<const Moments> moments,
                                      const std::filesystem::path& target, const JobControl& control,
                                      FileFormat format) {
  std::error_code unrelated;
  if (std::filesystem::equivalent(target, model.file(), unrelated))
    throw Error(ErrorCode::invalidArgument, target.string(), "this is the model that is open", "Choose another name");
  const Network& network = *preparation.network;
  RecoveryOptions recovering;
  recovering.data = [&] {
    return std::make_unique<Loader>(preparation.dataset, preparation.choice.preprocessing,
                                    loaderOptions(preparation.choice, preparation.choice.maxBatches));
  };
  const RecoveryChoice done = preparation.choice.isRandom() ? RecoveryChoice{Repair::none, false, 0} : choice;
  recovering.reestimatesNorms = done.recalibrates;
  recovering.repair = done.repair;
  recovering.distillation.epochs = done.epochs;
  if (done.repair != Repair::none) {
    if (!moments) {
      auto taken = inputMoments(model, network, *recovering.data(), {}, control.progress, control.stop);
      if (!taken) return std::nullopt;
      for (const auto& warning : taken->warnings) logger()->warn(warning);
      moments = std::make_shared<const Moments>(std::move(*taken));
    }
    recovering.moments = moments.get();
  }
  Exported exported;
  ExportOptions options;
  options.format = format;
  if (needsData(done)) {
    options.change = recovery(model, network, plan, recovering, exported.recovery);
    exported.calibrationImages = preparation.images;
  }
  const auto report = exportPruned(model, network, plan, target, control.progress, control.stop, options);
  if (!report) return std::nullopt;
  exported.report = *report;
  if (const auto& distilled = exported.recovery.distillation)
    for (const auto& warning : distilled->warnings) logger()->warn(warning);
  for (const auto& warning : report->warnings) logger()->warn(warning);
  return exported;
}

std::optional<Comparison> compareAccuracy(const Model& original, const std::filesystem::path& pruned,
                                          const Preparation& calibration, const Preparation& judging,
                                          std::optional<std::size_t> maxBatches, const JobControl& control) {
  Comparison comparison;
  std::shared_ptr<const Dataset> images = judging.dataset->whole();
  if (&calibration == &judging) {
    auto unread = judging.dataset->unread();
    comparison.unseen = !unread.empty();
    if (comparison.unseen) images = partOf(images, std::move(unread));
  }
  Loader loader(images, judging.choice.preprocessing, loaderOptions(judging.choice, maxBatches));
  comparison.left = images->size() - loader.imageCount();
  const auto [before, after] = compare(original, openModel(pruned), loader, 0, control.progress, control.stop);
  if (!after.finished) return std::nullopt;
  if (comparison.unseen && images->hasLabels()) comparison.before = before;
  comparison.after = after;
  return comparison;
}

std::optional<LatencyPair> compareLatency(const Model& original, const std::filesystem::path& pruned,
                                          const Network& network, const JobControl& control) {
  const auto run = [&](const Model& model) {
    return measureLatency(model, network.inputs, {}, control.progress, control.stop);
  };
  const auto before = run(original);
  const auto after = before ? run(openModel(pruned)) : std::nullopt;
  if (!after) return std::nullopt;
  return LatencyPair{*before, *after};
}

}  // namespace cleanai::ui
