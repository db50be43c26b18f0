#include "core/recovery/repair.h"

#include <ATen/ATen.h>

#include "core/model/mixing.h"
#include "core/model/module_tensors.h"
#include "core/model/torch_model.h"
#include "core/pruning/mixing_weights.h"
#include "core/pruning/substitution.h"
#include "core/pruning/weight_norms.h"
#include "core/recovery/layer_places.h"

namespace cleanai {
namespace {

struct Repaired {
  at::Tensor weight;
  at::Tensor constant;  // by output channel
};

Repaired repaired(const Layer& layer, const at::Tensor& weight, const InputMoments& moments, const Plan& plan,
                  bool hasConstant, at::IntArrayRef prunedShape) {
  const at::Tensor outputs = at::tensor(keptOutputs(plan, layer), at::kLong);
  const at::Tensor left = weight.index_select(layer.transposed ? 1 : 0, outputs);
  std::vector<at::Tensor> weights, constants;
  for (const WeightBlock& block : blocksOf(layer, left)) {
    if (moments.isDiagonal) {
      const at::Tensor kept = at::tensor(keptInputs(plan, layer, block), at::kLong);
      at::Tensor mean = spreadOf(moments, block.firstInput, block.inputs).mean;
      weights.push_back(block.weights.index_select(1, kept));
      constants.push_back(block.weights.mv(hasConstant ? mean.index_fill_(0, kept, 0) : at::zeros_like(mean)));
      continue;
    }
    const MomentBlock input = blockOf(moments, block.firstInput, block.inputs);
    const Substitution made = substitution(hasConstant ? input : aboutZero(input), keptInputs(plan, layer, block));
    weights.push_back(block.weights.mm(made.matrix));
    constants.push_back(block.weights.mv(made.offset));
  }
  const at::Tensor constant = at::cat(constants).reshape({outputs.numel(), -1}).sum(1);
  return {weightOf(layer, weights, prunedShape), constant};
}

}  // namespace

std::vector<LayerRepair> repair(const Model& model, const Network& network, const Plan& plan, const Moments& moments,
                                torch::jit::Module& pruned) {
  const auto places = layerPlaces(model.torch().executor.graph(), ModuleTensors(model.torch().module));
  ModuleTensors tensors(pruned);
  std::vector<LayerRepair> report;
  for (const auto& layer : network.layers) {
    if (!mixes(layer) || !losesInputs(plan, layer)) continue;
    const auto found = moments.layers.find(layer.weight);
    const auto known = places.find(layer.weight);
    const bool canRepair = found != moments.layers.end() && known != places.end();
    report.push_back({layer.name, canRepair});
    if (!canRepair) continue;
    const LayerPlace& place = known->second;
    const Repaired made = repaired(layer, tensorNamed(model, layer.weight), *found->second, plan, place.takesConstant(),
                                   tensors.at(layer.weight).sizes());
    tensors.set(layer.weight, made.weight);
    addConstant(place, made.constant, tensors);
  }
  return report;
}

}  // namespace cleanai
