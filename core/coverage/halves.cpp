#include "core/coverage/halves.h"

namespace cleanai {

std::vector<HalfRange> halfRanges(const std::vector<std::size_t>& positions) {
  std::vector<HalfRange> ranges;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const bool isOdd = positions[i] / imagesAChunk % 2 == 1;
    if (ranges.empty() || ranges.back().isOdd != isOdd) ranges.push_back({static_cast<std::int64_t>(i), 0, isOdd});
    ++ranges.back().count;
  }
  return ranges;
}

void HalfStatistics::merge(const HalfStatistics& other) {
  images += other.images;
  for (std::size_t c = 0; c < channels.size(); ++c) channels[c].add(other.channels[c]);
}

LayerStatistics halfOf(LayerStatistics whole, const HalfStatistics& half) {
  whole.images = half.images;
  for (std::size_t c = 0; c < whole.channels.size(); ++c)
    static_cast<ChannelSums&>(whole.channels[c]) = half.channels[c];
  return whole;
}

LayerStatistics without(LayerStatistics whole, const HalfStatistics& half) {
  whole.images -= half.images;
  for (std::size_t c = 0; c < whole.channels.size(); ++c) whole.channels[c].subtract(half.channels[c]);
  return whole;
}

}  // namespace cleanai
