#include "core/coverage/moment_collector.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <utility>

#include "core/base/cancelled.h"
#include "core/base/log.h"
#include "core/coverage/output_sensitivity.h"
#include "core/model/compute_threads.h"
#include "core/model/layer_kind.h"
#include "core/model/mixing.h"
#include "core/model/torch_model.h"

namespace cleanai {
namespace {

// Runs of one image, over all layers, in which it is measured how far errors go: at most so many, and this share of the
// images that were seen.
constexpr double mostRuns = 640, shareOfRuns = 0.15;
constexpr std::int64_t fewestImages = 4, mostImages = 64;

std::int64_t imagesEach(double runs, std::size_t layers) {
  const double each = runs / static_cast<double>(std::max<std::size_t>(1, layers));
  return std::clamp(static_cast<std::int64_t>(each), fewestImages, mostImages);
}

// The positions of a value that are taken, as [N, P, C]; another start for every batch.
at::Tensor samplesOf(const at::Tensor& value, int channelDimFromEnd, std::int64_t stride, std::int64_t batch) {
  const at::Tensor channelsLast = value.movedim(value.dim() - channelDimFromEnd, -1);
  const at::Tensor samples = channelsLast.dim() == 2 ? channelsLast.unsqueeze(1) : channelsLast.flatten(1, -2);
  constexpr std::int64_t step = 40503;  // spreads the starts (Knuth's multiplicative hashing)
  return stride == 1 ? samples : samples.slice(1, batch * step % stride, c10::nullopt, stride);
}

bool isFinite(const InputMoments& moments) {
  const auto finite = [](double value) { return std::isfinite(value); };
  return std::all_of(moments.mean.begin(), moments.mean.end(), finite) &&
         std::all_of(moments.covariance.begin(), moments.covariance.end(), finite);
}

}  // namespace

MomentCollector::MomentCollector(const Model& model, const Network& network, const MomentOptions& options)
    : model_(model), options_(options), readers_(momentReaders(model, network)) {
  fitMemory(readers_, options.memory, warnings_);
  fitTime(readers_, network, options.share);
  for (const auto& layer : network.layers)
    if (mixes(layer)) mixing_.push_back(layer.weight);
  for (const auto& source : readers_.sources) grams_.emplace_back(source.isDiagonal);
}

void MomentCollector::begin(const at::Tensor& images, std::int64_t first) {
  first_ = first;
  count_ = images.size(0);
  restart();
  someImages_.see(images, first);
}

void MomentCollector::see(const Execution& execution) {
  const MomentReader& reader = readers_.byPosition.at(execution.position);
  std::int64_t& taken = taken_[{execution.position, timesSeen_[execution.position]++}];
  taken = std::max(taken, first_);
  if (taken >= first_ + count_) return;
  const at::Tensor samples = samplesOf(execution.inputs[0].toTensor(), reader.channelDimFromEnd,
                                       readers_.sources[reader.source].stride, batch_);
  // What does not begin with the batch cannot be divided among its images.
  const bool isByImage = samples.size(0) == count_;
  const std::int64_t together = isByImage ? Gram::imagesAtATime(samples.size(1)) : samples.size(0);
  for (std::int64_t first = isByImage ? taken - first_ : 0; first < samples.size(0); first += together) {
    const std::int64_t count = std::min(together, samples.size(0) - first);
    grams_[reader.source].add(samples.narrow(0, first, count));
    taken = isByImage ? first_ + first + count : first_ + count_;
  }
}

void MomentCollector::endBatch() {
  images_ += first_ + count_;
  someImages_.endBatch();
  ++batch_;
  taken_.clear();
}

void MomentCollector::warn(std::vector<std::string> warnings) {
  for (auto& warning : warnings) warnings_.push_back(std::move(warning));
}

CollectorState MomentCollector::state() const {
  CollectorState state{batch_, images_, someImages_.state(), {}};
  for (const Gram& gram : grams_) state.grams.push_back(gram.state());
  return state;
}

void MomentCollector::resume(CollectorState state) {
  batch_ = state.batches;
  images_ = state.images;
  someImages_.resume(std::move(state.someImages));
  for (std::size_t i = 0; i < grams_.size(); ++i) grams_[i].resume(std::move(state.grams.at(i)));
}

at::Tensor MomentCollector::imagesForErrors() const {
  const at::Tensor images = someImages();
  if (!images.defined()) return images;
  const double runs = std::min(mostRuns, shareOfRuns * static_cast<double>(images_));
  const std::int64_t wanted = imagesEach(runs, mixing_.size());
  const std::int64_t every = std::max<std::int64_t>(1, images.size(0) / wanted);
  return images.slice(0, 0, std::min(images.size(0), every * wanted), every);
}

Moments MomentCollector::moments(const ProgressSink& progress, const std::stop_token& stop) const {
  Moments moments;
  moments.modelSha256 = model_.sha256();
  moments.images = images_;
  moments.taken = tookFrom_;
  moments.warnings = warnings_;
  const ComputeThreads threads(options_.threads);
  try {
    if (const at::Tensor images = imagesForErrors(); images.defined() && images.size(0) > 1)
      moments.sensitivity = outputSensitivity(model_.torch(), mixing_, images, progress, stop);
  } catch (const Cancelled&) {
    throw;
  } catch (const std::exception& error) {
    logger()->info("how far errors reach cannot be measured: {}", error.what());
    moments.warnings.push_back("how far errors reach could not be measured; all layers count the same");
  }
  const ComputeThreads alone(1);  // or samples that wait would be multiplied otherwise where more processors are idle
  for (std::size_t i = 0; i < readers_.sources.size(); ++i) {
    const auto& weights = readers_.sources[i].weights;
    auto found = std::make_shared<const InputMoments>(grams_[i].moments());
    if (found->samples == 0) {
      moments.warnings.push_back("nothing finite reaches " + ownerOf(weights.front()) + "; it is not repaired");
      continue;
    }
    if (!isFinite(*found)) {
      moments.warnings.push_back("what " + ownerOf(weights.front()) + " takes in is not finite; it is not repaired");
      continue;
    }
    for (const auto& weight : weights) moments.layers.emplace(weight, found);
  }
  return moments;
}

}  // namespace cleanai
