#include "core/pruning/surgery.h"

#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/constant_propagation.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/base/error.h"
#include "core/model/layer_kind.h"

namespace cleanai {
namespace {

using torch::jit::Node;
using torch::jit::Value;

at::Tensor indexTensor(const std::vector<std::int64_t>& indices) { return at::tensor(indices, at::kLong); }

std::int64_t keptCount(const Plan& plan, const std::vector<Unit>& units) {
  return std::count_if(units.begin(), units.end(),
                       [&](Unit unit) { return unit == fixedUnit || plan.keeps[static_cast<std::size_t>(unit)] != 0; });
}

Error graphChanged() {
  return Error(ErrorCode::proofFailed, "pruning", "the file has changed since it was opened", "Open the model again");
}

// The elements of a list input as values of their own, so that one of them can be replaced.
std::vector<Value*> listElements(torch::jit::Graph& graph, Value* list, int length) {
  Node* source = list->node();
  if (source->kind() == c10::prim::ListConstruct) return source->inputs().vec();
  if (const auto constant = torch::jit::toIValue(list); constant && constant->isIntList()) {
    std::vector<Value*> elements;
    for (const std::int64_t element : constant->toIntVector()) elements.push_back(graph.insertConstant(element));
    return elements;
  }
  return graph.insertNode(graph.createListUnpack(list, static_cast<std::size_t>(length)))->outputs().vec();
}

void rewrite(torch::jit::Graph& graph, const std::vector<Node*>& nodes, const ScalarInput& where,
             const c10::IValue& value) {
  if (where.node >= nodes.size() || where.input >= nodes[where.node]->inputs().size()) throw graphChanged();
  Node* node = nodes[where.node];
  const torch::jit::WithInsertPoint here(node);
  if (where.element < 0) return void(node->replaceInput(where.input, graph.insertConstant(value)));
  std::vector<Value*> elements = listElements(graph, node->input(where.input), where.length);
  elements.at(static_cast<std::size_t>(where.element)) = graph.insertConstant(value);
  Node* list = graph.insertNode(graph.createList(elements.front()->type(), elements));
  node->replaceInput(where.input, list->output());
}

c10::IValue valueOf(const FixedScalar& fixed) {
  const c10::IValue value = std::visit([](auto number) { return c10::IValue(number); }, fixed.value);
  if (!fixed.isTensor) return value;
  return at::scalar_tensor(value.toScalar(), value.isDouble() ? at::kFloat : value.isInt() ? at::kLong : at::kBool);
}

void rewriteScalars(torch::jit::Module& module, const Network& network, const Plan& plan) {
  auto graph = module.get_method("forward").graph();
  const std::vector<Node*> nodes = nodesInOrder(*graph);
  for (const auto& count : network.counts)
    if (const std::int64_t kept = keptCount(plan, count.units); kept < static_cast<std::int64_t>(count.units.size()))
      rewrite(*graph, nodes, count.where, kept);
  for (const auto& fixed : network.fixedScalars) rewrite(*graph, nodes, fixed.where, valueOf(fixed));
  // Branches whose condition has become a constant go.
  torch::jit::ConstantPropagationImmutableTypes(graph);
  torch::jit::EliminateDeadCode(graph);
}

struct Attribute {
  torch::jit::Module owner;
  std::string name;
};

Attribute attributeNamed(const torch::jit::Module& module, const std::string& path) {
  torch::jit::Module owner = module;
  std::size_t begin = 0;
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', begin)) {
    owner = owner.attr(path.substr(begin, dot - begin)).toModule();
    begin = dot + 1;
  }
  return {owner, path.substr(begin)};
}

using CutsByTensor = std::map<std::string, std::vector<const TensorPlan*>>;

CutsByTensor cutsByTensor(const Plan& plan) {
  CutsByTensor cuts;
  for (const auto& tensor : plan.tensors) cuts[tensor.name].push_back(&tensor);
  return cuts;
}

}  // namespace

torch::jit::Module pruned(const TorchModel& model, const Network& network, const Plan& plan) {
  torch::jit::Module module = model.module.clone(/*inplace=*/true);
  std::unordered_map<const c10::TensorImpl*, std::vector<std::string>> aliases;
  const auto note = [&](const auto& list) {
    for (const auto& entry : list) aliases[entry.value.unsafeGetTensorImpl()].push_back(entry.name);
  };
  note(module.named_parameters());
  note(module.named_buffers());

  for (const auto& [name, cuts] : cutsByTensor(plan)) {
    const Attribute attribute = attributeNamed(module, name);
    const at::Tensor original = attribute.owner.attr(attribute.name).toTensor();
    at::Tensor smaller = original.detach();
    for (const TensorPlan* tensor : cuts) smaller = smaller.index_select(tensor->dim, indexTensor(tensor->kept));
    smaller.set_requires_grad(original.requires_grad());
    for (const auto& alias : aliases[original.unsafeGetTensorImpl()]) {
      Attribute place = attributeNamed(module, alias);
      place.owner.setattr(place.name, smaller);
    }
  }
  rewriteScalars(module, network, plan);
  // Freezing takes away what Python asks of every module.
  if (!module.hasattr("training")) module.register_attribute("training", c10::BoolType::get(), false);
  return module;
}

}  // namespace cleanai
