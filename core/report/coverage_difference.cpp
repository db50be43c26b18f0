// Two analyses side by side: the same layers, other data or another model.
#include "core/report/coverage_difference.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace cleanai {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// From 1; equal values share the mean of their ranks.
std::vector<double> ranksOf(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    const double rank = (static_cast<double>(first + end) + 1) / 2;
    for (std::size_t i = first; i < end; ++i) ranks[order[i]] = rank;
    first = end;
  }
  return ranks;
}

double pearson(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  const double meanA = std::accumulate(a.begin(), a.end(), 0.0) / n;
  const double meanB = std::accumulate(b.begin(), b.end(), 0.0) / n;
  double product = 0, squareA = 0, squareB = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    product += (a[i] - meanA) * (b[i] - meanB);
    squareA += (a[i] - meanA) * (a[i] - meanA);
    squareB += (b[i] - meanB) * (b[i] - meanB);
  }
  return squareA > 0 && squareB > 0 ? product / std::sqrt(squareA * squareB) : unknown;
}

LayerDifference layerDifference(const LayerCoverage& before, const LayerCoverage& after, const Metric& metric) {
  const auto first = metric.compute(before.statistics), second = metric.compute(after.statistics);
  LayerDifference layer{after.name, second.size(), 0, 0, 0, 0, 0, spearman(first, second)};
  std::size_t count = 0;
  for (std::size_t channel = 0; channel < second.size(); ++channel) {
    if (std::isnan(first[channel]) || std::isnan(second[channel])) continue;
    const double difference = second[channel] - first[channel];
    layer.before += first[channel];
    layer.after += second[channel];
    layer.meanAbsolute += std::abs(difference);
    if (count++ == 0 || std::abs(difference) > std::abs(layer.largest)) {
      layer.largest = difference;
      layer.largestChannel = channel;
    }
  }
  const double n = count > 0 ? static_cast<double>(count) : unknown;
  layer.before /= n;
  layer.after /= n;
  layer.meanAbsolute /= n;
  if (count == 0) layer.largest = unknown;
  return layer;
}

bool fit(const LayerCoverage& a, const LayerCoverage* b) {
  return b && a.statistics.channels.size() == b->statistics.channels.size();
}

}  // namespace

double spearman(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> first, second;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (!std::isnan(a[i]) && !std::isnan(b[i])) {
      first.push_back(a[i]);
      second.push_back(b[i]);
    }
  return first.size() < 2 ? unknown : pearson(ranksOf(first), ranksOf(second));
}

std::vector<double> channelDifferences(const LayerStatistics& before, const LayerStatistics& after,
                                       const Metric& metric) {
  auto values = metric.compute(after);
  const auto base = metric.compute(before);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] -= base[i];
  return values;
}

CoverageDifference differenceOf(const Coverage& before, const Coverage& after, const Metric& metric) {
  CoverageDifference difference;
  for (const auto& layer : after.layers) {
    const auto* counterpart = findLayer(before, layer.name);
    if (fit(layer, counterpart))
      difference.layers.push_back(layerDifference(*counterpart, layer, metric));
    else
      difference.onlyAfter.push_back(layer.name);
  }
  for (const auto& layer : before.layers)
    if (!fit(layer, findLayer(after, layer.name))) difference.onlyBefore.push_back(layer.name);
  return difference;
}

}  // namespace cleanai
