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
#include "core/model/gone_branches.h"
#include "core/model/layer_kind.h"

namespace cleanai {
namespace {

using torch::jit::Node;
using torch::jit::Value;

at::Tensor indexTensor(const std::vector<std::int64_t>& indices) { return at::tensor(indices, at::kLong); }

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

// The same squeeze, a dimension after the other from the back, without the channels' own.
void spareChannels(torch::jit::Graph& graph, Node& node, const ChannelSqueeze& squeeze) {
  const torch::jit::WithInsertPoint here(&node);
  Value* value = node.input(0);
  const bool squeezesAll = node.inputs().size() == 1;
  for (int dim = squeeze.dims - 1; squeezesAll && dim >= 0; --dim)
    if (dim != squeeze.dim) value = graph.insert(c10::aten::squeeze, {value, dim});
  node.output()->replaceAllUsesWith(value);
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
    if (const std::int64_t kept = keptCount(plan.keeps, count.units);
        count.isComputed || kept < static_cast<std::int64_t>(count.units.size()))
      rewrite(*graph, nodes, count.where, kept);
  for (const auto& fixed : network.fixedScalars) rewrite(*graph, nodes, fixed.where, valueOf(fixed));
  for (const auto& squeeze : network.squeezes)
    if (keptCount(plan.keeps, squeeze.units) == 1) {
      if (squeeze.node >= nodes.size()) throw graphChanged();
      spareChannels(*graph, *nodes[squeeze.node], squeeze);
    }
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

// Takes tensors out of the module that its graph does not read any more.
void removeUnread(torch::jit::Module& module, const std::vector<std::string>& names) {
  if (names.empty()) return;
  const auto read = attributesRead(*module.get_method("forward").graph());
  for (const auto& name : names) {
    if (std::find(read.begin(), read.end(), name) != read.end()) continue;
    const Attribute attribute = attributeNamed(module, name);
    const auto object = attribute.owner._ivalue();
    const std::size_t slot = attribute.owner.type()->getAttributeSlot(attribute.name);
    attribute.owner.type()->unsafeRemoveAttribute(attribute.name);
    object->unsafeRemoveSlot(slot);
  }
}

using CutsByTensor = std::map<std::string, std::vector<const TensorPlan*>>;

CutsByTensor cutsByTensor(const Plan& plan) {
  CutsByTensor cuts;
  for (const auto& tensor : plan.tensors) cuts[tensor.name].push_back(&tensor);
  return cuts;
}

// What the cuts leave of a tensor. A large one is cut a few rows at a time: what one cut leaves before the next would
// be several times the result.
at::Tensor cutOut(const at::Tensor& original, std::vector<const TensorPlan*> cuts) {
  constexpr std::int64_t few = 1 << 20;  // elements
  std::sort(cuts.begin(), cuts.end(), [](const TensorPlan* a, const TensorPlan* b) { return a->dim < b->dim; });
  at::Tensor part = original;
  if (cuts.size() != 2 || cuts[0]->dim != 0 || original.numel() <= few) {
    for (const TensorPlan* tensor : cuts) part = part.index_select(tensor->dim, indexTensor(tensor->kept));
    return part;
  }
  const at::Tensor rows = indexTensor(cuts[0]->kept), others = indexTensor(cuts[1]->kept);
  const std::int64_t step = std::max<std::int64_t>(1, few / (original.numel() / original.size(0)));
  std::vector<std::int64_t> shape = original.sizes().vec();
  shape[0] = rows.numel();
  shape[static_cast<std::size_t>(cuts[1]->dim)] = others.numel();
  const at::Tensor smaller = at::empty(shape, original.options());
  for (std::int64_t row = 0; row < rows.numel(); row += step) {
    const std::int64_t count = std::min(step, rows.numel() - row);
    at::Tensor target = smaller.narrow(0, row, count);
    at::index_select_out(target, original.index_select(0, rows.narrow(0, row, count)), cuts[1]->dim, others);
  }
  return smaller;
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
    at::Tensor smaller = cutOut(original.detach(), cuts);
    smaller.set_requires_grad(original.requires_grad());
    for (const auto& alias : aliases[original.unsafeGetTensorImpl()]) {
      Attribute place = attributeNamed(module, alias);
      place.owner.setattr(place.name, smaller);
    }
  }
  rewriteScalars(module, network, plan);
  removeUnread(module, network.goneTensors);
  // Freezing takes away what Python asks of every module.
  if (!module.hasattr("training")) module.register_attribute("training", c10::BoolType::get(), false);
  return module;
}

}  // namespace cleanai
