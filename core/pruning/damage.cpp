#include "core/pruning/damage.h"

#include "core/model/mixing.h"
#include "core/pruning/mixing_weights.h"
#include "core/pruning/substitution.h"
#include "core/pruning/weight_norms.h"

namespace cleanai {

double totalDamage(const std::vector<LayerDamage>& damage) {
  double total = 0;
  for (const auto& layer : damage) total += layer.atOutput;
  return total;
}

std::vector<LayerDamage> predictedDamage(const Model& model, const Network& network, const Moments& moments,
                                         const Plan& plan) {
  std::vector<LayerDamage> damage;
  for (const auto& layer : network.layers) {
    const auto found = moments.layers.find(layer.weight);
    if (!mixes(layer) || found == moments.layers.end()) continue;
    double lost = 0, energy = 0;
    bool loses = false;
    for (const WeightBlock& block : blocksOf(layer, tensorNamed(model, layer.weight))) {
      const auto kept = keptInputs(plan, layer, block);
      if (found->second->isDiagonal) {
        at::Tensor parts =
            block.weights.square().sum(0) * spreadOf(*found->second, block.firstInput, block.inputs).variance;
        energy += parts.sum().item<double>();
        loses = loses || static_cast<std::int64_t>(kept.size()) < block.inputs;
        lost += parts.index_fill_(0, at::tensor(kept, at::kLong), 0).sum().item<double>();
        continue;
      }
      const MomentBlock input = blockOf(*found->second, block.firstInput, block.inputs);
      energy += (block.weights.mm(input.covariance) * block.weights).sum().item<double>();
      if (static_cast<std::int64_t>(kept.size()) == block.inputs) continue;
      loses = true;
      lost += (block.weights.mm(substitution(input, kept).leftOver) * block.weights).sum().item<double>();
    }
    if (loses && energy > 0) {
      const double share = lost / energy;
      damage.push_back({layer.name, share, share * moments.sensitivityOf(layer.weight)});
    }
  }
  return damage;
}

}  // namespace cleanai
