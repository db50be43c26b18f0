// Follows channels through one forward pass: channel labels and which of them belong together. Needs LibTorch.
#pragma once

#include <c10/util/intrusive_ptr.h>

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/model/channels/labels.h"
#include "core/model/channels/scalars.h"
#include "core/model/executor.h"
#include "core/model/network.h"
#include "core/model/torch_model.h"

namespace cleanai {

struct OperatorRule;

/// Why what passes through a loop stays when other inputs may turn it more or less often.
inline constexpr const char* becauseOfLoop = "a loop whose number of turns depends on the input";

/// Whether a node may run several times in one pass.
bool isInLoop(const torch::jit::Node& node);

/// What is known of a tensor. At most one of `labels` and `elements` is defined.
struct Traced {
  Labels labels;
  /// Whether a removed channel is exactly zero here in the masked original, so that sums over channels may lose it.
  bool vanishes = false;
  /// A parameter that has been moved around before it met any channels: int32, for every element its place in the
  /// parameter. Which of its dimensions runs over channels shows when it meets them.
  at::Tensor elements;
  at::Tensor parameter;  ///< whose elements
};

/// A layer as the pass met it.
struct TracedLayer {
  std::string weight;  ///< name of the weight tensor
  Layer description;   ///< without units
  std::vector<Label> outputs, inputs;
};

/// Something about the graph together with the channels that it is about.
template <typename T>
struct About {
  T what;  ///< without units
  std::vector<Label> labels;
};

struct TracedCount {
  ChannelCount what;  ///< without units
  std::vector<Label> labels;
  std::vector<Label> behind;  ///< the channels from whose numbers the original computes it
};

struct TracedProduct {
  std::int64_t macs = 0;
  std::vector<Label> labels, others;
};

/// Facts are kept by the identity of tensors, so lists, tuples and in-place operators need no rules of their own.
class ChannelTracer : public ExecutionListener {
 public:
  ChannelTracer(const TorchModel& model, AttentionUnits attention);

  bool wantsInputs(std::size_t) const override { return true; }
  void executed(const Execution& execution) override;
  bool wantsBothBranches(const torch::jit::Node& branching) const override;
  void otherBranchBegins() override { ++branchesAside_; }
  void otherBranchEnds(const torch::jit::Block& block, const std::vector<c10::IValue>* results,
                       const ValueLookup& lookup) override;
  void branchTaken(const torch::jit::Block& block) override;
  void turnBegins(const torch::jit::Node& loop, std::int64_t turn, std::span<const c10::IValue> carried) override;
  void loopEnds(const torch::jit::Node& loop, std::span<const c10::IValue> carried, const ValueLookup& lookup) override;

  /// Holds the channels of what the network returns.
  void lockOutputs(const c10::IValue& result);

  // What the operators' rules use.

  AttentionUnits attention() const { return attention_; }

  /// A parameter that has one dimension longer than 1 gets its labels here.
  Traced tracedOf(const at::Tensor& tensor);
  Labels labelsOf(const at::Tensor& tensor) { return tracedOf(tensor).labels; }
  void set(const at::Tensor& tensor, Traced traced);
  /// The name of a parameter or buffer, or null for any other tensor.
  const std::string* nameOf(const at::Tensor& tensor) const;
  /// Labels of a named tensor's dimension, new ones when it has none yet.
  std::vector<Label> axis(const at::Tensor& tensor, std::int64_t dim);
  /// Says that this dimension of a named tensor runs over these channels.
  void tieAxis(const std::string& name, std::int64_t dim, const std::vector<Label>& labels, const std::string& because);
  /// Says that a moved parameter lies on these labels, of its shape. False when no one of its dimensions can.
  bool tieElements(const Traced& moved, const Labels& met, const std::string& because);
  /// Says that two channels are one; noLabel holds the other.
  void unite(Label a, Label b, const std::string& because);
  /// The same for every position of two label tensors that broadcast to each other.
  void unitePositions(const Labels& a, const Labels& b, const std::string& because);
  void lock(const std::vector<Label>& labels, const std::string& because);
  /// Holds the labels of a value, and every dimension of a parameter that it is or came from.
  void lock(const at::Tensor& tensor, const std::string& because);
  TracedLayer& layer(const std::string& weight);
  /// Says that this number of the node counts these channels.
  void addCount(const torch::jit::Node& node, const ScalarInput& where, const std::vector<Label>& labels);
  /// The channels whose number this element of a list is, and nothing else; nothing when it is no such number.
  std::optional<std::vector<Label>> channelsCountedBy(const torch::jit::Value* list, std::size_t element) const;
  void addFixed(FixedScalar fixed, std::vector<Label> labels) {
    fixedScalars_.push_back({std::move(fixed), std::move(labels)});
  }
  void addNorm(ChannelNorm norm, std::vector<Label> labels) { norms_.push_back({std::move(norm), std::move(labels)}); }
  /// `others`: labels of a second dimension to whose length the cost is proportional.
  void addProduct(std::int64_t macs, std::vector<Label> labels, std::vector<Label> others = {});
  void addSqueeze(ChannelSqueeze squeeze, std::vector<Label> labels) {
    squeezes_.push_back({std::move(squeeze), std::move(labels)});
  }
  /// Whether this call is part of the pass itself rather than of a branch beside it, which costs nothing.
  bool isCounted() const { return branchesAside_ == 0; }

