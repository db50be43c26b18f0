// What one batch adds to a layer's statistics.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/coverage/halves.h"
#include "core/coverage/sections.h"
#include "core/coverage/statistics.h"
#include "core/coverage/value_pass.h"

namespace cleanai {

/// Statistics of a layer's channels over one batch, in double precision: its images are added in their order, so that
/// only whole batches need exact sums. (Parts of a batch that did not fit into memory round their sums apart.) Memory:
/// 120 bytes a channel, 64 more when both halves have images. All acts throw Error(invalidArgument) for another number
/// of channels, other thresholds or another profile.
class BatchStatistics {
 public:
  BatchStatistics() = default;
  BatchStatistics(std::size_t channels, const Thresholds& thresholds, std::optional<Sections> sections = {});

  /// Rows first..first + count, which belong to one half.
  void add(const ValueRows& rows, std::int64_t first, std::int64_t count, bool isOdd, const ParallelFor& parallelFor);
  /// Another part of the same batch, of the same layer.
  void merge(const BatchStatistics& other);
  /// Exactly, so that the order of batches does not matter. The sums of the odd half are left out of `odd` when that
  /// has no channels.
  void addTo(LayerStatistics& statistics, HalfStatistics& odd) const;

  /// Without images.
  LayerStatistics emptyStatistics() const;

 private:
  using Sums = std::vector<ChannelSums<double>>;  // one a channel; none before the first image

  struct Channel : ChannelExtremes {
    double sumSquaredMeans = 0;
    std::int64_t nonfinite = 0;
  };

  std::int64_t images_ = 0, oddImages_ = 0, positions_ = 0;
  Thresholds thresholds_;
  std::vector<Channel> channels_;
  Sums even_, odd_;
  std::optional<Sections> sections_;
};

/// Adds a value as one batch.
void addValue(const ValueView& value, LayerStatistics& statistics, const ParallelFor& parallelFor);

}  // namespace cleanai
