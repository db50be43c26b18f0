#include "core/model/shape_pass.h"

#include <algorithm>

#include "core/model/layer_kind.h"

namespace cleanai {
namespace {

using torch::jit::Node;
using torch::jit::Stack;

bool dependsOnData(const Node& node) {
  return node.kind() == c10::prim::Loop || node.kind() == c10::Symbol::aten("nonzero") ||
         !(node.kind().is_prim() || node.kind().is_aten());
}

void linear(const Node&, Stack& stack) {
  const at::Tensor input = stack[0].toTensor(), weight = stack[1].toTensor();
  auto shape = input.sizes().vec();
  TORCH_CHECK(!shape.empty() && weight.dim() == 2 && shape.back() == weight.size(1), "the input has ",
              shape.empty() ? 0 : shape.back(), " features, the linear layer takes ", weight.size(1));
  shape.back() = weight.size(0);
  stack.assign(1, at::zeros(shape, input.options()));
}

// In the place of its input: the values do not matter, and nothing is allocated.
void batchNorm(const Node&, Stack& stack) {
  const at::Tensor input = stack[0].toTensor();
  for (std::size_t parameter = 1; parameter <= 4; ++parameter)
    if (stack[parameter].isTensor() && stack[parameter].toTensor().defined())
      TORCH_CHECK(input.dim() >= 2 && stack[parameter].toTensor().numel() == input.size(1), "the input has ",
                  input.dim() < 2 ? 0 : input.size(1), " channels, the batch norm takes ",
                  stack[parameter].toTensor().numel());
  stack.assign(1, at::alias(input));
}

Substitute convolution(const LayerKind& kind) {
  return [kind](const Node& node, Stack& stack) {
    const at::Tensor input = stack[0].toTensor(), weight = stack[1].toTensor();
    const std::int64_t groups = stack[kind.groupsInput].toInt(), spatial = weight.dim() - 2;
    const std::int64_t channelDim = input.dim() - spatial - 1;
    const std::int64_t inputs = kind.isTransposed ? weight.size(0) : weight.size(1) * groups;
    const std::int64_t outputs = kind.isTransposed ? weight.size(1) * groups : weight.size(0);
    TORCH_CHECK(channelDim >= 0 && input.size(channelDim) == inputs, "the input has ",
                channelDim < 0 ? 0 : input.size(channelDim), " channels, the convolution takes ", inputs);
    stack[0] = input.narrow(channelDim, 0, 1);
    stack[1] = weight.narrow(0, 0, 1).narrow(1, 0, 1);
    stack[2] = c10::IValue();
    stack[kind.groupsInput] = 1;
    node.getOperation()(stack);
    auto shape = stack.back().toTensor().sizes().vec();
    shape[static_cast<std::size_t>(channelDim)] = outputs;
    stack.back() = at::zeros(shape, input.options());
  };
}

}  // namespace

Overrides shapesOnly(const torch::jit::Graph& graph) {
  Overrides overrides;
  const auto nodes = nodesInOrder(graph);
  if (std::any_of(nodes.begin(), nodes.end(), [](const Node* node) { return dependsOnData(*node); })) return overrides;
  for (std::size_t position = 0; position < nodes.size(); ++position) {
    if (nodes[position]->kind() == c10::aten::batch_norm) overrides.nodes.emplace(position, batchNorm);
    if (const auto kind = layerKind(*nodes[position]))
      overrides.nodes.emplace(position, kind->isConvolution ? convolution(*kind) : Substitute(linear));
  }
  return overrides;
}

}  // namespace cleanai
