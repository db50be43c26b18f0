#include "core/coverage/moments.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "core/base/cancelled.h"
#include "core/base/log.h"
#include "core/coverage/gram.h"
#include "core/coverage/output_sensitivity.h"
#include "core/model/batches.h"
#include "core/model/compute_threads.h"
#include "core/model/example_inputs.h"
#include "core/model/layer_kind.h"
#include "core/model/mixing.h"
#include "core/model/torch_model.h"

namespace cleanai {
namespace {

using torch::jit::Value;

// One value of the graph, and the layers that take it in.
struct Source {
  std::vector<std::string> weights;  // of the layers that read it
  std::int64_t channels = 0;
  std::int64_t positions = 0;  // for one image
  bool isDiagonal = false;
  std::int64_t stride = 1;  // of the positions that are taken
};

struct Reader {
  std::size_t source;
  int channelDimFromEnd;  // 1: last
};

struct Readers {
  std::vector<Source> sources;
  std::unordered_map<std::size_t, Reader> byPosition;
};

// Layers that mix channels, and those that make channels which no layer mixes.
std::unordered_map<std::string, const Layer*> measuredLayers(const Network& network) {
  std::unordered_map<std::string, const Layer*> layers;
  for (const auto& layer : network.layers)
    if (mixes(layer)) layers.emplace(layer.weight, &layer);
  for (const auto& group : network.groups)
    if (isUnmixed(network, group))
      for (const std::size_t index : group.layers)
        if (network.layers[index].groups == 1) layers.emplace(network.layers[index].weight, &network.layers[index]);
  return layers;
}

// How many positions of its input a layer multiplies every weight with, about.
std::int64_t positionsOf(const Layer& layer) {
  std::int64_t positions = 1;
  const bool isConvolution = layer.weightShape.size() > 2;
  for (std::size_t i = isConvolution ? 1 : 0; i + (isConvolution ? 0 : 1) < layer.outputShape.size(); ++i)
    positions *= layer.outputShape[i];
  return std::max<std::int64_t>(1, positions);
}

Readers readersOf(const Model& model, const Network& network) {
  Readers readers;
  const auto layers = measuredLayers(network);
  std::unordered_map<const Value*, std::size_t> byValue;
  std::unordered_map<std::string, std::size_t> byWeight;
  const auto nodes = nodesInOrder(model.torch().executor.graph());
  for (std::size_t position = 0; position < nodes.size(); ++position) {
    const auto kind = layerKind(*nodes[position]);
    const NamedTensor* weight = kind ? tensorAt(model.torch(), *nodes[position]->input(1)) : nullptr;
    const auto layer = weight ? layers.find(weight->name) : layers.end();
    if (layer == layers.end()) continue;
    const Value* value = nodes[position]->input(0);
    const auto known = byWeight.find(weight->name);
    const auto [place, isNew] =
        byValue.try_emplace(value, known == byWeight.end() ? readers.sources.size() : known->second);
    if (place->second == readers.sources.size()) readers.sources.emplace_back();
    Source& source = readers.sources[place->second];
    if (byWeight.try_emplace(weight->name, place->second).second) source.weights.push_back(weight->name);
    source.channels = static_cast<std::int64_t>(layer->second->inputUnits.size());
    source.positions = std::max(source.positions, positionsOf(*layer->second));
    const int spatial = static_cast<int>(weight->tensor.dim()) - 2;
    if (isNew) readers.byPosition.emplace(position, Reader{place->second, kind->isConvolution ? spatial + 1 : 1});
  }
  return readers;
}

std::size_t bytesOf(const Source& source) {
  const auto channels = static_cast<std::size_t>(source.channels);
  return sizeof(double) * channels * (source.isDiagonal ? 1 : channels);
}

std::size_t bytesOf(const Readers& readers) {
  return std::accumulate(readers.sources.begin(), readers.sources.end(), std::size_t{0},
                         [](std::size_t sum, const Source& source) { return sum + bytesOf(source); });
}

void fitMemory(Readers& readers, std::size_t memory, std::vector<std::string>& warnings) {
  std::vector<Source*> largest;
  for (auto& source : readers.sources) largest.push_back(&source);
  std::stable_sort(largest.begin(), largest.end(),
                   [](const Source* a, const Source* b) { return a->channels > b->channels; });
  std::size_t bytes = bytesOf(readers);
  for (Source* source : largest) {
    if (bytes <= memory) return;
    bytes -= bytesOf(*source);
    source->isDiagonal = true;
    bytes += bytesOf(*source);
    warnings.push_back("the second moments of what " + ownerOf(source->weights.front()) + " takes in (" +
                       std::to_string(source->channels) + " channels) do not fit the memory; only variances are kept");
  }
}

void fitTime(Readers& readers, const Network& network, double share) {
  if (share <= 0) return;
  double macs = 0;
  for (const auto& source : readers.sources)
    if (!source.isDiagonal)
      macs += static_cast<double>(source.channels) * static_cast<double>(source.channels) *
              static_cast<double>(source.positions);
  const auto stride = static_cast<std::int64_t>(std::ceil(macs / (share * static_cast<double>(network.cost.macs))));
  for (auto& source : readers.sources)
    source.stride = std::clamp<std::int64_t>(stride, 1, std::max<std::int64_t>(1, source.positions / 4));
}

// The positions of a value that are taken, as [N, C, P]; another start for every batch.
at::Tensor samplesOf(const at::Tensor& value, int channelDimFromEnd, std::int64_t stride, std::int64_t batch) {
  const at::Tensor plain = value.to(at::kFloat).movedim(value.dim() - channelDimFromEnd, 1);
  const at::Tensor samples = plain.dim() == 2 ? plain.unsqueeze(2) : plain.flatten(2);
  constexpr std::int64_t step = 40503;  // spreads the starts (Knuth's multiplicative hashing)
  return stride == 1 ? samples : samples.slice(2, batch * step % stride, c10::nullopt, stride);
}

class Collector : public ExecutionListener {
 public:
  Collector(const Readers& readers, std::stop_token stop) : readers_(readers), stop_(std::move(stop)) {
    for (const auto& source : readers.sources) grams_.emplace_back(source.isDiagonal);
  }

