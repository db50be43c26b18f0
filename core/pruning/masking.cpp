#include "core/pruning/masking.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/model/layer_kind.h"

namespace cleanai {
namespace {

using torch::jit::Node;
using torch::jit::Stack;

struct Indices {
  at::Tensor kept, removed;
};

Indices indicesOf(const Plan& plan, const std::vector<Unit>& units) {
  std::vector<std::int64_t> kept, removed;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const bool stays = units[i] == fixedUnit || plan.keeps[static_cast<std::size_t>(units[i])] != 0;
    (stays ? kept : removed).push_back(static_cast<std::int64_t>(i));
  }
  return {at::tensor(kept, at::kLong), at::tensor(removed, at::kLong)};
}

std::vector<at::Tensor> run(const Node& node, Stack& stack) {
  node.getOperation()(stack);
  return {stack.back().toTensor()};
}

// A layer of which some channels are masked: zero at its input unless that is repaired, zero at its output.
Substitute maskedLayer(Indices inputs, Indices outputs, bool isConvolution, InputRepairs::mapped_type repair) {
  return [inputs = std::move(inputs), outputs = std::move(outputs), isConvolution, repair = std::move(repair)](
             const Node& node, Stack& stack) {
    const auto channelDim = [&](const at::Tensor& value) {
      return isConvolution ? value.dim() - (stack[1].toTensor().dim() - 2) - 1 : value.dim() - 1;
    };
    const std::int64_t dim = channelDim(stack[0].toTensor());
    if (repair)
      stack[0] = repair(stack[0].toTensor(), dim);
    else if (inputs.removed.numel() > 0)
      stack[0] = stack[0].toTensor().index_fill(dim, inputs.removed, 0);
    at::Tensor result = run(node, stack).front();
    if (outputs.removed.numel() > 0) result.index_fill_(isConvolution ? dim : result.dim() - 1, outputs.removed, 0);
    stack.back() = std::move(result);
  };
}

// Layer norm and group norm over the kept channels; nothing stands at the others.
Substitute maskedNorm(Indices channels, std::int64_t dim) {
  return [channels = std::move(channels), dim](const Node& node, Stack& stack) {
    const bool isLayerNorm = node.kind() == c10::aten::layer_norm;
    const at::Tensor input = stack[0].toTensor();
    std::int64_t parameterDim = 0;
    if (isLayerNorm) {
      auto shape = stack[1].toIntVector();
      parameterDim = dim - (input.dim() - static_cast<std::int64_t>(shape.size()));
      shape[static_cast<std::size_t>(parameterDim)] = channels.kept.numel();
      stack[1] = shape;
    }
    for (const std::size_t parameter : {std::size_t{2}, std::size_t{3}})
      if (stack[parameter].isTensor())
        stack[parameter] = stack[parameter].toTensor().index_select(parameterDim, channels.kept);
    stack[0] = input.index_select(dim, channels.kept);
    const at::Tensor narrow = run(node, stack).front();
    stack.back() = at::zeros_like(input).index_copy(dim, channels.kept, narrow);
  };
}

// Weights that nothing but layers reads: masking the layers' values is enough for them.
std::unordered_set<std::string> weightsOfLayersOnly(const TorchModel& model, const std::vector<Node*>& nodes) {
  std::unordered_set<std::string> weights, others;
  for (const Node* node : nodes) {
    if (node->kind() != c10::prim::GetAttr) continue;
    const NamedTensor* tensor = tensorAt(model, *node->output());
    if (!tensor) continue;
    const auto& uses = node->output()->uses();
    const bool onlyLayers =
        std::all_of(uses.begin(), uses.end(), [](const auto& use) { return layerKind(*use.user) && use.offset == 1; });
    (onlyLayers ? weights : others).insert(tensor->name);
  }
  for (const auto& name : others) weights.erase(name);
  return weights;
}

void maskTensors(const TorchModel& model, const Plan& plan, const std::unordered_set<std::string>& exempt,
                 TensorReplacements& masked) {
  std::unordered_map<std::string, std::vector<const TensorPlan*>> cuts;
  for (const auto& tensor : plan.tensors)
    if (!exempt.contains(tensor.name)) cuts[tensor.name].push_back(&tensor);
  for (const auto& [name, tensor, isParameter] : model.tensors) {
    const auto found = cuts.find(name);
    if (found == cuts.end()) continue;
    masked.emplace(tensor.unsafeGetTensorImpl(), [original = tensor.detach(), cuts = found->second] {
      at::Tensor zeroed = original.clone();
      for (const TensorPlan* cut : cuts) {
        at::Tensor isRemoved = at::ones({original.size(cut->dim)}, at::kBool);
        isRemoved.index_fill_(0, at::tensor(cut->kept, at::kLong), 0);
        zeroed.index_fill_(cut->dim, isRemoved.nonzero().flatten(), 0);
      }
      return zeroed;
    });
  }
}

}  // namespace

Overrides masked(const TorchModel& model, const Network& network, const Plan& plan, const InputRepairs& repairs) {
  Overrides overrides;
  const auto nodes = nodesInOrder(model.executor.graph());
  std::unordered_map<std::string, const Layer*> layers;
  for (const auto& layer : network.layers) layers.emplace(layer.weight, &layer);

  for (std::size_t position = 0; position < nodes.size(); ++position) {
    const auto kind = layerKind(*nodes[position]);
    const NamedTensor* weight = kind ? tensorAt(model, *nodes[position]->input(1)) : nullptr;
    const auto layer = weight ? layers.find(weight->name) : layers.end();
    if (layer == layers.end()) continue;
    Indices inputs = indicesOf(plan, layer->second->inputUnits), outputs = indicesOf(plan, layer->second->outputUnits);
    if (inputs.removed.numel() + outputs.removed.numel() == 0) continue;
    const auto repair = repairs.find(weight->name);
    overrides.nodes.emplace(position, maskedLayer(std::move(inputs), std::move(outputs), kind->isConvolution,
                                                  repair == repairs.end() ? nullptr : repair->second));
  }
  for (const auto& norm : network.norms)
    overrides.nodes.emplace(norm.node, maskedNorm(indicesOf(plan, norm.units), norm.dim));
  maskTensors(model, plan, weightsOfLayersOnly(model, nodes), overrides.tensors);
  return overrides;
}

}  // namespace cleanai
