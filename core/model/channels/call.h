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

  /// "aten::conv2d"; in-place operators have the name of the plain one.
  std::string name() const;
  const torch::jit::Node& node() const { return execution_.node; }
  std::size_t inputCount() const { return execution_.inputs.size(); }
  const c10::IValue& input(std::size_t i) const { return execution_.inputs[i]; }
  /// Undefined when the input is None.
  at::Tensor tensor(std::size_t i) const;
  std::vector<std::int64_t> integers(std::size_t i) const;  ///< of a list or a single integer
  at::Tensor output(std::size_t i = 0) const { return execution_.outputs[i].toTensor(); }
  std::vector<at::Tensor> outputs() const;
  Labels labels(std::size_t i) const { return tracer.labelsOf(tensor(i)); }
  bool hasLabels(std::size_t i) const { return input(i).isTensor() && labels(i).defined(); }
  void setLabels(Labels labels) { tracer.setLabels(output(), std::move(labels)); }

  /// Holds everything that reaches this operator.
  void lockAll();
  std::string because() const { return name(); }

  /// Runs the operator itself on other inputs, e.g. on labels.
  std::vector<c10::IValue> rerun(std::vector<c10::IValue> inputs) const;
  std::vector<c10::IValue> inputs() const;

  /// Whether input i (or its element) is a constant of the graph, which pruning has to rewrite when it counts channels.
  bool isConstant(std::size_t i, int element = -1) const;
  /// Says that this constant counts these channels.
  void count(std::size_t i, int element, const std::vector<Label>& labels);

 private:
  const Execution& execution_;
};

}  // namespace cleanai
