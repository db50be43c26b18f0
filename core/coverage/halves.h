// Images in two halves, so that one run tells how much its result would change with other images.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/coverage/statistics.h"

namespace cleanai {

/// Neighbouring images share a half, since neighbours (frames of a film, one class) are often alike: two halves that
/// share them would agree too well. Chunks are counted along the chosen images, whatever the batches or shards.
inline constexpr std::size_t imagesAChunk = 32;

/// Neighbouring images of a batch that belong to the same half.
struct HalfRange {
  std::int64_t first = 0, count = 0;
  bool isOdd = false;
};

/// `positions` of a batch's images among the chosen ones, ascending.
std::vector<HalfRange> halfRanges(const std::vector<std::size_t>& positions);

/// The sums of one half of a layer's images.
struct HalfStatistics {
  std::int64_t images = 0;
  std::vector<ChannelSums> channels;

  /// Both have as many channels.
  void merge(const HalfStatistics& other);
  bool operator==(const HalfStatistics&) const = default;
};

/// What `whole` holds of one half of its images, and of the other; exact in counts; sums as far as the whole's reach.
/// What is not known of a half stays that of `whole`.
LayerStatistics halfOf(LayerStatistics whole, const HalfStatistics& half);
LayerStatistics without(LayerStatistics whole, const HalfStatistics& half);

}  // namespace cleanai
