#include "core/model/channels/scalars.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "core/model/torch_model.h"

namespace cleanai {
namespace {

namespace prim = c10::prim;

// Operators whose result is the same in every run, whatever the sizes and the data.
constexpr std::array<std::string_view, 12> settled = {"dim",        "is_cuda",       "dtype",     "device",
                                                      "layout",     "requires_grad", "is_nested", "is_floating_point",
                                                      "is_complex", "__is__",        "__isnot__", "is_leaf"};

bool isSettled(const torch::jit::Node& node, const std::vector<c10::IValue>& inputs) {
  if (node.kind() == c10::aten::len) return inputs[0].isList() && isScalar(inputs[0]);
  return std::find(settled.begin(), settled.end(), node.kind().toUnqualString()) != settled.end() ||
         node.kind() == prim::isinstance;
}

// An operator that changes a list: what the list holds then depends on what is written and on whether it is.
bool writesIntoFirst(const torch::jit::Node& node) {
  const auto* schema = node.maybeSchema();
  if (!schema || schema->arguments().empty()) return false;
  const auto* alias = schema->arguments()[0].alias_info();
  return alias && alias->isWrite() && node.input(0)->type()->kind() == c10::TypeKind::ListType;
}

// What a loop carries from one turn to the next, the number of the turn among it.
bool isLoopVariable(const torch::jit::Value& value) {
  const torch::jit::Node* owner = value.node()->owningBlock() ? value.node()->owningBlock()->owningNode() : nullptr;
  return value.node()->kind() == prim::Param && owner && owner->kind() == prim::Loop;
}

}  // namespace

void Origin::add(const Origin& other) {
  isDynamic = isDynamic || other.isDynamic;
  if (other.axes.empty()) return;
  std::vector<std::size_t> both;
  std::set_union(axes.begin(), axes.end(), other.axes.begin(), other.axes.end(), std::back_inserter(both));
  axes = std::move(both);
}

Origin ScalarOrigins::of(const torch::jit::Value* value, const c10::IValue& now) const {
  if (const auto found = whole_.find(value); found != whole_.end()) return found->second;
  if (const auto found = elements_.find(value); found != elements_.end()) {
    Origin origin;
    for (const auto& element : found->second) origin.add(element);
    return origin;
  }
  return {{}, isLoopVariable(*value) || !tensorsIn(now).empty()};
}

Origin ScalarOrigins::ofElement(const torch::jit::Value* list, std::size_t element) const {
  if (const auto found = elements_.find(list); found != elements_.end() && element < found->second.size())
    return found->second[element];
  const auto found = whole_.find(list);
  return found == whole_.end() ? Origin{{}, isLoopVariable(*list)} : found->second;
}

void ScalarOrigins::set(const torch::jit::Value* value, Origin origin) {
  elements_.erase(value);
  whole_.insert_or_assign(value, std::move(origin));
}

void ScalarOrigins::setElements(const torch::jit::Value* list, std::vector<Origin> elements) {
  whole_.erase(list);
  elements_.insert_or_assign(list, std::move(elements));
}

void ScalarOrigins::propagate(const torch::jit::Node& node, const std::vector<c10::IValue>& inputs) {
  switch (node.kind()) {
    case prim::Constant:
    case prim::GetAttr:
    case prim::Uninitialized:
      return set(node.output(), {});
    case prim::ListConstruct:
    case prim::TupleConstruct: {
      std::vector<Origin> elements;
      for (std::size_t i = 0; i < inputs.size(); ++i) elements.push_back(of(node.input(i), inputs[i]));
      return setElements(node.output(), std::move(elements));
    }
    case prim::ListUnpack:
    case prim::TupleUnpack:
      for (std::size_t i = 0; i < node.outputs().size(); ++i) set(node.output(i), ofElement(node.input(0), i));
      return;
    case c10::aten::__getitem__:
    case prim::TupleIndex:
      if (inputs[1].isInt() && inputs[0].isList()) {
        const auto length = static_cast<std::int64_t>(inputs[0].toListRef().size());
        const std::int64_t index = inputs[1].toInt();
        return set(node.output(),
                   ofElement(node.input(0), static_cast<std::size_t>(index < 0 ? index + length : index)));
      }
      break;
    case c10::aten::slice:
      if (inputs[0].isList()) return setElements(node.output(), slicedElements(node, inputs));
      break;
    case c10::aten::add:
      if (inputs[0].isList()) return setElements(node.output(), joinedElements(node, inputs));
      break;
    default:
      break;
  }
  Origin origin;
  if (!isSettled(node, inputs))
    for (std::size_t i = 0; i < inputs.size(); ++i) origin.add(of(node.input(i), inputs[i]));
  for (const torch::jit::Value* output : node.outputs()) set(output, origin);
  if (writesIntoFirst(node)) {
    for (const torch::jit::Block* block = node.owningBlock(); block->owningNode();
         block = block->owningNode()->owningBlock())
      if (block->owningNode()->kind() == prim::If) origin.add(of(block->owningNode()->input(0), c10::IValue()));
    set(node.input(0), origin);
  }
}

std::vector<Origin> ScalarOrigins::elementsOf(const torch::jit::Value* list, const c10::IValue& now) const {
  std::vector<Origin> elements;
  for (std::size_t i = 0; i < now.toListRef().size(); ++i) elements.push_back(ofElement(list, i));
  return elements;
}

std::vector<Origin> ScalarOrigins::slicedElements(const torch::jit::Node& node,
                                                  const std::vector<c10::IValue>& inputs) const {
  const auto all = elementsOf(node.input(0), inputs[0]);
  const auto size = static_cast<std::int64_t>(all.size());
  const auto bound = [&](std::size_t input, std::int64_t otherwise) {
    const std::int64_t given = inputs[input].isInt() ? inputs[input].toInt() : otherwise;
    return std::clamp<std::int64_t>(given < 0 ? given + size : given, 0, size);
  };
  std::vector<Origin> part;
  for (std::int64_t i = bound(1, 0); i < bound(2, size); i += std::max<std::int64_t>(1, inputs[3].toInt()))
    part.push_back(all[static_cast<std::size_t>(i)]);
  return part;
}

std::vector<Origin> ScalarOrigins::joinedElements(const torch::jit::Node& node,
                                                  const std::vector<c10::IValue>& inputs) const {
  auto elements = elementsOf(node.input(0), inputs[0]);
  const auto more = elementsOf(node.input(1), inputs[1]);
  elements.insert(elements.end(), more.begin(), more.end());
  return elements;
}

void ScalarOrigins::propagateBranch(const torch::jit::Node& branching, const torch::jit::Block& taken,
                                    const c10::IValue& condition) {
  const Origin decided = of(branching.input(0), condition);
  for (std::size_t i = 0; i < branching.outputs().size(); ++i) {
    const torch::jit::Value* result = taken.outputs()[i];
    if (const auto found = elements_.find(result); found != elements_.end()) {
      std::vector<Origin> elements = found->second;
      for (auto& element : elements) element.add(decided);
      setElements(branching.output(i), std::move(elements));
      continue;
    }
    Origin origin = of(result, c10::IValue());
    origin.add(decided);
    set(branching.output(i), std::move(origin));
  }
}

bool isScalar(const c10::IValue& value) {
  const auto tensors = tensorsIn(value);
  return std::all_of(tensors.begin(), tensors.end(), [](const at::Tensor& tensor) { return tensor.dim() == 0; });
}

}  // namespace cleanai
