#include "core/model/constant_lifting.h"

#include <ATen/ATen.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/ir/ir.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace cleanai {
namespace {

using torch::jit::Node;
using torch::jit::Value;

struct Use {
  Node* constant;
  Node* reader;
  std::size_t input;
};

void collect(torch::jit::Block& block, std::vector<Use>& found) {
  for (Node* node : block.nodes()) {
    for (torch::jit::Block* inner : node->blocks()) collect(*inner, found);
    if (node->kind() != c10::prim::Constant || node->output()->uses().empty()) continue;
    const auto value = torch::jit::toIValue(node->output());
    if (!value || !value->isTensor()) continue;
    const at::Tensor tensor = value->toTensor();
    if (!tensor.defined() || !tensor.is_floating_point() || tensor.dim() == 0) continue;
    const auto& use = node->output()->uses().front();
    found.push_back({node, use.user, use.offset});
  }
}

// The name of the attribute: the operator's own for that input, which is what PyTorch's modules call it.
std::string roleOf(const Use& use) {
  const auto* schema = use.reader->maybeSchema();
  if (schema && use.input < schema->arguments().size()) return schema->arguments()[use.input].name();
  return "value_" + std::to_string(use.input);
}

std::string unqualifiedName(const Node& node) {
  std::string name = node.kind().toUnqualString();
  while (!name.empty() && name.front() == '_') name.erase(0, 1);
  return name == "convolution" ? "conv" : name;
}

}  // namespace

void liftConstants(torch::jit::Module& module) {
  const auto graph = module.get_method("forward").graph();
  std::vector<Use> uses;
  collect(*graph->block(), uses);

  std::map<Node*, std::string> ownerNames;
  std::map<std::string, torch::jit::Module> owners;
  std::map<const c10::TensorImpl*, std::pair<std::string, std::string>> lifted;  // owner and role
  for (const auto& use : uses) {
    const at::Tensor tensor = torch::jit::toIValue(use.constant->output())->toTensor();
    if (lifted.contains(tensor.unsafeGetTensorImpl())) continue;  // read in several places
    auto [entry, isNew] = ownerNames.try_emplace(use.reader);
    if (isNew) entry->second = unqualifiedName(*use.reader) + "_" + std::to_string(ownerNames.size() - 1);
    const std::string& ownerName = entry->second;
    auto owner = owners.find(ownerName);
    if (owner == owners.end()) {
      torch::jit::Module created(c10::QualifiedName("__torch__.cleanai." + ownerName),
                                 module._ivalue()->compilation_unit(), /*shouldMangle=*/true);
      owner = owners.emplace(ownerName, std::move(created)).first;
    }
    const std::string role = roleOf(use);
    const bool isBuffer = role.starts_with("running_");
    // A constant may be stored in inference form; a parameter must be a plain tensor.
    owner->second.register_parameter(role, tensor.detach().set_requires_grad(!isBuffer), isBuffer);
    lifted.emplace(tensor.unsafeGetTensorImpl(), std::pair(ownerName, role));
  }
  for (const auto& [name, owner] : owners) module.register_module(name, owner);

  for (const auto& use : uses) {
    const torch::jit::WithInsertPoint here(use.constant);
    const auto& [ownerName, role] =
        lifted.at(torch::jit::toIValue(use.constant->output())->toTensor().unsafeGetTensorImpl());
    Value* owner = graph->insertGetAttr(graph->inputs()[0], ownerName);
    use.constant->output()->replaceAllUsesWith(graph->insertGetAttr(owner, role));
    use.constant->destroy();
  }
}

}  // namespace cleanai
