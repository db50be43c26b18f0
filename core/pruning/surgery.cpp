#include "core/pruning/surgery.h"

#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
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
std::vector<Value*> listElements(torch::jit::Graph& graph, Value* list) {
  Node* source = list->node();
  if (source->kind() == c10::prim::ListConstruct) return source->inputs().vec();
  const auto constant = torch::jit::toIValue(list);
  if (!constant || !constant->isIntList()) throw graphChanged();
  std::vector<Value*> elements;
  for (const std::int64_t element : constant->toIntVector()) elements.push_back(graph.insertConstant(element));
  return elements;
}

void rewriteCount(torch::jit::Graph& graph, Node* node, const ChannelCount& count, std::int64_t kept) {
  const torch::jit::WithInsertPoint here(node);
  if (count.element < 0) {
    node->replaceInput(count.input, graph.insertConstant(kept));
    return;
  }
  std::vector<Value*> elements = listElements(graph, node->input(count.input));
  elements.at(static_cast<std::size_t>(count.element)) = graph.insertConstant(kept);
  Node* list = graph.insertNode(graph.createList(c10::IntType::get(), elements));
  node->replaceInput(count.input, list->output());
}

void rewriteCounts(torch::jit::Module& module, const Network& network, const Plan& plan) {
  const auto graph = module.get_method("forward").graph();
  const std::vector<Node*> nodes = nodesInOrder(*graph);
  for (const auto& count : network.counts) {
    const std::int64_t kept = keptCount(plan, count.units);
    if (kept == static_cast<std::int64_t>(count.units.size())) continue;
    if (count.node >= nodes.size() || count.input >= nodes[count.node]->inputs().size()) throw graphChanged();
    rewriteCount(*graph, nodes[count.node], count, kept);
  }
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

std::vector<std::int64_t> removedIndices(const TensorPlan& cut, std::int64_t size) {
  std::vector<std::int64_t> removed;
  for (std::int64_t i = 0; i < size; ++i)
    if (!std::binary_search(cut.kept.begin(), cut.kept.end(), i)) removed.push_back(i);
  return removed;
}

}  // namespace

void cut(torch::jit::Module& module, const Network& network, const Plan& plan) {
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
  rewriteCounts(module, network, plan);
}

TensorReplacements maskedTensors(const TorchModel& model, const Plan& plan) {
  TensorReplacements masked;
  const auto cuts = cutsByTensor(plan);
  for (const auto& [name, tensor, isParameter] : model.tensors) {
    const auto found = cuts.find(name);
    if (found == cuts.end()) continue;
    at::Tensor zeroed = tensor.detach().clone();
    for (const TensorPlan* cut : found->second)
      zeroed.index_fill_(cut->dim, indexTensor(removedIndices(*cut, tensor.size(cut->dim))), 0);
    masked.emplace(tensor.unsafeGetTensorImpl(), std::move(zeroed));
  }
  return masked;
}

}  // namespace cleanai
