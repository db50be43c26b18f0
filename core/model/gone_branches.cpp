#include "core/model/gone_branches.h"

#include <torch/csrc/jit/ir/constants.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/model/layer_kind.h"

namespace cleanai {
namespace {

using torch::jit::Block;
using torch::jit::Node;
using torch::jit::Value;

// The outcome of each branching node whose outcome is settled.
std::unordered_map<const Node*, bool> settledBranches(const std::vector<Node*>& nodes,
                                                      const std::vector<FixedScalar>& fixed) {
  std::unordered_map<const Node*, bool> settled;
  for (const Node* node : nodes) {
    if (node->kind() != c10::prim::If) continue;
    const auto constant = torch::jit::toIValue(node->input(0));
    if (constant && constant->isBool()) settled.emplace(node, constant->toBool());
  }
  for (const auto& scalar : fixed) {
    const Node* node = nodes.at(scalar.where.node);
    if (const bool* value = std::get_if<bool>(&scalar.value); value && node->kind() == c10::prim::If)
      settled.insert_or_assign(node, *value);
  }
  return settled;
}

// Whether a node does more than give its outputs: it writes into what it is given, or tells the world.
bool acts(const Node& node) {
  const auto* schema = node.maybeSchema();
  return node.hasSideEffects() || (schema && schema->is_mutable());
}

// Marks whatever the results follow from.
class Liveness {
 public:
  explicit Liveness(const std::unordered_map<const Node*, bool>& settled) : settled_(settled) {}

  void markBlock(const Block& block) {
    for (const Node* node : block.nodes())
      if (acts(*node) || !node->blocks().empty()) mark(*node);
    for (const Value* result : block.outputs()) mark(*result->node());
  }

  bool isLive(const Node& node) const { return live_.contains(&node); }

 private:
  void mark(const Node& node) {
    if (!live_.insert(&node).second) return;
    for (const Value* input : node.inputs()) mark(*input->node());
    const auto outcome = settled_.find(&node);
    for (std::size_t i = 0; i < node.blocks().size(); ++i)
      if (outcome == settled_.end() || i == (outcome->second ? 0U : 1U)) markBlock(*node.blocks()[i]);
  }

  const std::unordered_map<const Node*, bool>& settled_;
  std::unordered_set<const Node*> live_;
};

std::string typeKey(const torch::jit::Module& module) { return module.type()->name()->qualifiedName(); }

// Names of modules that are alone in having their type.
std::unordered_set<std::string> modulesOfOwnType(const torch::jit::Module& module) {
  std::map<std::string, std::vector<std::string>> byType;
  for (const auto& entry : module.named_modules()) byType[typeKey(entry.value)].push_back(entry.name);
  std::unordered_set<std::string> own;
  for (const auto& [type, names] : byType)
    if (names.size() == 1) own.insert(names.front());
  return own;
}

}  // namespace

std::vector<std::string> attributesRead(const torch::jit::Graph& graph) {
  std::vector<std::string> names;
  for (const Node* node : nodesInOrder(graph))
    if (node->kind() == c10::prim::GetAttr) names.push_back(attributePath(*node->output()));
  return names;
}

std::vector<std::string> tensorsOfGoneBranches(const TorchModel& model, const std::vector<FixedScalar>& fixed) {
  const torch::jit::Graph& graph = model.executor.graph();
  const std::vector<Node*> nodes = nodesInOrder(graph);
  const auto settled = settledBranches(nodes, fixed);
  if (settled.empty()) return {};
  Liveness liveness(settled);
  liveness.markBlock(*graph.block());
  std::unordered_set<std::string> dead, live;
  for (const Node* node : nodes)
    if (node->kind() == c10::prim::GetAttr && node->output()->type()->isSubtypeOf(*c10::TensorType::get()))
      (liveness.isLive(*node) ? live : dead).insert(attributePath(*node->output()));
  for (const auto& name : live) dead.erase(name);
  if (dead.empty()) return {};

  const auto own = modulesOfOwnType(model.module);
  std::unordered_map<const c10::TensorImpl*, int> names;
  for (const auto& entry : model.tensors) ++names[entry.tensor.unsafeGetTensorImpl()];
  std::vector<std::string> gone;
  for (const auto& [name, tensor, isParameter] : model.tensors) {
    const std::string owner = name.find('.') == std::string::npos ? "" : ownerOf(name);
    if (dead.contains(name) && names.at(tensor.unsafeGetTensorImpl()) == 1 && own.contains(owner)) gone.push_back(name);
  }
  return gone;
}

}  // namespace cleanai
