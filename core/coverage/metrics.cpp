#include "core/coverage/metrics.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <string>

#include "core/base/error.h"

namespace cleanai {
namespace {

using Values = std::vector<double>;

template <typename PerChannel>
Values forEach(const LayerStatistics& layer, PerChannel perChannel) {
  Values values;
  values.reserve(layer.channels.size());
  for (const auto& channel : layer.channels)
    values.push_back(channel.finite > 0 ? perChannel(channel) : std::numeric_limits<double>::quiet_NaN());
  return values;
}

double share(std::int64_t part, std::int64_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

double meanOfImages(const ChannelStatistics& channel) {
  return channel.sumImageMeans.value() / static_cast<double>(channel.images);
}

Values scaledMeans(const LayerStatistics& layer, double scale) {
  return forEach(
      layer, [&](const auto& channel) { return scale > 0 ? meanOfImages(channel) / scale : meanOfImages(channel); });
}

Values normalizedMean(const LayerStatistics& layer) {
  double largest = 0;
  for (const auto& channel : layer.channels) largest = std::max(largest, channel.maximumImageMean);
  return scaledMeans(layer, largest);
}

Values normalizedMeanOfMeans(const LayerStatistics& layer) {
  double largest = 0;
  for (const auto& channel : layer.channels)
    if (channel.images > 0) largest = std::max(largest, meanOfImages(channel));
  return scaledMeans(layer, largest);
}

Values frequency(const LayerStatistics& layer) {
  return forEach(layer, [](const auto& channel) { return share(channel.imagesActive, channel.images); });
}

Values meanAbsolute(const LayerStatistics& layer) {
  return forEach(layer,
                 [](const auto& channel) { return channel.sumAbsolute.value() / static_cast<double>(channel.finite); });
}

Values combined(const LayerStatistics& layer) {
  Values values = normalizedMean(layer);
  const Values frequencies = frequency(layer);
  for (std::size_t c = 0; c < values.size(); ++c)
    if (!std::isnan(values[c])) values[c] = std::sqrt(std::max(values[c], 0.0) * frequencies[c]);
  return values;
}

Values activeShare(const LayerStatistics& layer) {
  return forEach(layer, [](const auto& channel) { return share(channel.active, channel.finite); });
}

Values mean(const LayerStatistics& layer) {
  return forEach(layer, [](const auto& channel) { return channel.sum.value() / static_cast<double>(channel.finite); });
}

Values variance(const LayerStatistics& layer) {
  return forEach(layer, [](const auto& channel) {
    const auto count = static_cast<long double>(channel.finite);
    const long double sum = channel.sum.value();
    const long double spread = channel.sumSquares.value() - sum * sum / count;
    return static_cast<double>(std::max(spread, 0.0L) / count);
  });
}

Values rms(const LayerStatistics& layer) {
  return forEach(layer, [](const auto& channel) {
    return std::sqrt(channel.sumSquares.value() / static_cast<double>(channel.finite));
  });
}

Values minimum(const LayerStatistics& layer) {
  return forEach(layer, [](const auto& channel) { return channel.minimum; });
}

Values maximum(const LayerStatistics& layer) {
  return forEach(layer, [](const auto& channel) { return channel.maximum; });
}

Values neuronCoverage(const LayerStatistics& layer) {
  return forEach(layer, [](const auto& channel) { return channel.neuronCovered ? 1.0 : 0.0; });
}

Values topK(const LayerStatistics& layer) {
  return forEach(layer, [](const auto& channel) { return channel.topK ? 1.0 : 0.0; });
}

template <typename PerChannel>
Values againstProfile(const LayerStatistics& layer, PerChannel perChannel) {
  Values values(layer.channels.size(), std::numeric_limits<double>::quiet_NaN());
  if (!layer.sections) return values;
  for (std::size_t c = 0; c < values.size(); ++c)
    if (layer.sections->ranges()[c].isKnown()) values[c] = perChannel(c, layer.sections->ranges()[c]);
  return values;
}

Values kMultisection(const LayerStatistics& layer) {
  return againstProfile(layer, [&](std::size_t c, const ChannelRange&) { return layer.sections->share(c); });
}

Values boundary(const LayerStatistics& layer) {
  return againstProfile(layer, [&](std::size_t c, const ChannelRange& range) {
    const auto& channel = layer.channels[c];
    return ((channel.minimumImageMean < range.low ? 1.0 : 0.0) + (channel.maximumImageMean > range.high ? 1.0 : 0.0)) /
           2;
  });
}

Values strongActivation(const LayerStatistics& layer) {
  return againstProfile(layer, [&](std::size_t c, const ChannelRange& range) {
    return layer.channels[c].maximumImageMean > range.high ? 1.0 : 0.0;
  });
}

constexpr Metric table[] = {
    {"normalized_mean", "Normalized mean", "Mean over images, divided by the layer's largest image mean",
     normalizedMean},
    {"normalized_mean_of_means", "Normalized mean of means", "Mean over images, divided by the layer's largest mean",
     normalizedMeanOfMeans},
    {"frequency", "Frequency", "Share of images in which any position is above the threshold", frequency},
    {"mean_absolute", "Mean absolute value", "Mean of |x| over images and positions", meanAbsolute},
    {"combined", "Combined", "Geometric mean of normalized mean and frequency", combined},
    {"active_share", "Active share", "Share of positions above the threshold; 1 - APoZ (Hu 2016)", activeShare},
    {"mean", "Mean", "Mean of x over images and positions", mean},
    {"variance", "Variance", "Variance of x over images and positions", variance},
    {"rms", "Root mean square", "Root of the mean of x squared", rms},
    {"min", "Minimum", "Smallest value", minimum},
    {"max", "Maximum", "Largest value", maximum},
    {"neuron_coverage", "Neuron coverage",
     "1 when some image's mean, scaled within its layer, passed the threshold (DeepXplore 2017)", neuronCoverage},
    {"top_k", "Top-k", "1 when the channel was among the k strongest of its layer for some image (DeepGauge 2018)",
     topK},
};

constexpr Metric profileTable[] = {
    {"k_multisection", "k-multisection",
     "Share of the sections of the profile's range that an image mean reached (KMNC)", kMultisection},
    {"boundary", "Boundary", "Share of the range's two ends that an image mean went beyond (NBC)", boundary},
    {"strong_activation", "Strong activation", "1 when an image mean went above the profile's largest (SNAC)",
     strongActivation},
};

Share shareOf(const Metric& metric, std::span<const LayerStatistics* const> layers) {
  double sum = 0, count = 0;
  for (const auto* layer : layers)
    for (const double value : metric.compute(*layer)) {
      if (std::isnan(value)) continue;
      sum += value;
      ++count;
    }
  return {metric.name, count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN()};
}

}  // namespace

std::span<const Metric> metrics() { return table; }
std::span<const Metric> profileMetrics() { return profileTable; }

std::vector<Share> coveredShares(std::span<const LayerStatistics* const> layers) {
  std::vector<Share> shares{shareOf(metricNamed("neuron_coverage"), layers), shareOf(metricNamed("top_k"), layers)};
  if (!layers.empty() && layers.front()->sections)
    for (const auto& metric : profileTable) shares.push_back(shareOf(metric, layers));
  return shares;
}

const Metric& metricNamed(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(table), std::end(table), [&](const auto& metric) { return metric.name == name; });
  if (found != std::end(table)) return *found;
  std::string known;
  for (const auto& metric : table) known += (known.empty() ? "" : ", ") + std::string(metric.name);
  throw Error(ErrorCode::invalidArgument, "metric \"" + std::string(name) + "\"", "there is no such metric",
              "Choose one of " + known);
}

std::int64_t deadChannels(const LayerStatistics& statistics) {
  return std::count_if(statistics.channels.begin(), statistics.channels.end(),
                       [](const auto& channel) { return channel.imagesActive == 0 && channel.finite > 0; });
}

}  // namespace cleanai
