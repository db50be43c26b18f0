// The one pass over an observed value: what follows its convolution is done to it, and its statistics are taken.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "core/coverage/tile_loops.h"

namespace cleanai {

/// A value in memory: images x channels x positions, where either the positions or the channels of one image lie side
/// by side.
struct ValueView {
  const void* data = nullptr;
  std::int64_t images = 0, channels = 0, positions = 0;
  std::int64_t imageStride = 0;  ///< in elements
  bool channelsLast = false;     ///< channels side by side (stride 1), else positions
  Element element = Element::float32;
};

/// Where on its way through a Pointwise a value is looked at.
enum class Seen { nowhere, raw, scaled, finished };

/// What becomes of every element x of channel c of a value of 32-bit floats, in place:
/// min(max(x * scale[c] + shift[c] + addend, low), high). Not a number stays so.
struct Pointwise {
  const float* scale = nullptr;  ///< with `shift`; null: neither
  const float* shift = nullptr;
  const float* addend = nullptr;  ///< a value of the same form in the same order; null: none
  float low = -std::numeric_limits<float>::infinity(), high = std::numeric_limits<float>::infinity();
  Seen seen = Seen::raw;

  /// For a part of the value that begins at this element.
  Pointwise from(std::int64_t element) const {
    Pointwise part = *this;
    if (part.addend) part.addend += element;
    return part;
  }
};

/// One sum over each channel of each image, [images x channels].
struct ValueRows {
  std::int64_t images = 0, channels = 0, positions = 0;
  std::vector<double> sum, absolute, squares;
  std::vector<float> minimum, maximum;
  std::vector<std::int32_t> active, finite;
};

/// Runs a function over parts of 0..count on several threads.
using ParallelFor =
    std::function<void(std::int64_t count, const std::function<void(std::int64_t begin, std::int64_t end)>&)>;

/// Walks over a value once, however much is asked: changes it in place, and takes its rows where it is to be seen. Rows
/// are kept in `rows`, whose memory serves the next value again. Every row is summed in one fixed order, runs of at
/// most 128 elements in single and these in double precision, so that neither threads nor batches nor the width of
/// vectors change it. `value` must be writable when `pointwise` changes it.
void walkValue(const ValueView& value, const Pointwise& pointwise, float threshold, ValueRows& rows,
               const ParallelFor& parallelFor);

}  // namespace cleanai
