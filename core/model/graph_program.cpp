#include "core/model/graph_program.h"

#include <torch/csrc/jit/ir/constants.h>
#include <torch/csrc/jit/runtime/operator.h>

#include <unordered_set>

namespace cleanai {
namespace {

using c10::IValue;
using torch::jit::Block;
using torch::jit::Node;
using torch::jit::Value;
namespace prim = c10::prim;

// The nodes that run without an operator.
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

  SlotMap takeSlots() { return std::move(slots_); }

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

}  // namespace

Error unsupported(const torch::jit::Node& node, const std::string& reason) {
  return Error(ErrorCode::unsupported, "the model's graph", reason + " (" + node.kind().toQualString() + ")",
               "Save it with torch.jit.script or torch.jit.trace in evaluation mode");
}

GraphProgram compiled(const torch::jit::Graph& graph) {
  Compiler compiler;
  BlockProgram body = compiler.compile(*graph.block());
  return {std::move(body), compiler.takeSlots()};
}

}  // namespace cleanai
