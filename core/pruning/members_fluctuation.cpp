// The criterion flap: how much what the next layers receive fluctuates, and how much it weighs there.
#include <ATen/ATen.h>

#include <algorithm>

#include "core/model/mixing.h"
#include "core/pruning/members.h"
#include "core/pruning/mixing_weights.h"
#include "core/pruning/removal_order.h"
#include "core/pruning/substitution.h"
#include "core/pruning/weight_norms.h"

namespace cleanai {
namespace {

std::vector<double> fluctuations(const Layer& layer, const at::Tensor& weight, const InputMoments& moments) {
  std::vector<double> values;
  for (const WeightBlock& block : blocksOf(layer, weight)) {
    const at::Tensor each =
        (block.weights.square().sum(0) * spreadOf(moments, block.firstInput, block.inputs).variance).contiguous();
    values.insert(values.end(), each.data_ptr<double>(), each.data_ptr<double>() + each.numel());
  }
  return values;
}

}  // namespace

// An 2024 (FLAP): Var(c) |W_c|^2 for every layer that mixes the channels; where none does, the share that the channel
// has of its producer's output.
std::vector<Member> fluctuationMembers(const Subject& subject) {
  const Moments& moments = momentsOf(subject);
  std::vector<Member> members;
  for (const auto& layer : subject.network.layers) {
    const auto found = moments.layers.find(layer.weight);
    if (mixes(layer) && found != moments.layers.end())
      members.push_back(
          {layer.inputUnits, fluctuations(layer, tensorNamed(subject.model, layer.weight), *found->second)});
  }
  for (const auto& group : subject.network.groups) {
    if (!isUnmixed(subject.network, group)) continue;
    for (const std::size_t index : group.layers) {
      const Layer& layer = subject.network.layers[index];
      members.push_back({layer.outputUnits, outputShares(subject.model, layer, moments)});
    }
  }
  return members;
}

}  // namespace cleanai
