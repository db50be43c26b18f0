#include "core/model/executor.h"

#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <spdlog/spdlog.h>
#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/runtime/jit_exception.h>
#include <torch/csrc/jit/runtime/operator.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <unordered_set>
#include <utility>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/model/attribute_writes.h"
#include "core/model/executor_values.h"

namespace cleanai {
namespace {

using c10::IValue;
using torch::jit::Block;
using torch::jit::Node;
using torch::jit::Value;
namespace prim = c10::prim;

using Slot = std::size_t;

struct Instruction;

struct BlockProgram {
  std::vector<Slot> parameters;
  std::vector<Instruction> instructions;
  std::vector<Slot> results;
};

struct Instruction {
  const Node* node = nullptr;
  std::size_t position = 0;
  std::function<void(torch::jit::Stack&)> operation;  // empty for the nodes that evaluate() knows itself
  IValue constant;
  std::vector<Slot> inputs, outputs;
  std::vector<char> lastUse;   // by input: this is the last reader
  std::vector<Slot> releases;  // slots that nobody reads later, other than lastUse inputs
  std::vector<BlockProgram> blocks;
};

using SlotMap = std::unordered_map<const Value*, Slot>;

struct Frame {
  std::vector<IValue> slots;
  const SlotMap& slotOf;
  ExecutionListener* listener;
  const Overrides* overrides;
  AttributeWrites attributes;
};

Error unsupported(const Node& node, const std::string& reason) {
  return Error(ErrorCode::unsupported, "the model's graph", reason + " (" + node.kind().toQualString() + ")",
               "Save it with torch.jit.script or torch.jit.trace in evaluation mode");
}

bool isEvaluatedHere(const Node& node) {
  switch (node.kind()) {
    case prim::Constant:
    case prim::GetAttr:
    case prim::SetAttr:
    case prim::CreateObject:
    case prim::ListConstruct:
    case prim::ListUnpack:
    case prim::TupleConstruct:
    case prim::TupleUnpack:
    case prim::TupleIndex:
    case prim::TupleSlice:
    case prim::DictConstruct:
    case prim::Uninitialized:
    case prim::unchecked_cast:
    case prim::isinstance:
    case prim::If:
    case prim::Loop:
    case prim::RaiseException:
    case c10::aten::warn:
      return true;
    default:
      return false;
  }
}

class Compiler {
 public:
  BlockProgram compile(const Block& block) {
    BlockProgram program;
    std::unordered_set<const Value*> local;
    for (const Value* parameter : block.inputs()) {
      program.parameters.push_back(slotOf(parameter));
      local.insert(parameter);
    }
    for (const Node* node : block.nodes()) {
      program.instructions.push_back(compile(*node));
      local.insert(node->outputs().begin(), node->outputs().end());
    }
    for (const Value* result : block.outputs()) program.results.push_back(slotOf(result));
    markLastUses(program, block, local);
    return program;
  }

  const SlotMap& slots() const { return slots_; }

 private:
  Slot slotOf(const Value* value) { return slots_.try_emplace(value, slots_.size()).first->second; }

  Instruction compile(const Node& node) {
    Instruction instruction;
    instruction.node = &node;
    instruction.position = nextPosition_++;
    for (const Value* input : node.inputs()) instruction.inputs.push_back(slotOf(input));
    if (node.kind() == prim::CallMethod || node.kind() == prim::CallFunction)
      throw unsupported(node, "a call could not be inlined");
    if (node.kind() == prim::Constant) {
      instruction.constant = torch::jit::toIValue(node.output()).value_or(IValue());
    } else if (!isEvaluatedHere(node)) {
      const auto* op = node.maybeOperator();
      if (op == nullptr) throw unsupported(node, "it uses an operator that this LibTorch does not have");
      // An operator of any number of inputs, such as format, takes their number from the stack.
      const bool takesCount = op->schema().is_vararg();
      instruction.operation = [call = op->getOperation(&node), takesCount](torch::jit::Stack& stack) mutable {
        if (takesCount) stack.emplace_back(static_cast<std::int64_t>(stack.size()));
        call(stack);
      };
    }
    for (const Block* block : node.blocks()) instruction.blocks.push_back(compile(*block));
    for (const Value* output : node.outputs()) instruction.outputs.push_back(slotOf(output));
    return instruction;
  }

  // Every value that a node reads, in its blocks too.
  static void collectReads(const Node& node, std::unordered_set<const Value*>& reads) {
    reads.insert(node.inputs().begin(), node.inputs().end());
    for (const Block* block : node.blocks()) {
      for (const Node* inner : block->nodes()) collectReads(*inner, reads);
      reads.insert(block->outputs().begin(), block->outputs().end());
    }
  }

