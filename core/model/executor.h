// Runs a flat graph node by node, so that others can look at every value as it appears. Needs LibTorch.
#pragma once

#include <ATen/core/ivalue.h>
#include <ATen/core/stack.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/ir/ir.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
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

/// A compiled graph. Values are released after their last use, as in LibTorch's own interpreter; there are no profiling
/// runs and the graph is never changed. Const and safe to run from several threads.
class Executor {
 public:
  /// Shares the module's graph, which has to stay as it is from now on.
  /// Throws Error(unsupported) for a graph that is not flat or returns objects. Attributes that a graph changes are the
  /// run's own: every run begins with those of the file.
  explicit Executor(const torch::jit::Module& module);
  ~Executor();

  /// Runs the forward pass without gradients. Inputs that are left out take their defaults. Returns what forward
  /// returns.
  c10::IValue run(std::vector<c10::IValue> inputs, ExecutionListener* listener = nullptr,
                  const Overrides* overrides = nullptr) const;
  /// The same with gradients: what it returns and what a listener sees lead back to the tensors that ask for them.
  c10::IValue runWithGradients(std::vector<c10::IValue> inputs, ExecutionListener* listener,
                               const Overrides* overrides) const;

  /// Inputs without the module itself.
  std::size_t inputCount() const;
  /// Those of them that have to be given; the others are at the end and have defaults.
  std::size_t neededInputCount() const;
  const torch::jit::Graph& graph() const;

 private:
  c10::IValue execute(std::vector<c10::IValue> inputs, ExecutionListener* listener, const Overrides* overrides) const;

  struct Program;
  std::unique_ptr<const Program> program_;
};

}  // namespace cleanai
