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
    static_cast<ChannelSums<ExactSum>&>(whole.channels[c]) = half.channels[c];
  return whole;
}

LayerStatistics without(LayerStatistics whole, const HalfStatistics& half) {
  whole.images -= half.images;
  for (std::size_t c = 0; c < whole.channels.size(); ++c) {
    ChannelSums<ExactSum>& rest = whole.channels[c];
    const ChannelSums<ExactSum>& taken = half.channels[c];
    rest.sum.subtract(taken.sum);
    rest.sumAbsolute.subtract(taken.sumAbsolute);
    rest.sumSquares.subtract(taken.sumSquares);
    rest.sumImageMeans.subtract(taken.sumImageMeans);
    rest.finite -= taken.finite;
    rest.images -= taken.images;
    rest.active -= taken.active;
    rest.imagesActive -= taken.imagesActive;
  }
  return whole;
}

}  // namespace cleanai