  void markLastUses(BlockProgram& program, const Block& block, const std::unordered_set<const Value*>& local) {
    std::unordered_set<const Value*> readLater(block.outputs().begin(), block.outputs().end());
    for (auto instruction = program.instructions.rbegin(); instruction != program.instructions.rend(); ++instruction) {
      const Node& node = *instruction->node;
      for (const Value* output : node.outputs())
        if (!readLater.contains(output)) instruction->releases.push_back(slotOf(output));

      std::unordered_set<const Value*> reads;
      collectReads(node, reads);
      std::unordered_set<const Value*> dying;
      for (const Value* read : reads)
        if (local.contains(read) && readLater.insert(read).second) dying.insert(read);

      instruction->lastUse.assign(node.inputs().size(), 0);
      for (std::size_t i = node.inputs().size(); i-- > 0;)
        if (node.blocks().empty() && dying.erase(node.inputs()[i]) > 0) instruction->lastUse[i] = 1;
      for (const Value* value : dying) instruction->releases.push_back(slotOf(value));
    }
  }

  SlotMap slots_;
  std::size_t nextPosition_ = 0;
};

void runBlock(const BlockProgram& block, Frame& frame);

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

void runBlock(const BlockProgram& block, Frame& frame) {
  for (const auto& instruction : block.instructions) runInstruction(instruction, frame);
}

}  // namespace

struct Executor::Program {
  torch::jit::Module module;
  std::shared_ptr<torch::jit::Graph> graph;
  BlockProgram body;
  SlotMap slots;
  std::vector<std::optional<IValue>> defaults;  // by input
};

namespace {

// What forward takes for an input that is left out; an input that may be None is that.
std::vector<std::optional<IValue>> defaultsOf(const torch::jit::Module& module, const torch::jit::Graph& graph) {
  const auto& arguments = module.get_method("forward").function().getSchema().arguments();
  std::vector<std::optional<IValue>> defaults;
  for (std::size_t i = 1; i < graph.inputs().size(); ++i) {
    defaults.emplace_back();
    if (i < arguments.size() && arguments[i].default_value())
      defaults.back() = *arguments[i].default_value();
    else if (c10::NoneType::get()->isSubtypeOf(*graph.inputs()[i]->type()))
      defaults.back() = IValue();
  }
  return defaults;
}

}  // namespace

Executor::Executor(const torch::jit::Module& module) {
  auto program = std::make_unique<Program>();
  program->module = module;
  program->graph = module.get_method("forward").graph();
  if (holdsObjects(*program->graph->outputs().front()->type()))
    throw unsupported(*program->graph->return_node(), "the model returns an object of its own type");
  Compiler compiler;
  program->body = compiler.compile(*program->graph->block());
  program->slots = compiler.slots();
  program->defaults = defaultsOf(module, *program->graph);
  program_ = std::move(program);
}

Executor::~Executor() = default;

std::size_t Executor::inputCount() const { return program_->body.parameters.size() - 1; }

std::size_t Executor::neededInputCount() const {
  std::size_t needed = inputCount();
  while (needed > 0 && program_->defaults[needed - 1]) --needed;
  return needed;
}

const torch::jit::Graph& Executor::graph() const { return *program_->graph; }

c10::IValue Executor::run(std::vector<c10::IValue> inputs, ExecutionListener* listener,
                          const Overrides* overrides) const {
  const c10::InferenceMode withoutGradients;
  return execute(std::move(inputs), listener, overrides);
}

c10::IValue Executor::runWithGradients(std::vector<c10::IValue> inputs, ExecutionListener* listener,
                                       const Overrides* overrides) const {
  const c10::AutoGradMode withGradients(true);
  return execute(std::move(inputs), listener, overrides);
}

c10::IValue Executor::execute(std::vector<c10::IValue> inputs, ExecutionListener* listener,
                              const Overrides* overrides) const {
  Frame frame{std::vector<IValue>(program_->slots.size()), program_->slots, listener, overrides, {}};
  const auto& parameters = program_->body.parameters;
  frame.slots[parameters[0]] = program_->module._ivalue();
  for (std::size_t i = 0; i < inputs.size(); ++i) frame.slots[parameters.at(i + 1)] = ownCopy(std::move(inputs[i]));
  for (std::size_t i = inputs.size(); i < inputCount(); ++i)
    frame.slots[parameters[i + 1]] = ownCopy(program_->defaults[i].value_or(IValue()));
  runBlock(program_->body, frame);
  return frame.slots[program_->body.results.front()];
}

}  // namespace cleanai
