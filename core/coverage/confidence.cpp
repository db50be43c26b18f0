#include "core/coverage/confidence.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cleanai {
namespace {

constexpr double z = normal95;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Interval meanOf(const ChannelStatistics& channel, std::int64_t images) {
  if (images < 2) return {unknown, unknown};
  const auto n = static_cast<double>(channel.images);
  const double mean = channel.sumImageMeans.value() / n;
  const double variance = std::max(channel.sumSquaredMeans.value() / n - mean * mean, 0.0);
  const double margin = z * std::sqrt(variance / static_cast<double>(images));
  return {mean - margin, mean + margin};
}

Interval frequencyOf(const ChannelStatistics& channel, std::int64_t images) {
  if (images < 1) return {unknown, unknown};
  return wilsonInterval(static_cast<double>(channel.imagesActive) / static_cast<double>(channel.images), images);
}

std::vector<Interval> forEach(const LayerStatistics& statistics, std::int64_t images,
                              Interval (*of)(const ChannelStatistics&, std::int64_t)) {
  std::vector<Interval> intervals;
  intervals.reserve(statistics.channels.size());
  for (const auto& channel : statistics.channels)
    intervals.push_back(of(channel, std::min<std::int64_t>(images, channel.images)));
  return intervals;
}

}  // namespace

Interval wilsonInterval(double share, std::int64_t trials) {
  if (trials < 1) return {unknown, unknown};
  const auto n = static_cast<double>(trials);
  const double scale = 1 + z * z / n, centre = (share + z * z / (2 * n)) / scale;
  const double margin = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale;
  return {std::max(centre - margin, 0.0), std::min(centre + margin, 1.0)};
}

std::vector<Interval> meanConfidence(const LayerStatistics& statistics, std::int64_t images) {
  return forEach(statistics, images, meanOf);
}

std::vector<Interval> frequencyConfidence(const LayerStatistics& statistics, std::int64_t images) {
  return forEach(statistics, images, frequencyOf);
}

}  // namespace cleanai