  bool wantsInputs() const override { return true; }

  void executed(const Execution& execution) override {
    if (stop_.stop_requested()) throw Cancelled();
    const auto found = readers_.byPosition.find(execution.position);
    if (found == readers_.byPosition.end()) return;
    const Reader& reader = found->second;
    grams_[reader.source].add(samplesOf(execution.inputs[0].toTensor(), reader.channelDimFromEnd,
                                        readers_.sources[reader.source].stride, batch_));
  }

  void endBatch() { ++batch_; }

  InputMoments moments(std::size_t source) const { return grams_[source].moments(); }

 private:
  const Readers& readers_;
  std::stop_token stop_;
  std::vector<Gram> grams_;
  std::int64_t batch_ = 0;
};

bool isFinite(const InputMoments& moments) {
  const auto finite = [](double value) { return std::isfinite(value); };
  return moments.samples > 0 && std::all_of(moments.mean.begin(), moments.mean.end(), finite) &&
         std::all_of(moments.covariance.begin(), moments.covariance.end(), finite);
}

// Images on which it is measured how far errors go.
constexpr std::int64_t sensitivityImages = 64;

std::map<std::string, double> sensitivityOf(const Model& model, const Network& network, const at::Tensor& images,
                                            const std::stop_token& stop) {
  if (!images.defined() || images.size(0) < 2) return {};
  std::vector<std::string> weights;
  for (const auto& layer : network.layers)
    if (mixes(layer)) weights.push_back(layer.weight);
  return outputSensitivity(model.torch(), weights, images, stop);
}

}  // namespace

double Moments::sensitivityOf(const std::string& weight) const {
  const auto found = sensitivity.find(weight);
  return found == sensitivity.end() ? 1 : found->second;
}

std::size_t momentBytes(const Model& model, const Network& network) { return bytesOf(readersOf(model, network)); }

std::optional<Moments> inputMoments(const Model& model, const Network& network, Loader& loader,
                                    const MomentOptions& options, const ProgressSink& progress, std::stop_token stop) {
  requireTensorInput(model.torch().executor, model.file().string());
  Moments moments;
  moments.modelSha256 = model.sha256();
  Readers readers = readersOf(model, network);
  fitMemory(readers, options.memory, moments.warnings);
  fitTime(readers, network, options.share);

  const ComputeThreads threads(options.threads);
  Collector collector(readers, stop);
  at::Tensor someImages;
  const bool finished =
      overBatches(loader, model.file().string(), "second moments", progress, stop, [&](const at::Tensor& batch) {
        if (!someImages.defined()) someImages = batch.narrow(0, 0, std::min(batch.size(0), sensitivityImages)).clone();
        model.torch().executor.run({batch}, &collector);
        collector.endBatch();
        moments.images += batch.size(0);
      });
  if (!finished) return std::nullopt;
  try {
    moments.sensitivity = sensitivityOf(model, network, someImages, stop);
  } catch (const Cancelled&) {
    return std::nullopt;
  } catch (const std::exception& error) {
    logger()->info("how far errors reach cannot be measured: {}", error.what());
    moments.warnings.push_back("how far errors reach could not be measured; all layers count the same");
  }
  for (std::size_t i = 0; i < readers.sources.size(); ++i) {
    auto found = std::make_shared<const InputMoments>(collector.moments(i));
    if (!isFinite(*found)) {
      moments.warnings.push_back("what " + ownerOf(readers.sources[i].weights.front()) +
                                 " takes in is not finite; it is not repaired");
      continue;
    }
    for (const auto& weight : readers.sources[i].weights) moments.layers.emplace(weight, found);
  }
  return moments;
}

}  // namespace cleanai
