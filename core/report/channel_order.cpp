// In which order a layer's channels are drawn. Boley 1998, "Principal direction divisive partitioning".
#include "core/report/channel_order.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numeric>

namespace cleanai {
namespace {

constexpr std::size_t features = 5;
constexpr std::size_t smallest = 4;  // sets of so few are not split
constexpr int powerSteps = 40;

using Point = std::array<double, features>;
using Indices = std::span<std::uint32_t>;

double dot(const Point& a, const Point& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

Point meanOf(const std::vector<Point>& points, Indices members) {
  Point mean{};
  for (const auto i : members)
    for (std::size_t f = 0; f < features; ++f) mean[f] += points[i][f] / static_cast<double>(members.size());
  return mean;
}

/// Of the members' covariance, by the power method from `start`, on whose side it stays.
Point principalDirection(const std::vector<Point>& points, Indices members, const Point& mean, const Point& start) {
  std::array<Point, features> covariance{};
  for (const auto i : members)
    for (std::size_t a = 0; a < features; ++a)
      for (std::size_t b = 0; b < features; ++b)
        covariance[a][b] += (points[i][a] - mean[a]) * (points[i][b] - mean[b]);
  Point direction = start;
  for (int step = 0; step < powerSteps; ++step) {
    Point next;
    for (std::size_t f = 0; f < features; ++f) next[f] = dot(covariance[f], direction);
    const double length = std::sqrt(dot(next, next));
    if (length <= 0) break;
    for (double& value : next) value /= length;
    direction = next;
  }
  if (dot(direction, start) < 0)
    for (double& value : direction) value = -value;
  return direction;
}

void arrange(const std::vector<Point>& points, Indices members, const Point& start) {
  if (members.size() < 2) return;
  const Point mean = meanOf(points, members);
  const Point direction = principalDirection(points, members, mean, start);
  std::sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
    const double left = dot(points[a], direction), right = dot(points[b], direction);
    return left != right ? left > right : a < b;
  });
  if (members.size() <= smallest) return;
  const double middle = dot(mean, direction);
  const auto split = std::partition_point(members.begin(), members.end(),
                                          [&](std::uint32_t i) { return dot(points[i], direction) > middle; });
  const auto first = static_cast<std::size_t>(split - members.begin());
  if (first == 0 || first == members.size()) return;
  arrange(points, members.first(first), direction);
  arrange(points, members.subspan(first), direction);
}

/// Every feature gets mean 0 and variance 1 over the members; one that never differs becomes 0.
void standardize(std::vector<Point>& points, Indices members) {
  const Point mean = meanOf(points, members);
  for (std::size_t f = 0; f < features; ++f) {
    double sum = 0;
    for (const auto i : members) sum += (points[i][f] - mean[f]) * (points[i][f] - mean[f]);
    const double deviation = std::sqrt(sum / static_cast<double>(members.size()));
    for (const auto i : members) points[i][f] = deviation > 1e-12 ? (points[i][f] - mean[f]) / deviation : 0;
  }
}

Point featuresOf(const ChannelStatistics& channel, double largestRms, double rms) {
  const double images = static_cast<double>(channel.images), finite = static_cast<double>(channel.finite);
  const double mean = channel.sumImageMeans.value() / images;
  const double spread = std::sqrt(std::max(0.0, channel.sumSquaredMeans.value() / images - mean * mean));
  const double scale = rms > 0 ? rms : 1;
  return {std::log(rms + 1e-4 * largestRms + 1e-300), mean / scale, spread / scale,
          static_cast<double>(channel.active) / finite, static_cast<double>(channel.imagesActive) / images};
}

}  // namespace

std::vector<std::uint32_t> orderByScore(std::span<const double> values) {
  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (std::isnan(values[a]) || std::isnan(values[b])) return !std::isnan(values[a]) && std::isnan(values[b]);
    return values[a] > values[b];
  });
  return order;
}

std::vector<std::uint32_t> orderByCluster(const LayerStatistics& statistics) {
  const auto& channels = statistics.channels;
  std::vector<std::uint32_t> order(channels.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto end = std::stable_partition(
      order.begin(), order.end(), [&](std::uint32_t i) { return channels[i].finite > 0 && channels[i].images > 0; });
  const Indices known(order.data(), static_cast<std::size_t>(end - order.begin()));
  std::vector<double> rms(channels.size());
  double largest = 0;
  for (const auto i : known) {
    rms[i] = std::sqrt(channels[i].sumSquares.value() / static_cast<double>(channels[i].finite));
    largest = std::max(largest, rms[i]);
  }
  std::vector<Point> points(channels.size());
  for (const auto i : known) points[i] = featuresOf(channels[i], largest, rms[i]);
  if (known.empty()) return order;
  standardize(points, known);
  Point start;
  start.fill(1 / std::sqrt(static_cast<double>(features)));
  arrange(points, known, start);
  return order;
}

}  // namespace cleanai
