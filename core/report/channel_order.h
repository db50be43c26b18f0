// In which order a layer's channels are drawn.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/coverage/statistics.h"

namespace cleanai {

enum class ChannelOrder { index, score, cluster };

/// Indices by value, the largest first; equal ones by index, NaN last.
std::vector<std::uint32_t> orderByScore(std::span<const double> values);

/// Indices such that channels with similar statistics stand side by side: principal direction divisive partitioning
/// (Boley 1998) of five numbers a channel, each with variance one within the layer: logarithm of the root mean square,
/// mean over root mean square, spread of the image means over root mean square, share of active positions and share of
/// images with any. A set is split at its mean along its principal direction until four are left, and each part lies in
/// the order along that direction. The strongest end stands first; channels that met no finite value last.
/// Deterministic, O(channels log channels).
std::vector<std::uint32_t> orderByCluster(const LayerStatistics& statistics);

}  // namespace cleanai
