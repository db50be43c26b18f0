// Runs a flat graph node by node, so that others can look at every value as it appears. Needs LibTorch.
#pragma once

#include <torch/csrc/jit/api/module.h>

#include <cstddef>
#include <memory>
#include <vector>

#include "core/model/execution.h"

namespace cleanai {

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
