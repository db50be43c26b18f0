#include "core/coverage/analysis.h"

#include <ATen/Parallel.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "core/base/cancelled.h"
#include "core/base/glob.h"
#include "core/base/log.h"
#include "core/coverage/agreement.h"
#include "core/coverage/batch_layer.h"
#include "core/coverage/checkpoint.h"
#include "core/coverage/halving.h"
#include "core/coverage/metrics.h"
#include "core/coverage/moment_collector.h"
#include "core/coverage/moment_state.h"
#include "core/coverage/observation_points.h"
#include "core/coverage/observed_network.h"
#include "core/coverage/observer.h"
#include "core/model/batch_tensor.h"
#include "core/model/compute_device.h"
#include "core/model/compute_threads.h"
#include "core/model/example_inputs.h"
#include "core/model/number_type.h"
#include "core/model/tensor_memory.h"
#include "core/model/torch_error.h"

namespace cleanai {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds partialInterval(300);

std::vector<ObservationPoint> chosenPoints(const Model& model, const AnalysisOptions& options) {
  auto points = observationPoints(model.torch(), options.observe);
  for (const auto& pattern : options.layers)
    if (std::none_of(points.begin(), points.end(),
                     [&](const auto& point) { return matchesGlob(point.layer, pattern); }))
      throw Error(ErrorCode::invalidArgument, "pattern \"" + pattern + "\"", "no layer has such a name",
                  "List the names with: cleanai inspect MODEL");
  std::erase_if(points, [&](const auto& point) {
    return !options.layers.empty() &&
           std::none_of(options.layers.begin(), options.layers.end(),
                        [&](const auto& pattern) { return matchesGlob(point.layer, pattern); });
  });
  if (points.empty())
    throw Error(ErrorCode::unsupported, model.file().string(), "it has no convolution or linear layer to observe",
                "Give a network with such layers");
  return points;
}

// A layer that is called again stands where it is called first.
std::vector<std::string> layersOf(const std::vector<ObservationPoint>& points) {
  std::vector<std::string> layers;
  for (const auto& point : points)
    if (std::find(layers.begin(), layers.end(), point.layer) == layers.end()) layers.push_back(point.layer);
  return layers;
}

void checkRanking(const AnalysisOptions& options) {
  const auto& [metric, ratio] = options.ranking;
  metricNamed(metric);
  if (!isRankedByHalves(metric))
    throw Error(ErrorCode::invalidArgument, "agreement by " + metric, "extremes and bits are not kept for each half",
                "Choose another metric, e.g. normalized_mean");
  if (!(ratio >= 0 && ratio < 1))
    throw Error(ErrorCode::invalidArgument, "ratio of the agreement", "it is not between 0 and 1",
                "Give a share like 0.5, below 1");
  if (options.stopAtAgreement && !(*options.stopAtAgreement > 0 && *options.stopAtAgreement <= 1))
    throw Error(ErrorCode::invalidArgument, "agreement to stop at", "it is not a share above 0 and at most 1",
                "Give a share like 0.95");
}

// The run so far: what is known after a whole number of batches.
class Run {
 public:
  Run(const Model& model, const std::vector<ObservationPoint>& points, Loader& loader, const AnalysisOptions& options)
      : loader_(loader), options_(options), stop_(options.stopAtAgreement) {
    coverage_.model = {model.file().string(), model.sha256(), model.parameterCount()};
    coverage_.data.source = options.source;
    coverage_.data.warnings = loader.dataset().warnings();
    coverage_.observe = options.observe;
    coverage_.observed = layersOf(points);
    coverage_.ranking = options.ranking;
    if (options.profile) coverage_.profile = options.profile->info();
    if (const Shard& shard = loader.options().shard; shard.count > 1) {
      coverage_.data.shardCount = shard.count;
      coverage_.data.shards = {shard.index};
    }
  }

  /// Goes on from the checkpoint, when there is one, with as many threads unless another number is asked for.
  void resume() {
    if (options_.checkpoint.empty()) return;
    traits_ = traitsOf(coverage_.model.sha256, loader_, options_);
    if (options_.moments) addMoments(options_.moments->options(), traits_);
    if (!std::filesystem::exists(options_.checkpoint)) return;
    Checkpoint stored = loadCheckpoint(options_.checkpoint, traits_);
    if (options_.moments) resumeMoments(stored);
    stored.coverage.model.path = coverage_.model.path;
    stored.coverage.observed = coverage_.observed;
    coverage_ = std::move(stored.coverage);
    batches_ = stored.batches;
    stop_.resume(stored.agreement);
    isEnough_ = stored.isEnough;
    if (threads_ == 0) threads_ = stored.threads;
    loader_.skip(batches_);
    logger()->info("going on after {} images of {}, which {} threads computed", coverage_.data.images,
                   options_.checkpoint.string(), stored.threads);
  }

