// Sets of channels that turned out to be one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace cleanai {

/// Identifies a channel while a network is traced; 0 stands for 'no channel'.
using Label = std::int32_t;
inline constexpr Label noLabel = 0;

/// Disjoint sets of labels with union by size and path halving (Tarjan 1975).
class UnionFind {
 public:
  UnionFind() : parents_(1), sizes_(1, 1) {}

  /// `count` new labels, consecutive, each a set of its own. Returns the first.
  Label create(std::size_t count) {
    const auto first = static_cast<Label>(parents_.size());
    parents_.resize(parents_.size() + count);
    std::iota(parents_.begin() + first, parents_.end(), first);
    sizes_.resize(parents_.size(), 1);
    return first;
  }

  Label find(Label label) const {
    while (parent(label) != label) label = parents_[static_cast<std::size_t>(label)] = parent(parent(label));
    return label;
  }

  void unite(Label a, Label b) {
    a = find(a);
    b = find(b);
    if (a == b) return;
    if (size(a) < size(b)) std::swap(a, b);
    parents_[static_cast<std::size_t>(b)] = a;
    sizes_[static_cast<std::size_t>(a)] += size(b);
  }

  std::size_t labelCount() const { return parents_.size(); }

 private:
  Label parent(Label label) const { return parents_[static_cast<std::size_t>(label)]; }
  std::size_t size(Label label) const { return sizes_[static_cast<std::size_t>(label)]; }

  mutable std::vector<Label> parents_;  // halving paths changes no set
  std::vector<std::size_t> sizes_;
};

}  // namespace cleanai
