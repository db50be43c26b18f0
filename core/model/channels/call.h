// One executed operator as its rule sees it. Needs LibTorch.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/channels/tracer.h"

namespace cleanai {

class Call {
 public:
  Call(ChannelTracer& owner, const Execution& execution) : tracer(owner), execution_(execution) {}

  ChannelTracer& tracer;

  /// "conv2d"; in-place operators have the name of the plain one.
  std::string name() const;
  /// What a lock or a join by this operator is called: "aten::conv2d".
  std::string because() const { return execution_.node.kind().toQualString(); }
  bool isInPlace() const;
  const torch::jit::Node& node() const { return execution_.node; }
  std::size_t position() const { return execution_.position; }

  std::size_t inputCount() const { return execution_.inputs.size(); }
  const c10::IValue& input(std::size_t i) const { return execution_.inputs[i]; }
  /// Undefined when the input is no tensor.
  at::Tensor tensor(std::size_t i) const;
  std::vector<std::int64_t> integers(std::size_t i) const;  ///< of a list or a single integer
  at::Tensor output(std::size_t i = 0) const { return execution_.outputs[i].toTensor(); }
  std::vector<at::Tensor> outputs() const;

  Traced traced(std::size_t i) const { return tracer.tracedOf(tensor(i)); }
  Labels labels(std::size_t i) const { return traced(i).labels; }
  void set(Labels labels, bool vanishes) { tracer.set(output(), {std::move(labels), vanishes, {}, {}}); }

  /// Holds everything that reaches this operator.
  void lockAll();

  /// Runs the operator itself with another first input, e.g. labels.
  std::vector<at::Tensor> rerunOn(const at::Tensor& first) const;

  /// Says that this input (or its element) counts these channels; pruning rewrites it.
  void count(std::size_t i, int element, const std::vector<Label>& labels);
  /// Says that this input has to be this number in the pruned network, when these channels shrink.
  void fix(std::size_t i, double value, std::vector<Label> labels);

 private:
  const Execution& execution_;
};

}  // namespace cleanai
