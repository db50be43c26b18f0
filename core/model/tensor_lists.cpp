#include "core/model/tensor_lists.h"

#include <ATen/ATen.h>
#include <torch/csrc/jit/api/function_impl.h>
#include <torch/csrc/jit/ir/ir.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace cleanai {
namespace {

using torch::jit::Node;
using torch::jit::Value;
using Names = std::vector<std::string>;
using Attribute = std::pair<const c10::ClassType*, std::string>;

bool isTensorList(const c10::Type& type) {
  const auto list = type.cast<c10::ListType>();
  return list && list->getElementType()->kind() == c10::TypeKind::TensorType;
}

bool areSame(const at::Tensor& a, const at::Tensor& b) {
  return a.defined() && b.defined() && a.is_alias_of(b) && a.storage_offset() == b.storage_offset() &&
         a.sizes() == b.sizes() && a.strides() == b.strides() && a.scalar_type() == b.scalar_type();
}

std::optional<std::string> nameIn(const torch::jit::Module& module, const at::Tensor& tensor) {
  const auto type = module.type();
  for (std::size_t slot = 0; slot < type->numAttributes(); ++slot)
    if (const auto& value = module._ivalue()->getSlot(slot); value.isTensor() && areSame(value.toTensor(), tensor))
      return type->getAttributeName(slot);
  return std::nullopt;
}

// What the tensors of every list are called; nothing for one that holds others, or others in another module of the
// type.
std::map<Attribute, std::optional<Names>> listsOf(const torch::jit::Module& module) {
  std::map<Attribute, std::optional<Names>> lists;
  for (const auto& part : module.modules()) {
    const auto type = part.type();
    for (std::size_t slot = 0; slot < type->numAttributes(); ++slot) {
      if (!isTensorList(*type->getAttribute(slot))) continue;
      std::optional<Names> names(Names{});
      for (const at::Tensor& tensor : part._ivalue()->getSlot(slot).toTensorVector()) {
        const auto name = nameIn(part, tensor);
        if (name && names)
          names->push_back(*name);
        else
          names.reset();
      }
      const auto [known, isNew] = lists.try_emplace({type.get(), type->getAttributeName(slot)}, names);
      if (!isNew && known->second != names) known->second.reset();
    }
  }
  return lists;
}

void visit(torch::jit::Block& block, const std::function<void(Node&)>& work) {
  for (Node* node : block.nodes()) {
    for (torch::jit::Block* inner : node->blocks()) visit(*inner, work);
    work(*node);
  }
}

// Whether nobody who gets the list changes it or hands it on.
bool isOnlyRead(const Value& list) {
  return std::all_of(list.uses().begin(), list.uses().end(), [](const auto& use) {
    const auto* schema = use.user->maybeSchema();
    if (!schema || use.offset >= schema->arguments().size()) return false;
    const auto* alias = schema->arguments()[use.offset].alias_info();
    return !alias || !alias->isWrite();
  });
}

void spellOut(Node* read, const Names& names) {
  torch::jit::Graph& graph = *read->owningGraph();
  const torch::jit::WithInsertPoint here(read);
  std::vector<Value*> tensors;
  for (const auto& name : names) tensors.push_back(graph.insertGetAttr(read->input(), name));
  Node* list = graph.insertNode(graph.createList(c10::TensorType::get(), tensors));
  read->output()->replaceAllUsesWith(list->output());
  read->destroy();
}

}  // namespace

void spellOutTensorLists(const torch::jit::Module& module) {
  auto lists = listsOf(module);
  std::map<Attribute, std::vector<Node*>> reads;
  const auto look = [&](Node& node) {
    const bool isWrite = node.kind() == c10::prim::SetAttr;
    if (!isWrite && node.kind() != c10::prim::GetAttr) return;
    const auto type = node.input(0)->type()->cast<c10::ClassType>();
    const auto list = lists.find({type.get(), node.s(c10::attr::name)});
    if (list == lists.end()) return;
    if (isWrite || !isOnlyRead(*node.output()))
      list->second.reset();
    else
      reads[list->first].push_back(&node);
  };
  std::set<const c10::ClassType*> types;
  for (const auto& part : module.modules())
    if (types.insert(part.type().get()).second)
      for (torch::jit::Function* method : part.type()->methods())
        visit(*torch::jit::toGraphFunction(*method).graph()->block(), look);
  for (const auto& [attribute, nodes] : reads)
    if (const auto& names = lists.at(attribute))
      for (Node* node : nodes) spellOut(node, *names);
}

}  // namespace cleanai
