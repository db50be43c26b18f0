#include "core/pruning/surgery.h"

#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>
#include <torch/csrc/jit/passes/constant_propagation.h>
#include <torch/csrc/jit/passes/dead_code_elimination.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <variant>
#include <vector>

#include "core/base/error.h"
#include "core/model/gone_branches.h"
#include "core/model/layer_kind.h"
#include "core/model/module_tensors.h"

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

// Takes tensors out of the module that its graph does not read any more.
void removeUnread(torch::jit::Module& module, const std::vector<std::string>& names) {
  if (names.empty()) return;
  const auto read = attributesRead(*module.get_method("forward").graph());
  for (const auto& name : names) {
    if (std::find(read.begin(), read.end(), name) != read.end()) continue;
    removeAttribute(module, name);
  }
}

using CutsByTensor = std::map<std::string, std::vector<const TensorPlan*>>;

CutsByTensor cutsByTensor(const Plan& plan) {
  CutsByTensor cuts;
  for (const auto& tensor : plan.tensors) cuts[tensor.name].push_back(&tensor);
  return cuts;
}

std::vector<std::int64_t> keptAlong(const at::Tensor& tensor, const std::vector<const TensorPlan*>& cuts, int dim) {
  for (const TensorPlan* cut : cuts)
    if (cut->dim == dim) return cut->kept;
  std::vector<std::int64_t> all(static_cast<std::size_t>(tensor.size(dim)));
  std::iota(all.begin(), all.end(), std::int64_t{0});
  return all;
}

// What the cuts leave of a tensor. Weights are read once, in their order, and nothing stands between them and the
// result; index_select walks down the columns, and would make a tensor for every cut.
at::Tensor cutOut(const at::Tensor& original, const std::vector<const TensorPlan*>& cuts) {
  const bool isWeight =
      original.scalar_type() == at::kFloat && original.is_contiguous() && original.dim() >= 2 &&
      std::all_of(cuts.begin(), cuts.end(), [](const TensorPlan* cut) { return cut->dim == 0 || cut->dim == 1; });
  if (!isWeight) {
    at::Tensor part = original;
    for (const TensorPlan* cut : cuts) part = part.index_select(cut->dim, indexTensor(cut->kept));
    return part;
  }
  const auto rows = keptAlong(original, cuts, 0), columns = keptAlong(original, cuts, 1);
  std::vector<std::int64_t> shape = original.sizes().vec();
  shape[0] = static_cast<std::int64_t>(rows.size());
  shape[1] = static_cast<std::int64_t>(columns.size());
  const std::int64_t width = original.stride(1);
  at::Tensor smaller = at::empty(shape, original.options());
  const float* from = original.data_ptr<float>();
  float* to = smaller.data_ptr<float>();
  for (const std::int64_t row : rows) {
    const float* line = from + row * original.size(1) * width;
    if (width == 1)
      for (const std::int64_t column : columns) *to++ = line[column];
    else
      for (const std::int64_t column : columns) to = std::copy_n(line + column * width, width, to);
  }
  return smaller;
}

}  // namespace

torch::jit::Module pruned(const TorchModel& model, const Network& network, const Plan& plan) {
  torch::jit::Module module = model.module.clone(/*inplace=*/true);
  ModuleTensors tensors(module);
  for (const auto& [name, cuts] : cutsByTensor(plan)) tensors.set(name, cutOut(tensors.at(name).detach(), cuts));
  rewriteScalars(module, network, plan);
  removeUnread(module, network.goneTensors);
  // Freezing takes away what Python asks of every module.
  if (!module.hasattr("training")) module.register_attribute("training", c10::BoolType::get(), false);
  return module;
}

}  // namespace cleanai
