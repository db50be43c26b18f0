// What every layer costs before and after a plan.
#include "core/pruning/layer_costs.h"

#include <unordered_map>

namespace cleanai {
namespace {

// Share of a tensor's elements that stay, for tensors that shrink.
std::unordered_map<std::string, double> keptShares(const Network& network, const Plan& plan) {
  std::unordered_map<std::string, double> shares;
  for (const auto& axis : network.axes)
    shares.try_emplace(axis.tensor, 1.0).first->second *=
        static_cast<double>(keptCount(plan.keeps, axis.units)) / static_cast<double>(axis.units.size());
  return shares;
}

Cost difference(const Cost& a, const Cost& b) { return {a.parameters - b.parameters, a.macs - b.macs}; }

}  // namespace

LayerCosts layerCosts(const Network& network, const Plan& plan) {
  const auto shares = keptShares(network, plan);
  LayerCosts costs;
  costs.before = costs.otherBefore = network.cost;
  costs.after = costs.otherAfter = costOf(network, plan);
  for (const auto& layer : network.layers) {
    const std::int64_t weight = elementCount(layer.weightShape), bias = layer.parameters - weight;
    const auto share = shares.find(layer.weight);
    const std::int64_t keptWeight =
        share == shares.end() ? weight : static_cast<std::int64_t>(static_cast<double>(weight) * share->second + 0.5);
    const std::int64_t keptChannels = keptCount(plan.keeps, layer.outputUnits);
    const std::int64_t keptBias = layer.channels > 0 ? bias / layer.channels * keptChannels : bias;
    LayerCost cost{layer.name, layer.type, layer.channels, keptChannels, {layer.parameters, layer.macs}, {}};
    cost.after = {keptWeight + keptBias, layer.macsPerWeight * keptWeight};
    costs.otherBefore = difference(costs.otherBefore, cost.before);
    costs.otherAfter = difference(costs.otherAfter, cost.after);
    costs.layers.push_back(std::move(cost));
  }
  return costs;
}

}  // namespace cleanai
