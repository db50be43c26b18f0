// Are these enough images? Two halves of the data rank the channels; how far they agree tells how far the result would
// change with more.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/coverage/coverage.h"

namespace cleanai {

/// How far two rankings keep the same channels.
struct Overlap {
  double share = 1;  ///< of the kept channels that both keep
  double settled =
      1;  ///< of the channels kept by both halves together, expected to stay when equal scores were told apart
  /// What the choice between the two is worth: scores of those that only one of them keeps, in pairs from the smallest
  /// on, by how much they differ, as a share of all scores.
  double scoreDifference = 0;
};

/// Channels that stay when `ratio` of them go: C - floor(ratio C + 1e-9), at least one.
std::size_t keptCount(std::size_t channels, double ratio);

/// `first` and `second` rank the same channels, equal scores by index and NaN last; `whole` are the scores of both
/// halves together. All of one length, not empty.
Overlap overlapOf(std::span<const double> first, std::span<const double> second, std::span<const double> whole,
                  double ratio);

/// Agreement with the ranking from unlimited data, 1 - (1 - h)/2 for an overlap h: two halves of N/2 images differ
/// about twice as much as N images differ from unlimited ones. It says too much where `settled` is low: both halves
/// order equal scores alike without knowing better.
double predictedAgreement(double overlap);

/// Whether halves can be ranked by a metric: not by extremes and bits, which are kept of all images alone.
bool isRankedByHalves(std::string_view metric);

/// Nothing when a half has no images, or the halves were not kept apart.
std::optional<Overlap> layerOverlap(const LayerCoverage& layer, const RankingWish& ranking);
/// Of all layers together, each weighing as many channels as it keeps.
std::optional<Overlap> networkOverlap(const Coverage& coverage);

/// Decides, at 64, 128, 256, ... images, whether more are needed.
class AgreementStop {
 public:
  struct State {
    std::int64_t next = 64;  ///< images at which to ask again
    int inARow = 0;          ///< how often the overlap was enough
    bool operator==(const State&) const = default;
  };

  /// Without a threshold it never stops.
  explicit AgreementStop(std::optional<double> threshold) : threshold_(threshold) {}
  /// Goes on from where another stood.
  void resume(const State& state) { state_ = state; }

  bool isDue(std::int64_t images) const { return images >= state_.next; }
  /// True when the overlap reached the threshold at two successive doublings, or what the halves disagree about is less
  /// than 0.1 % of all scores. Called when due.
  bool isEnough(std::int64_t images, const Overlap& overlap);
  const State& state() const { return state_; }

 private:
  std::optional<double> threshold_;
  State state_;
};

}  // namespace cleanai
