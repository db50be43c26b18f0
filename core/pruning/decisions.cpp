#include "core/pruning/decisions.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/model/layer_kind.h"
#include "core/model/torch_model.h"

namespace cleanai {
namespace {

using torch::jit::Node;
using torch::jit::Stack;

constexpr std::array<std::string_view, 23> deciding = {
    "aten::topk",  "aten::sort",  "aten::argsort", "aten::argmax", "aten::argmin",    "aten::max",
    "aten::min",   "aten::gt",    "aten::ge",      "aten::lt",     "aten::le",        "aten::eq",
    "aten::ne",    "aten::where", "aten::nonzero", "aten::to",     "aten::_unique2",  "aten::bucketize",
    "aten::floor", "aten::ceil",  "aten::round",   "aten::trunc",  "torchvision::nms"};
constexpr std::array<std::string_view, 4> rounding = {"aten::floor", "aten::ceil", "aten::round", "aten::trunc"};

bool isReal(const at::Tensor& tensor) { return tensor.is_floating_point(); }

bool anyTensor(const std::vector<c10::IValue>& values, bool real) {
  return std::any_of(values.begin(), values.end(), [&](const auto& value) {
    const auto tensors = tensorsIn(value);
    return std::any_of(tensors.begin(), tensors.end(), [&](const auto& tensor) { return isReal(tensor) == real; });
  });
}

bool isDecision(const Node& node, const std::vector<c10::IValue>& inputs, const std::vector<c10::IValue>& results) {
  const bool rounds = std::find(rounding.begin(), rounding.end(), node.kind().toQualString()) != rounding.end();
  return anyTensor(inputs, true) && (rounds || anyTensor(results, false));
}

std::vector<c10::IValue> ownCopies(const std::vector<c10::IValue>& values) {
  std::vector<c10::IValue> copies;
  for (const auto& value : values) copies.push_back(value.isTensor() ? value.toTensor().clone() : value.deepcopy());
  return copies;
}

bool matchingTensors(const at::Tensor& a, const at::Tensor& b) {
  if (a.sizes() != b.sizes() || a.scalar_type() != b.scalar_type()) return false;
  return isReal(a) || at::equal(a, b);
}

bool matchingInputs(const c10::IValue& a, const c10::IValue& b) {
  const auto left = tensorsIn(a), right = tensorsIn(b);
  if (left.empty() && right.empty()) return a.tagKind() == b.tagKind() && a == b;
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), matchingTensors);
}

}  // namespace

bool match(const Decision& a, const Decision& b) {
  return a.kind == b.kind &&
         std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(), b.inputs.end(), matchingInputs);
}

std::vector<at::Tensor> basis(const Decision& decision) {
  std::vector<at::Tensor> found;
  for (const auto& input : decision.inputs)
    for (auto& tensor : tensorsIn(input))
      if (isReal(tensor)) found.push_back(std::move(tensor));
  return found;
}

Overrides notingDecisions(const Executor& executor, Overrides overrides, std::vector<Decision>& made,
                          const std::vector<Decision>* leader) {
  const auto decide = [&made, leader](const Node& node, Stack& stack) {
    const std::vector<c10::IValue> inputs = stack;
    node.getOperation()(stack);
    if (!isDecision(node, inputs, stack)) return;
    Decision decision{node.kind(), ownCopies(inputs), {}};
    const Decision* led = leader && made.size() < leader->size() ? &(*leader)[made.size()] : nullptr;
    if (led && match(*led, decision)) stack = ownCopies(led->results);
    decision.results = ownCopies(stack);
    made.push_back(std::move(decision));
  };
  const auto nodes = nodesInOrder(executor.graph());
  for (std::size_t position = 0; position < nodes.size(); ++position)
    if (std::find(deciding.begin(), deciding.end(), nodes[position]->kind().toQualString()) != deciding.end())
      overrides.nodes.emplace(position, decide);
  return overrides;
}

}  // namespace cleanai
