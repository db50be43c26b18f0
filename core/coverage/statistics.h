// Running statistics of a layer's channels: one pass, O(channels) memory, mergeable in any order.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "core/base/error.h"
#include "core/coverage/reproducible_sum.h"
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

/// What adds up over the images of a channel. `x` is a value at one position of one image; `m` an image's mean over its
/// positions. Values that are not finite are left out.
struct ChannelSums {
  ReproducibleSum sum;             ///< of x
  ReproducibleSum sumAbsolute;     ///< of |x|
  ReproducibleSum sumSquares;      ///< of x^2
  ReproducibleSum sumImageMeans;   ///< of m, over images
  std::int64_t finite = 0;         ///< positions with a finite value
  std::int64_t active = 0;         ///< positions with x > Thresholds::active
  std::uint32_t images = 0;        ///< images with at least one finite value
  std::uint32_t imagesActive = 0;  ///< images with an active position

  void add(const ChannelSums& other);
  void subtract(const ChannelSums& other);
  bool operator==(const ChannelSums&) const = default;
};

/// What does not: extremes of a channel, and bits that some image set.
struct ChannelExtremes {
  double minimumImageMean = std::numeric_limits<double>::infinity();   ///< of m; so before the first
  double maximumImageMean = -std::numeric_limits<double>::infinity();  ///< of m; so before the first
  float minimum = std::numeric_limits<float>::infinity();              ///< of x; so before the first
  float maximum = -std::numeric_limits<float>::infinity();             ///< of x; so before the first
  bool neuronCovered = false;  ///< scaled m exceeded Thresholds::neuronCoverage for some image
  bool topK = false;           ///< was among the topK largest m of its layer for some image

  void widen(const ChannelExtremes& other);
  bool operator==(const ChannelExtremes&) const = default;
};

/// There are tens of thousands: 152 bytes.
struct ChannelStatistics : ChannelSums, ChannelExtremes {
  ReproducibleSum sumSquaredMeans;  ///< of m^2, over images

  void merge(const ChannelStatistics& other);
  bool operator==(const ChannelStatistics&) const = default;
};

struct LayerStatistics {
  std::int64_t images = 0;
  std::int64_t positions = 0;  ///< images times positions an image
  std::int64_t nonfinite = 0;  ///< positions of all channels without a finite value
  Thresholds thresholds;
  std::vector<ChannelStatistics> channels;
  std::optional<Sections> sections;  ///< present when the data was compared with a profile

  /// Throws Error(invalidArgument) when channel counts, thresholds or profiles differ.
  void merge(const LayerStatistics& other);
  bool operator==(const LayerStatistics&) const = default;
};

}  // namespace cleanai
