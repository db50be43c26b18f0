// Running statistics of a layer's channels: one pass, O(channels) memory, mergeable in any order.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/coverage/exact_sum.h"
#include "core/coverage/sections.h"

namespace cleanai {

struct Thresholds {
  double active = 0;             ///< a value above it is active
  double neuronCoverage = 0.25;  ///< on image means scaled to 0..1 within their layer (DeepXplore 2017)
  int topK = 2;                  ///< channels counted as strongest an image (DeepGauge 2018)
  bool operator==(const Thresholds&) const = default;
};

/// Statistics of one channel. `x` is a value at one position of one image; `m` an image's mean over its positions.
/// Values that are not finite are counted and left out of everything else.
struct ChannelStatistics {
  ExactSum sum;                   ///< of x
  ExactSum sumAbsolute;           ///< of |x|
  ExactSum sumSquares;            ///< of x^2
  ExactSum sumImageMeans;         ///< of m, over images
  ExactSum sumSquaredMeans;       ///< of m^2, over images
  double minimum;                 ///< of x; +infinity before the first
  double maximum;                 ///< of x; -infinity before the first
  double minimumImageMean;        ///< of m; +infinity before the first
  double maximumImageMean;        ///< of m; -infinity before the first
  std::int64_t finite = 0;        ///< positions with a finite value
  std::int64_t nonfinite = 0;     ///< positions without
  std::int64_t images = 0;        ///< images with at least one finite value
  std::int64_t active = 0;        ///< positions with x > Thresholds::active
  std::int64_t imagesActive = 0;  ///< images with any such position
  bool neuronCovered = false;     ///< scaled m exceeded Thresholds::neuronCoverage for some image
  bool topK = false;              ///< was among the topK largest m of its layer for some image

  ChannelStatistics();
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
