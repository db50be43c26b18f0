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

bool isSettled(const torch::jit::Node& node) {
  return std::find(settled.begin(), settled.end(), node.kind().toUnqualString()) != settled.end() ||
         node.kind() == prim::isinstance;
}

// An operator that changes a list: what the list holds then depends on what is written and on whether it is.
bool writesIntoFirst(const torch::jit::Node& node) {
  const auto* schema = node.maybeSchema();
  if (!schema || schema->arguments().empty()) return false;
  const auto* alias = schema->arguments()[0].alias_info();
  const auto kind = node.input(0)->type()->kind();
  return alias && alias->isWrite() && (kind == c10::TypeKind::ListType || kind == c10::TypeKind::DictType);
}

// An object that the run itself has made, or that it found in an attribute that it changes.
bool isOwn(const torch::jit::Value* object) {
  while (object->node()->kind() == prim::GetAttr) object = object->node()->input(0);
  return object != object->node()->owningGraph()->inputs()[0];
}

// A list or a dict that has no other name yet.
bool isNew(const torch::jit::Value* container) {
  constexpr std::array<std::string_view, 7> makers = {"ListConstruct", "DictConstruct", "list", "dict",
                                                      "keys",          "values",        "items"};
  const std::string_view maker = container->node()->kind().toUnqualString();
  return std::find(makers.begin(), makers.end(), maker) != makers.end();
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
  return {{}, !tensorsIn(now).empty()};
}

Origin ScalarOrigins::ofElement(const torch::jit::Value* list, std::size_t element) const {
  if (const auto found = elements_.find(list); found != elements_.end() && element < found->second.size())
    return found->second[element];
  const auto found = whole_.find(list);
  return found == whole_.end() ? Origin() : found->second;
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
    case prim::GetAttr: {
      const bool isChangeable = changedAttributes_.contains(node.s(c10::attr::name)) || isOwn(node.input(0));
      if (isChangeable) changeable_.insert(node.output());
      return set(node.output(), {{}, isChangeable});
    }
    case prim::Constant:
    case prim::Uninitialized:
      return set(node.output(), {});
    case c10::aten::len:
      return set(node.output(),
                 inputs[0].isString() ? of(node.input(0), inputs[0]) : lengthOf(node.input(0), inputs[0]));
    case prim::ListConstruct:
      lengths_[node.output()] = {};
      [[fallthrough]];
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
        Origin origin = ofElement(node.input(0), static_cast<std::size_t>(index < 0 ? index + length : index));
        origin.add(of(node.input(1), inputs[1]));
        return set(node.output(), std::move(origin));
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
  if (node.kind() == prim::DictConstruct) lengths_[node.output()] = {};
  if (node.kind() == prim::unchecked_cast && changeable_.contains(node.input(0))) changeable_.insert(node.output());
  Origin origin;
  if (!isSettled(node) || changeable_.contains(node.input(0)))
    for (std::size_t i = 0; i < inputs.size(); ++i) origin.add(of(node.input(i), inputs[i]));
  for (const torch::jit::Value* output : node.outputs()) set(output, origin);
  if (writesIntoFirst(node)) {
    origin.add(aroundOf(node));
    set(node.input(0), origin);
  }
}

// Whatever decides whether, and how often, a node runs.
Origin ScalarOrigins::aroundOf(const torch::jit::Node& node) const {
  Origin origin;
  for (const torch::jit::Node* around = node.owningBlock()->owningNode(); around;
       around = around->owningBlock()->owningNode())
    origin.add(around->kind() == prim::Loop ? ofTurns(*around) : of(around->input(0), c10::IValue()));
  return origin;
}

Origin ScalarOrigins::lengthOf(const torch::jit::Value* list, const c10::IValue& now) const {
  if (anyLengthMayVary_) return {{}, true};
  if (const auto found = lengths_.find(list); found != lengths_.end()) return found->second;
  return changeable_.contains(list) ? Origin{{}, true} : Origin{{}, !tensorsIn(now).empty()};
}

