// What the user wishes for single layers. Layers that share channels share the wish.
#pragma once

#include <cstddef>
#include <optional>

#include "core/model/network.h"
#include "core/pruning/selection.h"

namespace cleanai::ui {

/// Whether a wish for the layer has any effect.
bool canBePruned(const Network& network, std::size_t layer);

/// The share that the layer's group is to lose, when it has a ratio of its own.
std::optional<double> ownRatio(const Selection& selection, const Network& network, std::size_t layer);
/// Gives the layer's groups their own ratio, 0 <= ratio < 1, or takes it away.
void setOwnRatio(Selection& selection, const Network& network, std::size_t layer, std::optional<double> ratio);

/// Takes away what is wished for layers that the network does not have: no plan can be made with it.
void dropForeignWishes(Selection& selection, const Network& network);

/// Whether the layer and those that share its channels keep all of them.
bool isIgnored(const Selection& selection, const Network& network, std::size_t layer);
void setIgnored(Selection& selection, const Network& network, std::size_t layer, bool ignored);

}  // namespace cleanai::ui
