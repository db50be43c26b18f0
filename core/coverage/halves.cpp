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

LayerStatistics without(LayerStatistics whole, const LayerStatistics& part) {
  whole.images -= part.images;
  whole.positions -= part.positions;
  whole.nonfinite -= part.nonfinite;
  for (std::size_t c = 0; c < whole.channels.size(); ++c) {
    ChannelStatistics& rest = whole.channels[c];
    const ChannelStatistics& taken = part.channels[c];
    rest.sum.subtract(taken.sum);
    rest.sumAbsolute.subtract(taken.sumAbsolute);
    rest.sumSquares.subtract(taken.sumSquares);
    rest.sumImageMeans.subtract(taken.sumImageMeans);
    rest.sumSquaredMeans.subtract(taken.sumSquaredMeans);
    rest.finite -= taken.finite;
    rest.nonfinite -= taken.nonfinite;
    rest.images -= taken.images;
    rest.active -= taken.active;
    rest.imagesActive -= taken.imagesActive;
  }
  return whole;
}

}  // namespace cleanai
