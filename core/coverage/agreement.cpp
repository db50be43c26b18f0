#include "core/coverage/agreement.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "core/coverage/halves.h"
#include "core/coverage/metrics.h"

namespace cleanai {
namespace {

constexpr double negligible = 0.001;
constexpr std::string_view notAdditive[] = {"min", "max", "neuron_coverage", "top_k"};

double ranked(double score) { return std::isnan(score) ? -INFINITY : score; }

// One flag a channel.
std::vector<char> keptBy(std::span<const double> scores, std::size_t count) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto score = [&](std::size_t i) { return ranked(scores[i]); };
  std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count - 1), order.end(),
                   [&](std::size_t a, std::size_t b) { return score(a) != score(b) ? score(a) > score(b) : a < b; });
  std::vector<char> kept(scores.size());
  for (std::size_t i = 0; i < count; ++i) kept[order[i]] = 1;
  return kept;
}

// Of t channels with the score at the cut, k are kept by their index alone; a random choice keeps k/t of these again.
double settledShare(std::span<const double> scores, const std::vector<char>& kept, std::size_t count) {
  double cut = INFINITY;
  for (std::size_t c = 0; c < kept.size(); ++c)
    if (kept[c]) cut = std::min(cut, ranked(scores[c]));
  double equal = 0, equalAndKept = 0;
  for (std::size_t c = 0; c < kept.size(); ++c) {
    if (ranked(scores[c]) != cut) continue;
    ++equal;
    equalAndKept += kept[c];
  }
  return 1 - equalAndKept * (1 - equalAndKept / equal) / static_cast<double>(count);
}

}  // namespace

std::size_t keptCount(std::size_t channels, double ratio) {
  const auto removed = static_cast<std::size_t>(ratio * static_cast<double>(channels) + 1e-9);
  return std::max<std::size_t>(channels - std::min(removed, channels), 1);
}

Overlap overlapOf(std::span<const double> first, std::span<const double> second, std::span<const double> whole,
                  double ratio) {
  const std::size_t count = keptCount(first.size(), ratio);
  const auto a = keptBy(first, count), b = keptBy(second, count);
  std::vector<double> inFirst, inSecond;
  double total = 0, difference = 0;
  for (std::size_t c = 0; c < a.size(); ++c) {
    const double score = std::isnan(whole[c]) ? 0 : whole[c];
    total += std::fabs(score);
    if (a[c] != b[c]) (a[c] ? inFirst : inSecond).push_back(score);
  }
  std::sort(inFirst.begin(), inFirst.end());
  std::sort(inSecond.begin(), inSecond.end());
  for (std::size_t i = 0; i < inFirst.size(); ++i) difference += std::fabs(inFirst[i] - inSecond[i]);
  return {static_cast<double>(count - inFirst.size()) / static_cast<double>(count),
          settledShare(whole, keptBy(whole, count), count), total > 0 ? difference / total : 0};
}

double predictedAgreement(double overlap) { return 1 - (1 - overlap) / 2; }

bool isRankedByHalves(std::string_view metric) {
  return std::find(std::begin(notAdditive), std::end(notAdditive), metric) == std::end(notAdditive);
}

std::optional<Overlap> layerOverlap(const LayerCoverage& layer, const RankingWish& ranking) {
  if (layer.odd.channels.empty() || layer.odd.images == 0 || layer.odd.images == layer.statistics.images)
    return std::nullopt;
  const Metric& metric = metricNamed(ranking.metric);
  return overlapOf(metric.compute(without(layer.statistics, layer.odd)),
                   metric.compute(halfOf(layer.statistics, layer.odd)), metric.compute(layer.statistics),
                   ranking.ratio);
}

std::optional<Overlap> networkOverlap(const Coverage& coverage) {
  Overlap sum{0, 0, 0};
  double weight = 0;
  for (const auto& layer : coverage.layers) {
    const auto overlap = layerOverlap(layer, coverage.ranking);
    if (!overlap) continue;
    const auto kept = static_cast<double>(keptCount(layer.statistics.channels.size(), coverage.ranking.ratio));
    sum.share += kept * overlap->share;
    sum.settled += kept * overlap->settled;
    sum.scoreDifference += kept * overlap->scoreDifference;
    weight += kept;
  }
  if (weight == 0) return std::nullopt;
  return Overlap{sum.share / weight, sum.settled / weight, sum.scoreDifference / weight};
}

bool AgreementStop::isEnough(std::int64_t images, const Overlap& overlap) {
  while (state_.next <= images) state_.next *= 2;
  if (!threshold_) return false;
  state_.inARow = overlap.share >= *threshold_ ? state_.inARow + 1 : 0;
  return state_.inARow >= 2 || overlap.scoreDifference < negligible;
}

}  // namespace cleanai
