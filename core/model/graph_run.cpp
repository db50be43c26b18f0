#include "core/model/graph_run.h"

#include <spdlog/spdlog.h>
#include <torch/csrc/jit/runtime/jit_exception.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "core/base/log.h"
#include "core/model/executor_values.h"

namespace cleanai {
namespace {

using c10::IValue;
using torch::jit::Block;
using torch::jit::Node;
using torch::jit::Value;
namespace prim = c10::prim;

ValueLookup lookupIn(const Frame& frame) {
  return [&frame](const Value* value) {
    const auto slot = frame.slotOf.find(value);
    return slot == frame.slotOf.end() ? IValue() : frame.slots[slot->second];
  };
}

std::vector<IValue> resultsOf(const BlockProgram& block, Frame& frame) {
  std::vector<IValue> results;
  for (const Slot slot : block.results) results.push_back(frame.slots[slot]);
  return results;
}

// Runs the branch that is not taken, on values of its own, for a listener that wants to see both.
void runOtherBranch(const Block& block, const BlockProgram& program, const Frame& frame) {
  Frame aside = frame;
  for (auto& value : aside.slots) value = ownCopy(std::move(value));
  frame.listener->otherBranchBegins();
  std::optional<std::vector<IValue>> results;
  try {
    runBlock(program, aside);
    results = resultsOf(program, aside);
  } catch (const std::exception& error) {
    logger()->debug("a branch that is not taken cannot run: {}", error.what());
  }
  frame.listener->otherBranchEnds(block, results ? &*results : nullptr, lookupIn(frame));
}

std::vector<IValue> runIf(const Instruction& instruction, bool condition, Frame& frame) {
  const std::size_t taken = condition ? 0 : 1, other = 1 - taken;
  if (frame.listener) {
    if (frame.listener->wantsBothBranches(*instruction.node))
      runOtherBranch(*instruction.node->blocks()[other], instruction.blocks[other], frame);
    frame.listener->branchTaken(*instruction.node->blocks()[taken]);
  }
  runBlock(instruction.blocks[taken], frame);
  return resultsOf(instruction.blocks[taken], frame);
}

std::vector<IValue> runLoop(const Instruction& instruction, std::vector<IValue> inputs, Frame& frame) {
  const BlockProgram& body = instruction.blocks.front();
  const std::int64_t trips = inputs[0].toInt();
  bool goesOn = inputs[1].toBool();
  std::vector<IValue> carried(std::make_move_iterator(inputs.begin() + 2), std::make_move_iterator(inputs.end()));
  for (std::int64_t trip = 0; trip < trips && goesOn; ++trip) {
    if (frame.listener) frame.listener->turnBegins(*instruction.node, trip, carried);
    frame.slots[body.parameters[0]] = trip;
    for (std::size_t i = 0; i < carried.size(); ++i) frame.slots[body.parameters[i + 1]] = std::move(carried[i]);
    runBlock(body, frame);
    std::vector<IValue> results = resultsOf(body, frame);
    goesOn = results[0].toBool();
    carried.assign(std::make_move_iterator(results.begin() + 1), std::make_move_iterator(results.end()));
  }
  if (frame.listener) frame.listener->loopEnds(*instruction.node, carried, lookupIn(frame));
  return carried;
}

IValue attribute(const Instruction& instruction, const IValue& object, const Frame& frame) {
  IValue value = frame.attributes.read(object, instruction.node->s(c10::attr::name));
  if (frame.overrides && value.isTensor()) {
    const auto found = frame.overrides->tensors.find(value.toTensor().unsafeGetTensorImpl());
    if (found != frame.overrides->tensors.end()) return found->second();
  }
  return value;
}

// The result of a node that has no operator of its own.
std::vector<IValue> evaluate(const Instruction& instruction, std::vector<IValue> inputs, Frame& frame) {
  const Node& node = *instruction.node;
  switch (node.kind()) {
    case prim::Constant:
      return {instruction.constant};
    case prim::GetAttr:
      return {attribute(instruction, inputs[0], frame)};
    case prim::SetAttr:
      frame.attributes.write(inputs[0], node.s(c10::attr::name), std::move(inputs[1]));
      return {};
    case prim::CreateObject:
      return {newObject(node.output()->type())};
    case prim::ListConstruct:
      return {listOf(node.output()->type(), inputs)};
    case prim::ListUnpack: {
      const auto elements = inputs[0].toListRef();
      if (elements.size() != node.outputs().size()) throw unsupported(node, "a list has an unexpected length");
      return elements.vec();
    }
    case prim::TupleConstruct:
      return {tupleOf(node.output()->type(), std::move(inputs))};
    case prim::TupleUnpack:
      return inputs[0].toTupleRef().elements().vec();
    case prim::TupleIndex: {
      const auto& elements = inputs[0].toTupleRef().elements();
      const std::int64_t size = static_cast<std::int64_t>(elements.size());
      const std::int64_t index = inputs[1].toInt();
      return {elements.vec().at(static_cast<std::size_t>(index < 0 ? index + size : index))};
    }
    case prim::TupleSlice: {
      const auto elements = inputs[0].toTupleRef().elements().vec();
      return {c10::ivalue::Tuple::create(
          std::vector<IValue>(elements.begin() + node.i(c10::attr::beg), elements.begin() + node.i(c10::attr::end)))};
    }
    case prim::DictConstruct:
      return {dictOf(node.output()->type(), inputs)};
    case prim::Uninitialized:
      return {IValue::uninitialized()};
    case prim::unchecked_cast:
      return {inputs[0]};
    case prim::isinstance:
      return {hasAnyType(inputs[0], node.tys(c10::attr::types))};
    case prim::If:
      return runIf(instruction, inputs[0].toBool(), frame);
    case prim::RaiseException:
      throw torch::jit::JITException(inputs[0].toStringRef());
    case c10::aten::warn:
      logger()->info("the model says: {}", inputs[0].toStringRef());
      return {};
    default:
      return runLoop(instruction, std::move(inputs), frame);
  }
}

const Substitute* substituteFor(const Instruction& instruction, const Frame& frame) {
  if (!frame.overrides) return nullptr;
  const auto found = frame.overrides->nodes.find(instruction.position);
  return found == frame.overrides->nodes.end() ? nullptr : &found->second;
}

void runInstruction(const Instruction& instruction, Frame& frame) {
  const bool keepsInputs = frame.listener && frame.listener->wantsInputs(instruction.position);
  std::vector<IValue> stack;
  stack.reserve(std::max(instruction.inputs.size(), instruction.outputs.size()));
  for (std::size_t i = 0; i < instruction.inputs.size(); ++i) {
    IValue& value = frame.slots[instruction.inputs[i]];
    if (instruction.lastUse[i])
      stack.push_back(std::move(value));
    else
      stack.push_back(value);
  }
  const std::vector<IValue> inputs = keepsInputs ? stack : std::vector<IValue>();

  if (const Substitute* substitute = substituteFor(instruction, frame))
    (*substitute)(*instruction.node, stack);
  else if (instruction.operation)
    instruction.operation(stack);
  else
    stack = evaluate(instruction, std::move(stack), frame);

  if (frame.listener) frame.listener->executed({instruction.position, *instruction.node, inputs, stack});
  for (std::size_t i = 0; i < instruction.outputs.size(); ++i)
    frame.slots[instruction.outputs[i]] = std::move(stack[i]);
  for (const Slot slot : instruction.releases) frame.slots[slot] = IValue();
}

}  // namespace

void runBlock(const BlockProgram& block, Frame& frame) {
  for (const auto& instruction : block.instructions) runInstruction(instruction, frame);
}

}  // namespace cleanai
