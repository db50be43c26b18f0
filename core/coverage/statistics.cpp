#include "core/coverage/statistics.h"

#include <algorithm>

namespace cleanai {

Error differentStatistics() {
  return Error(ErrorCode::invalidArgument, "statistics", "they differ in channels, thresholds or profile",
               "Merge analyses of one model with the same options");
}

void ChannelSums::add(const ChannelSums& other) {
  sum.add(other.sum);
  sumAbsolute.add(other.sumAbsolute);
  sumSquares.add(other.sumSquares);
  sumImageMeans.add(other.sumImageMeans);
  finite += other.finite;
  active += other.active;
  images += other.images;
  imagesActive += other.imagesActive;
}

void ChannelSums::subtract(const ChannelSums& other) {
  sum.subtract(other.sum);
  sumAbsolute.subtract(other.sumAbsolute);
  sumSquares.subtract(other.sumSquares);
  sumImageMeans.subtract(other.sumImageMeans);
  finite -= other.finite;
  active -= other.active;
  images -= other.images;
  imagesActive -= other.imagesActive;
}

void ChannelExtremes::widen(const ChannelExtremes& other) {
  minimum = std::min(minimum, other.minimum);
  maximum = std::max(maximum, other.maximum);
  minimumImageMean = std::min(minimumImageMean, other.minimumImageMean);
  maximumImageMean = std::max(maximumImageMean, other.maximumImageMean);
  neuronCovered = neuronCovered || other.neuronCovered;
  topK = topK || other.topK;
}

static_assert(sizeof(ChannelStatistics) + sizeof(ChannelSums) <= 264);

void ChannelStatistics::merge(const ChannelStatistics& other) {
  add(other);
  widen(other);
  sumSquaredMeans.add(other.sumSquaredMeans);
}

void LayerStatistics::merge(const LayerStatistics& other) {
  if (channels.size() != other.channels.size() || !(thresholds == other.thresholds) ||
      sections.has_value() != other.sections.has_value())
    throw differentStatistics();
  images += other.images;
  positions += other.positions;
  nonfinite += other.nonfinite;
  for (std::size_t c = 0; c < channels.size(); ++c) channels[c].merge(other.channels[c]);
  if (sections) sections->merge(*other.sections);
}

}  // namespace cleanai
