#include "core/pruning/components.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "core/model/mixing.h"
#include "core/pruning/savings.h"

namespace cleanai {

Components::Components(const Network& network)
    : root_(network.groups.size()),
      group_(network.unitCount),
      component_(network.unitCount),
      place_(network.unitCount) {
  std::iota(root_.begin(), root_.end(), 0);
  for (std::size_t g = 0; g < network.groups.size(); ++g)
    for (const Unit unit : network.groups[g].units) group_[static_cast<std::size_t>(unit)] = g;
  for (const Layer& layer : network.layers)
    if (mixes(layer)) unite(layer);
  std::map<std::size_t, std::size_t> indices;
  for (std::size_t g = 0; g < network.groups.size(); ++g) {
    const std::size_t index = indices.try_emplace(rootOf(g), all_.size()).first->second;
    if (index == all_.size()) all_.emplace_back();
    add(network, g, index);
  }
}

std::size_t Components::rootOf(std::size_t group) const {
  while (root_[group] != group) group = root_[group];
  return group;
}

void Components::unite(const Layer& layer) {
  const std::size_t width = layer.inputUnits.size() / static_cast<std::size_t>(layer.groups);
  std::optional<std::size_t> first;
  for (std::size_t c = 0; c < layer.inputUnits.size(); ++c) {
    if (c % width == 0) first.reset();
    if (layer.inputUnits[c] == fixedUnit) continue;
    const std::size_t root = rootOf(group(layer.inputUnits[c]));
    if (first) root_[root] = rootOf(*first);
    first = first.value_or(root);
  }
}

void Components::add(const Network& network, std::size_t group, std::size_t component) {
  Component& made = all_[component];
  made.groups.push_back(group);
  const std::vector<char> whole(network.unitCount, 1);
  const auto macs = static_cast<double>(savedByUnit(network, network.groups[group], whole).macs);
  for (const Unit unit : network.groups[group].units) {
    component_[static_cast<std::size_t>(unit)] = component;
    place_[static_cast<std::size_t>(unit)] = made.units.size();
    made.units.push_back(unit);
    made.saved.push_back(std::max(macs, 1.0));
  }
}

}  // namespace cleanai