  /// Lays the run aside when it is time.
  void checkpointIfDue() {
    if (options_.checkpoint.empty() || Clock::now() - lastCheckpoint_ < options_.checkpointInterval) return;
    tryCheckpoint();
    lastCheckpoint_ = Clock::now();
  }

  /// A run can go on without; the result tells of it.
  void tryCheckpoint() {
    try {
      checkpoint();
    } catch (const Error& error) {
      if (checkpointTrouble_.empty()) checkpointTrouble_ = error.reason();
    }
  }

  void checkpoint() {
    Checkpoint state{traits_, batches_, stop_.state(), isEnough_, coverage_, at::get_num_threads(), false};
    if (!options_.moments) return saveCheckpoint(state, options_.checkpoint);
    const auto before = momentFile(options_.checkpoint, isSecond_);
    const auto moments = momentFile(options_.checkpoint, !isSecond_);
    saveMomentState(*options_.moments, moments);
    state.isSecond = !isSecond_;
    saveCheckpoint(state, options_.checkpoint);
    isSecond_ = !isSecond_;
    std::error_code ignored;
    std::filesystem::remove(before, ignored);
  }

  /// `fitting`: as Halving::fitting().
  void add(std::vector<BatchLayer> layers, std::int64_t images, std::int64_t fitting) {
    if (fitting > 0)
      warn("the memory did not suffice for whole batches: " + std::to_string(fitting) + " images at a time");
    addLayers(coverage_.observed, std::move(layers), coverage_.layers, onAllThreads);
    coverage_.data.images += images;
    ++coverage_.data.batches;
    settle();
    if (stop_.isDue(coverage_.data.images)) measure();
  }

  /// The loader stands behind a whole batch.
  void settle() {
    const auto skipped = loader_.skipped();
    for (; known_ < skipped.size(); ++known_)
      coverage_.data.skippedItems.push_back(skipped[known_].name + ": " + skipped[known_].reason);
    coverage_.data.skipped = static_cast<std::int64_t>(coverage_.data.skippedItems.size());
    batches_ = loader_.batchesDone();
  }

  /// Those to compute with; 0: as many as are idle.
  int threads() const { return threads_; }
  bool isEnough() const { return isEnough_; }
  std::int64_t imagesTried() const { return coverage_.data.images + coverage_.data.skipped; }
  const Coverage& coverage() const { return coverage_; }

  std::shared_ptr<const Coverage> partial() const {
    auto copy = std::make_shared<Coverage>(coverage_);
    copy->finished = false;
    copy->endedBy = EndedBy::cancel;
    return copy;
  }

  Coverage result() && {
    const bool isAll = batches_ == loader_.batchCount();
    coverage_.finished = isAll || isEnough_;
    if (!options_.checkpoint.empty()) {
      if (!coverage_.finished && options_.checkpointsWhenStopped) checkpoint();
      if (coverage_.finished && options_.moments) tryCheckpoint();
    }
    coverage_.endedBy = isEnough_ ? EndedBy::agreement : isAll ? EndedBy::data : EndedBy::cancel;
    const auto overlap = networkOverlap(coverage_);
    coverage_.agreement = overlap ? std::optional(predictedAgreement(overlap->share)) : std::nullopt;
    coverage_.data.taken = {takenImages(loader_, options_.fingerprint)};
    if (options_.moments) options_.moments->tookFrom(coverage_.data.taken.front());
    std::sort(coverage_.data.skippedItems.begin(), coverage_.data.skippedItems.end());
    describeTroubles(coverage_);
    if (!checkpointTrouble_.empty())
      coverage_.warnings.push_back("the checkpoint " + options_.checkpoint.string() +
                                   " could not be written: " + checkpointTrouble_);
    return std::move(coverage_);
  }

 private:
  void resumeMoments(const Checkpoint& stored) {
    isSecond_ = stored.isSecond;
    loadMomentState(momentFile(options_.checkpoint, isSecond_), stored.coverage.data.batches, *options_.moments);
  }

  // Stays with the data, through checkpoints and merges.
  void warn(const std::string& warning) {
    auto& known = coverage_.data.warnings;
    if (std::find(known.begin(), known.end(), warning) == known.end()) known.push_back(warning);
  }

  void measure() {
    const auto overlap = networkOverlap(coverage_);
    if (!overlap) return;
    coverage_.agreement = predictedAgreement(overlap->share);
    isEnough_ = stop_.isEnough(coverage_.data.images, *overlap);
    logger()->debug(
        "{} images: the halves share {:.4f} of the kept channels; what they disagree about is {:.2g} of the scores",
        coverage_.data.images, overlap->share, overlap->scoreDifference);
  }