  // What the pass found.

  using Axes = std::map<std::pair<std::string, int>, std::vector<Label>>;
  const Axes& axes() const { return axes_; }
  const UnionFind& sets() const { return sets_; }
  const std::unordered_map<Label, std::string>& locks() const { return locks_; }
  const std::vector<TracedLayer>& layers() const { return layers_; }
  const std::vector<TracedCount>& counts() const { return counts_; }
  const std::vector<About<FixedScalar>>& fixedScalars() const { return fixedScalars_; }
  const std::vector<About<ChannelNorm>>& norms() const { return norms_; }
  const std::vector<TracedProduct>& products() const { return products_; }
  const std::vector<About<ChannelSqueeze>>& squeezes() const { return squeezes_; }
  /// Named tensors that an operator without a rule reads, and that operator.
  const std::map<std::string, std::string>& lockedTensors() const { return lockedTensors_; }
  /// Pairs of a label and an operator that joined its set with another.
  const std::set<std::pair<Label, std::string>>& joins() const { return joins_; }

 private:
  struct Entry {
    c10::weak_intrusive_ptr<c10::TensorImpl> alive;  // keeps the address from being used again
    const c10::StorageImpl* storage;
    Traced traced;
  };

  void forgetReleased();
  void spreadThroughStorage(const at::Tensor& written);
  bool turnsVary(const torch::jit::Node& loop) const;
  void lockAll(std::span<const c10::IValue> values, const std::string& because);
  void traceOperator(const Execution& execution, const OperatorRule* rule);
  void traceScalars(const Execution& execution);
  void traceSizes(const Execution& execution);
  void traceBranch(const Execution& execution);
  void uniteValues(const at::Tensor& a, const at::Tensor& b, const std::string& because);
  void uniteResults(const c10::IValue& a, const c10::IValue& b, const std::string& why);
  void lockBlock(const torch::jit::Block& block, const ValueLookup& lookup);
  void fixScalars(const Execution& execution);
  void fixScalar(const Origin& origin, const c10::IValue& value, const ScalarInput& where, const std::string& because);
  void compareVisits(const torch::jit::Node& node, const ScalarInput& where, const c10::IValue& number);
  std::vector<Label> labelsBehind(const Origin& origin) const;
  Origin originOfSize(const at::Tensor& tensor, std::int64_t dim);
  std::size_t axisNumber(std::vector<Label> labels);

  const TorchModel& model_;
  AttentionUnits attention_;
  std::unordered_map<const c10::TensorImpl*, Entry> traced_;
  std::size_t forgetAt_ = 64;  // how many entries are worth a look for released tensors
  UnionFind sets_;
  Axes axes_;
  ScalarOrigins origins_;
  std::vector<std::vector<Label>> sizedAxes_;  // what Origin::axes numbers
  std::map<std::vector<Label>, std::size_t> axisNumbers_;
  using Place = std::tuple<std::size_t, std::size_t, int>;  // node, input, element
  // A number that a node in a loop was given: written into the graph, it has to be right for every turn.
  struct Visit {
    c10::IValue number;
    bool isCounted = false;
    std::vector<Label> channels;
  };

  static Place placeOf(const ScalarInput& where) { return {where.node, where.input, where.element}; }

  std::set<Place> declared_;                        // numbers that count channels
  std::map<Place, std::vector<Label>> countedNow_;  // by the node that is being traced
  std::map<Place, Visit> visits_;
  std::set<const torch::jit::Node*> turning_;  // loops that have turned at least once
  std::unordered_map<const torch::jit::Node*, const torch::jit::Block*> taken_;
  std::unordered_map<const torch::jit::Node*, std::vector<c10::IValue>> otherResults_;  // of branches run aside
  int branchesAside_ = 0;
  std::unordered_map<Label, std::string> locks_;
  std::map<std::string, std::string> lockedTensors_;
  std::set<std::pair<Label, std::string>> joins_;
  std::vector<TracedLayer> layers_;
  std::vector<TracedCount> counts_;
  std::vector<About<FixedScalar>> fixedScalars_;
  std::vector<About<ChannelNorm>> norms_;
  std::vector<TracedProduct> products_;
  std::vector<About<ChannelSqueeze>> squeezes_;
};

}  // namespace cleanai
