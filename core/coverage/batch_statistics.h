// What one batch adds to a layer's statistics.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <vector>

#include "core/coverage/halves.h"
#include "core/coverage/row_loops.h"
#include "core/coverage/sections.h"
#include "core/coverage/statistics.h"
#include "core/coverage/value_pass.h"

namespace cleanai {

/// Statistics of a layer's channels over one batch, in double precision: its images are added in their order, so that
/// only whole batches need sums that do not depend on it. (Parts of a batch that did not fit into memory round their
/// sums apart.) Memory: 113 bytes a channel, 64 more when both halves have images. All acts throw
/// Error(invalidArgument) for another number of channels, other thresholds or another profile.
class BatchStatistics {
 public:
  /// `memory` must outlive it.
  BatchStatistics(std::size_t channels, const Thresholds& thresholds, std::optional<Sections> sections = {},
                  std::pmr::memory_resource* memory = std::pmr::get_default_resource());

  /// Rows first..first + count, which belong to one half.
  void add(const ValueRows& rows, std::int64_t first, std::int64_t count, bool isOdd, const ParallelFor& parallelFor);
  /// Another part of the same batch, of the same layer.
  void merge(const BatchStatistics& other);
  /// In such a way that the order of batches does not matter. The sums of the odd half are left out of `odd` when that
  /// has no channels.
  void addTo(LayerStatistics& statistics, HalfStatistics& odd, const ParallelFor& parallelFor) const;

  /// Without images.
  LayerStatistics emptyStatistics() const;

 private:
  using Reals = std::pmr::vector<double>;
  using Integers = std::pmr::vector<std::int64_t>;

  // One number a channel each; none before the first image.
  struct Half {
    Reals sum, absolute, squares, means;
    Integers finite, images, active, imagesActive;

    explicit Half(std::pmr::memory_resource* memory);
    bool isEmpty() const { return sum.empty(); }
    void resize(std::size_t channels);
    void add(const Half& other);
    void addTo(ChannelSums& sums, std::size_t channel) const;
    HalfColumns from(std::int64_t channel);
  };

  std::size_t channels() const { return squaredMeans_.size(); }
  WholeColumns from(std::int64_t channel);
  ChannelExtremes extremes(std::size_t channel) const;

  std::int64_t images_ = 0, oddImages_ = 0, positions_ = 0;
  Thresholds thresholds_;
  std::optional<Sections> sections_;
  Half even_, odd_;
  Reals squaredMeans_, minimum_, maximum_, minimumMean_, maximumMean_;  // one number a channel, and so:
  Integers covered_;
  std::pmr::vector<std::uint8_t> topK_;
};

/// Adds a value as one batch.
void addValue(const ValueView& value, LayerStatistics& statistics, const ParallelFor& parallelFor);

}  // namespace cleanai
