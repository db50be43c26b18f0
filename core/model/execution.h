// What others see of a run of the graph, and may change in it. Needs LibTorch.
#pragma once

#include <ATen/core/ivalue.h>
#include <ATen/core/stack.h>
#include <torch/csrc/jit/ir/ir.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <unordered_map>
#include <vector>

namespace cleanai {

/// One executed node.
struct Execution {
  std::size_t position;  ///< in order of appearance in the graph, nested blocks included
  const torch::jit::Node& node;
  std::span<const c10::IValue> inputs;  ///< empty unless asked for
  std::span<const c10::IValue> outputs;
};

/// The value that stands at a place of the graph now; None when it is not there.
using ValueLookup = std::function<c10::IValue(const torch::jit::Value*)>;

/// Told about nodes as they run. May throw to end the pass.
class ExecutionListener {
 public:
  virtual ~ExecutionListener() = default;
  /// Whether the inputs of the node at a position are to be kept until executed() returns. Costs the early release of
  /// large values.
  virtual bool wantsInputs(std::size_t /*position*/) const { return false; }
  virtual void executed(const Execution& execution) = 0;

  /// Whether the other branch of a prim::If, which is not taken, is to be run as well, before the one that is.
  virtual bool wantsBothBranches(const torch::jit::Node& /*branching*/) const { return false; }
  /// Brackets the run of a branch that is not taken. Without `results` it has failed; `lookup` gives the values around
  /// it.
  virtual void otherBranchBegins() {}
  virtual void otherBranchEnds(const torch::jit::Block&, const std::vector<c10::IValue>* /*results*/,
                               const ValueLookup& /*lookup*/) {}
  /// The branch that is about to run because it is taken.
  virtual void branchTaken(const torch::jit::Block&) {}

  /// A prim::Loop goes round once more, with these values for its body's parameters after the counter.
  virtual void turnBegins(const torch::jit::Node& /*loop*/, std::int64_t /*turn*/,
                          std::span<const c10::IValue> /*carried*/) {}
  /// A prim::Loop is over, before executed(). `lookup` gives the values around it.
  virtual void loopEnds(const torch::jit::Node& /*loop*/, std::span<const c10::IValue> /*carried*/,
                        const ValueLookup& /*lookup*/) {}
};

/// What makes the parameters that are read instead of others, by the identity of the original tensor: one after the
/// other as they are read, so that they are never all in memory.
using TensorReplacements = std::unordered_map<const c10::TensorImpl*, std::function<at::Tensor()>>;

/// Does a node's work in its place: takes the node's inputs from the stack and leaves its outputs there.
using Substitute = std::function<void(const torch::jit::Node&, torch::jit::Stack&)>;

/// Changes of a single run; the graph stays as it is.
struct Overrides {
  TensorReplacements tensors;
  std::unordered_map<std::size_t, Substitute> nodes;  ///< by position
};

}  // namespace cleanai
