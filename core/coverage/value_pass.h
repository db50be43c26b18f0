// The one pass over an observed value.
#pragma once

#include <cstdint>
#include <functional>

#include "core/coverage/statistics.h"

namespace cleanai {

/// A value in memory: images x channels x positions, where either the positions or the channels of one image lie side
/// by side.
struct ValueView {
  const float* data = nullptr;
  std::int64_t images = 0, channels = 0, positions = 0;
  std::int64_t imageStride = 0;
  bool channelsLast = false;  ///< channels side by side (stride 1), else positions
};

/// Runs a function over parts of 0..count on several threads.
using ParallelFor =
    std::function<void(std::int64_t count, const std::function<void(std::int64_t begin, std::int64_t end)>&)>;

/// Adds a value to a layer's statistics. Every row is summed in one fixed order in double precision and rows are added
/// exactly, so that neither threads nor batches change the result. Cost: one read of the value, O(images x channels)
/// memory.
void addValue(const ValueView& value, LayerStatistics& statistics, const ParallelFor& parallelFor);

}  // namespace cleanai
