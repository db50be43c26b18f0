// Running statistics of a layer's channels: one pass, O(channels) memory, mergeable in any order.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "core/base/error.h"
#include "core/coverage/exact_sum.h"
#include "core/coverage/sections.h"

namespace cleanai {

/// Of statistics that do not belong together.
Error differentStatistics();

struct Thresholds {
  double active = 0;             ///< a value above it is active
  double neuronCoverage = 0.25;  ///< on image means scaled to 0..1 within their layer (DeepXplore 2017)
  int topK = 2;                  ///< channels counted as strongest an image (DeepGauge 2018)
  bool operator==(const Thresholds&) const = default;
};

inline void addTo(double& sum, double term) { sum += term; }
template <typename Term>
void addTo(ExactSum& sum, const Term& term) {
  sum.add(term);
}

/// What adds up over the images of a channel. `x` is a value at one position of one image; `m` an image's mean over its
/// positions. Values that are not finite are left out. `Sum` is ExactSum, or double for a single batch.
template <typename Sum>
struct ChannelSums {
  Sum sum{};                      ///< of x
  Sum sumAbsolute{};              ///< of |x|
  Sum sumSquares{};               ///< of x^2
  Sum sumImageMeans{};            ///< of m, over images
  std::int64_t finite = 0;        ///< positions with a finite value
  std::int64_t images = 0;        ///< images with at least one finite value
  std::int64_t active = 0;        ///< positions with x > Thresholds::active
  std::int64_t imagesActive = 0;  ///< images with any such position

  template <typename Other>
  void add(const ChannelSums<Other>& other) {
    addTo(sum, other.sum);
    addTo(sumAbsolute, other.sumAbsolute);
    addTo(sumSquares, other.sumSquares);
    addTo(sumImageMeans, other.sumImageMeans);
    finite += other.finite;
    images += other.images;
    active += other.active;
    imagesActive += other.imagesActive;
  }
  bool operator==(const ChannelSums&) const = default;
};

/// What does not: extremes of a channel, and bits that some image set.
struct ChannelExtremes {
  double minimum = std::numeric_limits<double>::infinity();            ///< of x; so before the first
  double maximum = -std::numeric_limits<double>::infinity();           ///< of x; so before the first
  double minimumImageMean = std::numeric_limits<double>::infinity();   ///< of m; so before the first
  double maximumImageMean = -std::numeric_limits<double>::infinity();  ///< of m; so before the first
  bool neuronCovered = false;  ///< scaled m exceeded Thresholds::neuronCoverage for some image
  bool topK = false;           ///< was among the topK largest m of its layer for some image

  void widen(const ChannelExtremes& other);
  bool operator==(const ChannelExtremes&) const = default;
};

struct ChannelStatistics : ChannelSums<ExactSum>, ChannelExtremes {
  ExactSum sumSquaredMeans;    ///< of m^2, over images
  std::int64_t nonfinite = 0;  ///< positions without a finite value

  void merge(const ChannelStatistics& other);
  bool operator==(const ChannelStatistics&) const = default;
};

struct LayerStatistics {
  std::int64_t images = 0;
  std::int64_t positions = 0;  ///< images times positions an image
  std::int64_t nonfinite = 0;
  Thresholds thresholds;
  std::vector<ChannelStatistics> channels;
  std::optional<Sections> sections;  ///< present when the data was compared with a profile

  /// Throws Error(invalidArgument) when channel counts, thresholds or profiles differ.
  void merge(const LayerStatistics& other);
  bool operator==(const LayerStatistics&) const = default;
};

}  // namespace cleanai
