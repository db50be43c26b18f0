// Where the numbers of a graph come from: which of them follow from channel counts. Needs LibTorch.
#pragma once

#include <ATen/core/ivalue.h>
#include <torch/csrc/jit/ir/ir.h>

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace cleanai {

/// What a number depends on.
struct Origin {
  std::vector<std::size_t> axes;  ///< channel axes whose length it follows from, ascending
  bool isDynamic = false;         ///< it also depends on data, or on a size that is no channel count

  bool followsChannels() const { return !axes.empty(); }
  void add(const Origin& other);
};

/// Origins of the graph's numbers, lists of numbers and zero-dimensional tensors, by the value that holds them.
class ScalarOrigins {
 public:
  /// Of the whole value: the union over a list's elements.
  Origin of(const torch::jit::Value* value, const c10::IValue& now) const;
  Origin ofElement(const torch::jit::Value* list, std::size_t element) const;

  void set(const torch::jit::Value* value, Origin origin);
  void setElements(const torch::jit::Value* list, std::vector<Origin> elements);

  /// Says that the graph writes to attributes of this name.
  void noteChange(const std::string& attribute) { changedAttributes_.insert(attribute); }
  /// Carries lengths over a node that makes or changes a list or a dict, of whatever.
  void propagateLength(const torch::jit::Node& node, const std::vector<c10::IValue>& inputs);
  /// Carries origins over a node that computes numbers from numbers.
  void propagate(const torch::jit::Node& node, const std::vector<c10::IValue>& inputs);
  /// The outputs of a branching node are those of the branch that was taken, and depend on its condition.
  void propagateBranch(const torch::jit::Node& branching, const torch::jit::Block& taken, const c10::IValue& condition);
  /// What a loop's body is given for one more turn, and what the loop gives at its end.
  void propagateTurn(const torch::jit::Node& loop, std::int64_t turn, std::span<const c10::IValue> carried);
  void propagateLoop(const torch::jit::Node& loop, bool hasTurned, std::span<const c10::IValue> carried);
  /// What decides how often a loop goes round, as far as it is known.
  Origin ofTurns(const torch::jit::Node& loop) const;

 private:
  Origin lengthOf(const torch::jit::Value* list, const c10::IValue& now) const;
  Origin aroundOf(const torch::jit::Node& node) const;
  void carry(const torch::jit::Value* from, const torch::jit::Value* to, const c10::IValue& now, Origin with);
  std::vector<Origin> elementsOf(const torch::jit::Value* list, const c10::IValue& now) const;
  std::vector<Origin> slicedElements(const torch::jit::Node& node, const std::vector<c10::IValue>& inputs) const;
  std::vector<Origin> joinedElements(const torch::jit::Node& node, const std::vector<c10::IValue>& inputs) const;

  std::unordered_map<const torch::jit::Value*, Origin> whole_;
  std::unordered_map<const torch::jit::Value*, std::vector<Origin>> elements_;
  std::unordered_map<const torch::jit::Value*, Origin> lengths_;  // of lists and dicts
  std::unordered_map<const torch::jit::Node*, Origin> turns_;
  bool anyLengthMayVary_ = false;  // a list was changed under a name that may be another's
  std::set<std::string> changedAttributes_;
  std::unordered_set<const torch::jit::Value*> changeable_;  // read from such an attribute
};

/// Whether this holds no data, only numbers: anything but tensors that have dimensions, and lists of them.
bool isScalar(const c10::IValue& value);

}  // namespace cleanai
