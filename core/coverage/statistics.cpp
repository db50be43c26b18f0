#include "core/coverage/statistics.h"

#include <algorithm>
#include <limits>

#include "core/base/error.h"

namespace cleanai {

ChannelStatistics::ChannelStatistics()
    : minimum(std::numeric_limits<double>::infinity()),
      maximum(-std::numeric_limits<double>::infinity()),
      minimumImageMean(std::numeric_limits<double>::infinity()),
      maximumImageMean(-std::numeric_limits<double>::infinity()) {}

void ChannelStatistics::merge(const ChannelStatistics& other) {
  sum.add(other.sum);
  sumAbsolute.add(other.sumAbsolute);
  sumSquares.add(other.sumSquares);
  sumImageMeans.add(other.sumImageMeans);
  sumSquaredMeans.add(other.sumSquaredMeans);
  minimum = std::min(minimum, other.minimum);
  maximum = std::max(maximum, other.maximum);
  minimumImageMean = std::min(minimumImageMean, other.minimumImageMean);
  maximumImageMean = std::max(maximumImageMean, other.maximumImageMean);
  finite += other.finite;
  nonfinite += other.nonfinite;
  images += other.images;
  active += other.active;
  imagesActive += other.imagesActive;
  neuronCovered = neuronCovered || other.neuronCovered;
  topK = topK || other.topK;
}

void LayerStatistics::merge(const LayerStatistics& other) {
  if (channels.size() != other.channels.size() || !(thresholds == other.thresholds) ||
      sections.has_value() != other.sections.has_value())
    throw Error(ErrorCode::invalidArgument, "statistics", "they differ in channels, thresholds or profile",
                "Merge analyses of one model with the same options");
  images += other.images;
  positions += other.positions;
  nonfinite += other.nonfinite;
  for (std::size_t c = 0; c < channels.size(); ++c) channels[c].merge(other.channels[c]);
  if (sections) sections->merge(*other.sections);
}

}  // namespace cleanai
