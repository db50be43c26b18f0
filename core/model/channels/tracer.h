// Follows channels through one forward pass: channel labels and which of them belong together. Needs LibTorch.
#pragma once

#include <c10/util/intrusive_ptr.h>

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/model/channels/labels.h"
#include "core/model/executor.h"
#include "core/model/network.h"
#include "core/model/torch_model.h"

namespace cleanai {

/// A layer as the pass met it.
struct TracedLayer {
  std::string weight;  ///< name of the weight tensor
  Layer description;   ///< without units
  std::vector<Label> outputs, inputs;
};

struct TracedCount {
  ChannelCount where;  ///< without units
  std::vector<Label> labels;
};

/// Labels are kept by the identity of tensors, so lists, tuples and in-place operators need no rules of their own.
class ChannelTracer : public ExecutionListener {
 public:
  explicit ChannelTracer(const TorchModel& model);

  bool wantsInputs() const override { return true; }
  void executed(const Execution& execution) override;
  void skippedBlock(const torch::jit::Block& block, const ValueLookup& lookup) override;

  /// Holds the channels of what the network returns.
  void lockOutputs(const c10::IValue& result);

  // What the operators' rules use.

  Labels labelsOf(const at::Tensor& tensor) const;  ///< undefined when it has none
  void setLabels(const at::Tensor& tensor, Labels labels);
  /// The name of a parameter or buffer, or null for any other tensor.
  const std::string* nameOf(const at::Tensor& tensor) const;
  /// Labels of a named tensor's dimension, new ones when it has none yet.
  std::vector<Label> axis(const at::Tensor& tensor, std::int64_t dim);
  /// Says that this dimension of a named tensor runs over these channels.
  void tieAxis(const at::Tensor& tensor, std::int64_t dim, const std::vector<Label>& labels);
  /// Says that two channels are one; noLabel holds the other.
  void unite(Label a, Label b, const std::string& because);
  void lock(const std::vector<Label>& labels, const std::string& because);
  /// Holds the labels of a value, and of every dimension of a named tensor.
  void lock(const at::Tensor& tensor, const std::string& because);
  TracedLayer& layer(const std::string& weight);
  void addCount(TracedCount count);
  void addOtherMacs(std::int64_t macs) { otherMacs_ += macs; }

  // What the pass found.

  using Axes = std::map<std::pair<std::string, int>, std::vector<Label>>;
  const Axes& axes() const { return axes_; }
  const UnionFind& sets() const { return sets_; }
  const std::unordered_map<Label, std::string>& locks() const { return locks_; }
  const std::vector<TracedLayer>& layers() const { return layers_; }
  const std::vector<TracedCount>& counts() const { return counts_; }
  std::int64_t otherMacs() const { return otherMacs_; }
  /// Named tensors that an operator without a rule reads, and that operator.
  const std::map<std::string, std::string>& lockedTensors() const { return lockedTensors_; }

 private:
  struct Entry {
    c10::weak_intrusive_ptr<c10::TensorImpl> alive;  // keeps the address from being used again
    Labels labels;
  };

  const TorchModel& model_;
  std::unordered_map<const c10::TensorImpl*, Entry> labels_;
  UnionFind sets_;
  Axes axes_;
  std::unordered_map<Label, std::string> locks_;
  std::map<std::string, std::string> lockedTensors_;
  std::vector<TracedLayer> layers_;
  std::vector<TracedCount> counts_;
  std::int64_t otherMacs_ = 0;
};

}  // namespace cleanai
