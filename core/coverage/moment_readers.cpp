#include "core/coverage/moment_readers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/coverage/gram.h"
#include "core/model/layer_kind.h"
#include "core/model/mixing.h"
#include "core/model/torch_model.h"

namespace cleanai {
namespace {

using torch::jit::Value;

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

}  // namespace

MomentReaders momentReaders(const Model& model, const Network& network) {
  MomentReaders readers;
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
    MomentSource& source = readers.sources[place->second];
    if (byWeight.try_emplace(weight->name, place->second).second) source.weights.push_back(weight->name);
    source.channels = static_cast<std::int64_t>(layer->second->inputUnits.size());
    source.positions = std::max(source.positions, positionsOf(*layer->second));
    const int spatial = static_cast<int>(weight->tensor.dim()) - 2;
    if (isNew) readers.byPosition.emplace(position, MomentReader{place->second, kind->isConvolution ? spatial + 1 : 1});
  }
  return readers;
}

std::size_t MomentSource::bytes() const {
  const auto count = static_cast<std::size_t>(channels);
  if (isDiagonal) return sizeof(double) * count;
  return count * (sizeof(double) * count + sizeof(float) * static_cast<std::size_t>(Gram::mostWaiting(channels)));
}

std::size_t MomentReaders::bytes() const {
  return std::accumulate(sources.begin(), sources.end(), std::size_t{0},
                         [](std::size_t sum, const MomentSource& source) { return sum + source.bytes(); });
}

void fitMemory(MomentReaders& readers, std::size_t memory, std::vector<std::string>& warnings) {
  std::vector<MomentSource*> largest;
  for (auto& source : readers.sources) largest.push_back(&source);
  std::stable_sort(largest.begin(), largest.end(),
                   [](const MomentSource* a, const MomentSource* b) { return a->channels > b->channels; });
  std::size_t bytes = readers.bytes();
  for (MomentSource* source : largest) {
    if (bytes <= memory) return;
    bytes -= source->bytes();
    source->isDiagonal = true;
    bytes += source->bytes();
    warnings.push_back("the second moments of what " + ownerOf(source->weights.front()) + " takes in (" +
                       std::to_string(source->channels) + " channels) do not fit the memory; only variances are kept");
  }
}

void fitTime(MomentReaders& readers, const Network& network, double share) {
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

}  // namespace cleanai
