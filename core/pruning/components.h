// Groups that can make up for each other.
#pragma once

#include <cstddef>
#include <vector>

#include "core/model/network.h"

namespace cleanai {

/// Groups of which a layer mixes several, as behind a concatenation, and those tied to them in the same way.
struct Component {
  std::vector<std::size_t> groups;  ///< by index in Network::groups
  std::vector<Unit> units;          ///< of all of them
  std::vector<double> saved;        ///< MACs that a unit saves in the whole network, one at least
};

/// Every group is part of one component, most are one. Immutable. Cost: two costOf for each group.
class Components {
 public:
  explicit Components(const Network& network);

  const std::vector<Component>& all() const { return all_; }
  std::size_t group(Unit unit) const { return group_[static_cast<std::size_t>(unit)]; }
  std::size_t component(Unit unit) const { return component_[static_cast<std::size_t>(unit)]; }
  /// Among the component's units.
  std::size_t place(Unit unit) const { return place_[static_cast<std::size_t>(unit)]; }

 private:
  std::size_t rootOf(std::size_t group) const;
  void unite(const Layer& layer);
  void add(const Network& network, std::size_t group, std::size_t component);

  std::vector<std::size_t> root_;  // by group
  std::vector<Component> all_;
  std::vector<std::size_t> group_, component_, place_;  // by unit
};

}  // namespace cleanai