  Loader& loader_;
  const AnalysisOptions& options_;
  Coverage coverage_;
  AgreementStop stop_;
  Traits traits_;
  Clock::time_point lastCheckpoint_ = Clock::now();
  int threads_ = options_.threads;
  bool isEnough_ = false;
  bool isSecond_ = false;          // of the two files of moments, the one that the checkpoint names
  std::string checkpointTrouble_;  // why the first one that failed could not be written
  std::size_t known_ = 0;          // items that the loader skipped
  std::size_t batches_ = 0;        // that the loader handed out
};

}  // namespace

Coverage analyze(const Model& model, Loader& loader, const AnalysisOptions& options, const ProgressSink& progress,
                 std::stop_token stop, const CoverageSink& partial) {
  const c10::Device device = computeDevice(options.device);
  checkRanking(options);
  if (options.profile) options.profile->checkFits(model.sha256(), options.observe);
  const std::size_t batches = loader.batchCount() * loader.options().shard.count;
  if (batches > static_cast<std::size_t>(mostBatches))
    throw Error(ErrorCode::invalidArgument, std::to_string(batches) + " batches",
                "more than " + std::to_string(mostBatches) + " cannot be added up", "Take larger batches");
  requireTensorInput(model.torch().executor, model.file().string());
  requireNumberType(model, device);
  const at::ScalarType type = numberType(model);
  const auto points = chosenPoints(model, options);
  const Collecting collecting{options.thresholds, options.profile.get(), options.moments.get()};
  Run run(model, points, loader, options);
  run.resume();
  const ComputeThreads threads(run.threads());
  ProgressMeter meter(progress, "analyze", static_cast<std::int64_t>(loader.imageCount()), ProgressUnit::images,
                      run.imagesTried());
  auto lastPartial = Clock::now();

  const auto torch =
      translatingErrors(ErrorCode::modelFailed, model.file().string(), "Try the processor instead of the device",
                        [&] { return networkOn(model, device); });
  logger()->debug("computing on {}", device.str());
  ObservedNetwork network(*torch, points, options.pass);
  Halving halving;
  // Sums of second moments cannot forget a part of a batch: what is laid aside ends with a whole one.
  const bool endsItsBatch = options.moments && !options.checkpoint.empty() && options.checkpointsWhenStopped;
  const std::stop_token within = endsItsBatch ? std::stop_token() : stop;
  const auto analyzeBatch = [&](Batch batch) {
    const std::vector<std::size_t> positions = batch.positions, places = batch.indices;
    const auto images = static_cast<std::int64_t>(batch.indices.size());
    const at::Tensor input = onDevice(batchTensor(std::move(batch)).to(type), device);
    PassMemory whole;               // too little, if it does not run whole
    std::vector<BatchLayer> found;  // of the whole batch, or nothing is kept of it
    halving.run(images, [&](std::int64_t first, std::int64_t count) {
      const at::Tensor part = input.narrow(0, first, count);
      if (options.moments) options.moments->begin(part, first);
      std::pmr::memory_resource* const memory = count == images ? &whole : std::pmr::get_default_resource();
      Observer observer(network, halfRanges({positions.begin() + first, positions.begin() + first + count}), collecting,
                        within, memory);
      if (options.strongestImages > 0)
        observer.keepStrongest(options.strongestImages, {places.begin() + first, places.begin() + first + count});
      network.run(part, &observer);
      addLayers(run.coverage().observed, observer.takeLayers(), found);
    });
    if (options.moments) options.moments->endBatch();
    run.add(std::move(found), images, halving.fitting());
  };
  const auto analyzeAll = [&] {
    while (!run.isEnough()) {
      auto batch = loader.next(stop);
      if (!batch) break;
      analyzeBatch(std::move(*batch));
      run.checkpointIfDue();
      meter.report(run.imagesTried(), run.coverage().agreement);
      const auto now = Clock::now();
      if (!partial || now - lastPartial < partialInterval) continue;
      lastPartial = now;
      partial(run.partial());
    }
    if (!stop.stop_requested() && !run.isEnough()) run.settle();
  };
  try {
    translatingErrors(ErrorCode::modelFailed, "running " + model.file().string(),
                      "Check that the data, its preprocessing and its size fit the model", analyzeAll);
  } catch (const Cancelled&) {
    logger()->info("cancelled after {} images", run.coverage().data.images);
  }
  return std::move(run).result();
}

}  // namespace cleanai