void ScalarOrigins::propagateLength(const torch::jit::Node& node, const std::vector<c10::IValue>& inputs) {
  const std::string_view name = node.kind().toUnqualString();
  if (inputs.empty() && name == "dict") lengths_[node.output()] = {};
  if (inputs.empty() || !(inputs[0].isList() || inputs[0].isGenericDict())) return;
  const torch::jit::Value* first = node.input(0);
  if (writesIntoFirst(node)) {
    if (name == "_set_item" && inputs[0].isList()) return;
    Origin length = lengthOf(first, inputs[0]);
    // Of one more element only a dict's key matters.
    if (name == "_set_item") length.add(of(node.input(1), inputs[1]));
    if (name != "_set_item" && name != "append" && name != "insert")
      for (std::size_t i = 1; i < inputs.size(); ++i)
        length.add(inputs[i].isList() || inputs[i].isGenericDict() ? lengthOf(node.input(i), inputs[i])
                                                                   : of(node.input(i), inputs[i]));
    length.add(aroundOf(node));
    if (!isNew(first) && (length.isDynamic || length.followsChannels())) anyLengthMayVary_ = true;
    lengths_[first] = length;
    if (node.outputs().size() == 1) lengths_[node.output()] = std::move(length);
    return;
  }
  constexpr std::array<std::string_view, 8> keepers = {"values", "keys", "items", "list",
                                                       "dict",   "copy", "slice", "add"};
  if (std::find(keepers.begin(), keepers.end(), name) == keepers.end()) return;
  Origin length = lengthOf(first, inputs[0]);
  for (std::size_t i = 1; i < inputs.size(); ++i)
    length.add(inputs[i].isList() ? lengthOf(node.input(i), inputs[i]) : of(node.input(i), c10::IValue()));
  lengths_[node.output()] = std::move(length);
}

Origin ScalarOrigins::ofTurns(const torch::jit::Node& loop) const {
  const auto found = turns_.find(&loop);
  return found == turns_.end() ? Origin{{}, true} : found->second;
}

void ScalarOrigins::carry(const torch::jit::Value* from, const torch::jit::Value* to, const c10::IValue& now,
                          Origin with) {
  Origin length = with;
  with.add(of(from, now));
  if (now.isList() || now.isGenericDict()) {
    length.add(lengthOf(from, now));
    if (const auto before = lengths_.find(to); before != lengths_.end()) length.add(before->second);
    lengths_[to] = std::move(length);
  }
  if (changeable_.contains(from)) changeable_.insert(to);
  set(to, std::move(with));
}

void ScalarOrigins::propagateTurn(const torch::jit::Node& loop, std::int64_t turn,
                                  std::span<const c10::IValue> carried) {
  const torch::jit::Block& body = *loop.blocks()[0];
  Origin turns = of(loop.input(0), c10::IValue());
  turns.add(of(loop.input(1), c10::IValue()));
  if (turn > 0) {
    turns.add(ofTurns(loop));
    turns.add(of(body.outputs()[0], c10::IValue()));
  }
  turns_[&loop] = turns;
  set(body.inputs()[0], turns);
  for (std::size_t i = 0; i < carried.size(); ++i) {
    const torch::jit::Value* parameter = body.inputs()[i + 1];
    Origin with = turns;
    if (turn > 0) with.add(of(parameter, c10::IValue()));
    carry(turn > 0 ? body.outputs()[i + 1] : loop.input(i + 2), parameter, carried[i], std::move(with));
  }
}

void ScalarOrigins::propagateLoop(const torch::jit::Node& loop, bool hasTurned, std::span<const c10::IValue> carried) {
  const torch::jit::Block& body = *loop.blocks()[0];
  Origin turns = of(loop.input(0), c10::IValue());
  turns.add(of(loop.input(1), c10::IValue()));
  if (hasTurned) {
    turns.add(ofTurns(loop));
    turns.add(of(body.outputs()[0], c10::IValue()));
  }
  turns_[&loop] = turns;
  for (std::size_t i = 0; i < carried.size(); ++i) {
    Origin with = turns;
    with.add(of(loop.input(i + 2), carried[i]));
    carry(hasTurned ? body.outputs()[i + 1] : loop.input(i + 2), loop.output(i), carried[i], std::move(with));
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
    if (changeable_.contains(result)) changeable_.insert(branching.output(i));
    if (const auto length = lengths_.find(result); length != lengths_.end()) {
      Origin both = length->second;
      both.add(decided);
      lengths_[branching.output(i)] = std::move(both);
    }
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
