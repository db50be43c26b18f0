// Layers that stand in the order in which a network calls them, some of them in branches that not all data took.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace cleanai {

/// Joins what was `added` to `layers`, by name. Both follow `order`. `made` makes a layer of what nothing was known
/// of, `add` adds to what was.
template <typename Added, typename Layer, typename Make, typename Add>
void joinInOrder(const std::vector<std::string>& order, std::vector<Added> added, std::vector<Layer>& layers,
                 const Make& made, const Add& add) {
  std::vector<Layer> joined;
  auto known = layers.begin();
  auto found = added.begin();
  for (const auto& name : order) {
    const bool isKnown = known != layers.end() && known->name == name;
    const bool isFound = found != added.end() && found->name == name;
    if (isKnown && isFound) add(*found, *known);
    if (isKnown)
      joined.push_back(std::move(*known));
    else if (isFound)
      joined.push_back(made(std::move(*found)));
    if (isKnown) ++known;
    if (isFound) ++found;
  }
  layers = std::move(joined);
}

}  // namespace cleanai
