// A graph as instructions on numbered slots. Needs LibTorch.
#pragma once

#include <ATen/core/ivalue.h>
#include <ATen/core/stack.h>
#include <torch/csrc/jit/ir/ir.h>

#include <cstddef>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/error.h"

namespace cleanai {

/// Where a run keeps a value.
using Slot = std::size_t;

struct Instruction;

/// One level of the graph: the whole, a branch, or the body of a loop.
struct BlockProgram {
  std::vector<Slot> parameters;
  std::vector<Instruction> instructions;
  std::vector<Slot> results;
};

/// A node.
struct Instruction {
  const torch::jit::Node* node = nullptr;
  std::size_t position = 0;                           ///< in order of appearance, nested blocks included
  std::function<void(torch::jit::Stack&)> operation;  ///< empty for the nodes that need no operator
  c10::IValue constant;                               ///< of prim::Constant
  std::vector<Slot> inputs, outputs;
  std::vector<char> lastUse;   ///< by input: this is the last reader
  std::vector<Slot> releases;  ///< slots that nobody reads later, other than lastUse inputs
  std::vector<BlockProgram> blocks;
};

using SlotMap = std::unordered_map<const torch::jit::Value*, Slot>;

struct GraphProgram {
  BlockProgram body;
  SlotMap slots;
};

/// Every value gets a slot, and every instruction knows what nobody reads after it. The graph has to stay as it is.
/// Throws Error(unsupported) for a graph that is not flat.
GraphProgram compiled(const torch::jit::Graph& graph);

Error unsupported(const torch::jit::Node& node, const std::string& reason);

}  // namespace cleanai
