// What the user wishes for single layers. Layers that share channels share the wish.
#include "ui/session/layer_choices.h"

#include <algorithm>
#include <set>
#include <string>

#include "core/base/glob.h"

namespace cleanai::ui {
namespace {

/// The layer and all that produce channels of its groups.
std::set<std::string> namesTogether(const Network& network, std::size_t layer) {
  std::set<std::string> names{network.layers[layer].name};
  for (const Group& group : network.groups)
    if (std::find(group.layers.begin(), group.layers.end(), layer) != group.layers.end())
      for (const std::size_t member : group.layers) names.insert(network.layers[member].name);
  return names;
}

}  // namespace

bool canBePruned(const Network& network, std::size_t layer) { return network.layers[layer].lockedBecause.empty(); }

std::optional<double> ownRatio(const Selection& selection, const Network& network, std::size_t layer) {
  if (selection.layerRatios.empty()) return std::nullopt;
  const auto names = namesTogether(network, layer);
  std::optional<double> ratio;
  for (const auto& [name, value] : selection.layerRatios)
    if (names.contains(name)) ratio = value;
  return ratio;
}

void setOwnRatio(Selection& selection, const Network& network, std::size_t layer, std::optional<double> ratio) {
  const auto names = namesTogether(network, layer);
  std::erase_if(selection.layerRatios, [&](const auto& wish) { return names.contains(wish.first); });
  if (ratio) selection.layerRatios.emplace_back(network.layers[layer].name, *ratio);
}

void dropForeignWishes(Selection& selection, const Network& network) {
  const auto isForeign = [&](const std::string& pattern) {
    return std::none_of(network.layers.begin(), network.layers.end(),
                        [&](const Layer& layer) { return matchesGlob(layer.name, pattern); });
  };
  std::erase_if(selection.layerRatios, [&](const auto& wish) { return isForeign(wish.first); });
  std::erase_if(selection.ignore, isForeign);
}

bool isIgnored(const Selection& selection, const Network& network, std::size_t layer) {
  if (selection.ignore.empty()) return false;
  const auto names = namesTogether(network, layer);
  return std::any_of(selection.ignore.begin(), selection.ignore.end(),
                     [&](const std::string& name) { return names.contains(name); });
}

void setIgnored(Selection& selection, const Network& network, std::size_t layer, bool ignored) {
  const auto names = namesTogether(network, layer);
  std::erase_if(selection.ignore, [&](const std::string& name) { return names.contains(name); });
  if (ignored) selection.ignore.push_back(network.layers[layer].name);
}

}  // namespace cleanai::ui
