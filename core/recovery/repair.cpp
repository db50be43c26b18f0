#include "core/recovery/repair.h"

#include <ATen/ATen.h>

#include <unordered_map>

#include "core/model/layer_kind.h"
#include "core/model/mixing.h"
#include "core/model/module_tensors.h"
#include "core/model/torch_model.h"
#include "core/pruning/mixing_weights.h"
#include "core/pruning/substitution.h"
#include "core/pruning/weight_norms.h"

namespace cleanai {
namespace {

using torch::jit::Node;

// Where a layer's constant goes: onto its bias, or off a running mean. Empty when nowhere.
struct Constant {
  std::string path;
  double sign = 1;
};

// The norm that alone reads a layer's output.
Constant normAfter(const Node& layer) {
  const auto& uses = layer.output()->uses();
  if (uses.size() != 1 || uses.front().user->kind() != c10::aten::batch_norm || uses.front().offset != 0) return {};
  return {attributePath(*uses.front().user->input(3)), -1};
}

// By name of the weight, of the layer's first call.
std::unordered_map<std::string, Constant> constantsOf(const Model& model) {
  std::unordered_map<std::string, Constant> constants;
  for (const Node* node : nodesInOrder(model.torch().executor.graph())) {
    const auto kind = layerKind(*node);
    const NamedTensor* weight = kind ? tensorAt(model.torch(), *node->input(1)) : nullptr;
    if (!weight) continue;
    const NamedTensor* bias = tensorAt(model.torch(), *node->input(2));
    constants.emplace(weight->name, bias ? Constant{bias->name, 1} : normAfter(*node));
  }
  return constants;
}

struct Repaired {
  at::Tensor weight;
  at::Tensor constant;  // by output channel
};

std::vector<std::int64_t> keptOutputs(const Plan& plan, const Layer& layer) {
  std::vector<std::int64_t> kept;
  for (std::size_t c = 0; c < layer.outputUnits.size(); ++c)
    if (layer.outputUnits[c] == fixedUnit || plan.keeps[static_cast<std::size_t>(layer.outputUnits[c])] != 0)
      kept.push_back(static_cast<std::int64_t>(c));
  return kept;
}

Repaired repaired(const Layer& layer, const at::Tensor& weight, const InputMoments& moments, const Plan& plan,
                  bool hasConstant, at::IntArrayRef prunedShape) {
  const at::Tensor outputs = at::tensor(keptOutputs(plan, layer), at::kLong);
  const at::Tensor left = weight.index_select(layer.transposed ? 1 : 0, outputs);
  std::vector<at::Tensor> weights, constants;
  for (const WeightBlock& block : blocksOf(layer, left)) {
    const MomentBlock input = blockOf(moments, block.firstInput, block.inputs);
    const Substitution made = substitution(hasConstant ? input : aboutZero(input), keptInputs(plan, layer, block));
    weights.push_back(block.weights.mm(made.matrix));
    constants.push_back(block.weights.mv(made.offset));
  }
  const at::Tensor constant = at::cat(constants).reshape({outputs.numel(), -1}).sum(1);
  return {weightOf(layer, weights, prunedShape), constant};
}

bool losesInputs(const Plan& plan, const Layer& layer) {
  return std::any_of(layer.inputUnits.begin(), layer.inputUnits.end(),
                     [&](Unit unit) { return unit != fixedUnit && plan.keeps[static_cast<std::size_t>(unit)] == 0; });
}

}  // namespace

std::vector<LayerRepair> repair(const Model& model, const Network& network, const Plan& plan, const Moments& moments,
                                torch::jit::Module& pruned) {
  const auto constants = constantsOf(model);
  ModuleTensors tensors(pruned);
  std::vector<LayerRepair> report;
  for (const auto& layer : network.layers) {
    if (!mixes(layer) || !losesInputs(plan, layer)) continue;
    const auto found = moments.layers.find(layer.weight);
    report.push_back({layer.name, found != moments.layers.end()});
    if (found == moments.layers.end()) continue;
    const auto& [path, sign] = constants.at(layer.weight);
    const Repaired made = repaired(layer, tensorNamed(model, layer.weight), *found->second, plan, !path.empty(),
                                   tensors.at(layer.weight).sizes());
    tensors.set(layer.weight, made.weight);
    if (!path.empty()) tensors.set(path, tensors.at(path).to(at::kDouble) + sign * made.constant);
  }
  return report;
}

}  // namespace cleanai
