// The innermost loops of the pass over a value, on a tile of it that is small enough for the processor's cache.
#pragma once

#include <cstdint>

#include "core/coverage/vector_width.h"

namespace cleanai {

enum class Element { float32, bfloat16, float16 };

/// Elements of one tile: 128 KiB of floats.
constexpr std::int64_t tileSize = 32768;

/// Where the sums of neighbouring channels lie; a part of ValueRows.
struct RowPointers {
  double *sum, *absolute, *squares;
  float *minimum, *maximum;
  std::int32_t *active, *finite;
};

/// The loops for one width of the processor's vectors. Results do not depend on the width, but the loops for wide
/// vectors round a product and its sum at once, and those for any processor do not.
struct TileLoops {
  const char* name;

  /// Lines of `channels` neighbouring elements, one line a position, added to the rows of those channels.
  void (*addColumns)(const float* tile, std::int64_t positions, std::int64_t channels, float threshold,
                     const RowPointers& rows);
  /// `count` elements of one channel, added to its row.
  void (*addRun)(const float* tile, std::int64_t count, float threshold, const RowPointers& row);

  /// What scaleColumns and addColumns do, in one walk. Neither scale nor shift where those are null.
  void (*changeColumns)(float* tile, std::int64_t positions, std::int64_t channels, const float* scale,
                        const float* shift, float low, float high, float threshold, const RowPointers& rows);

  /// Lines of `channels` elements: x * scale[c] + shift[c], brought between the limits.
  void (*scaleColumns)(float* tile, std::int64_t positions, std::int64_t channels, const float* scale,
                       const float* shift, float low, float high);
  /// The same for elements of one channel.
  void (*scaleRun)(float* tile, std::int64_t count, float scale, float shift, float low, float high);
  /// A sum, brought between the limits.
  void (*addTo)(float* tile, const float* addend, std::int64_t count, float low, float high);
  void (*limit)(float* tile, std::int64_t count, float low, float high);

  /// To 32-bit floats, exactly.
  void (*widen)(const void* from, Element element, std::int64_t count, float* to);
};

const TileLoops& tileLoops(int which = vectorWidths() - 1);

}  // namespace cleanai
