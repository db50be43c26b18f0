// Sums of a tile whose elements are of one channel.
#include "core/coverage/lanes.h"
#include "core/coverage/tile_parts.h"

namespace cleanai::CLEANAI_VECTORS {

// A run's elements in lines of sixteen, whatever the width, whose lanes are added up at its end.
void addRun(const float* tile, std::int64_t count, float threshold, const RowPointers& row) {
  constexpr int lanes = 16;
  const std::int64_t lines = count / lanes;
  if (lines > 0) {
    double sum[lanes] = {}, absolute[lanes] = {}, squares[lanes] = {};
    float minimum[lanes], maximum[lanes];
    std::int32_t active[lanes] = {}, finite[lanes] = {};
    for (int lane = 0; lane < lanes; ++lane) {
      minimum[lane] = infinity;
      maximum[lane] = -infinity;
    }
    const RowPointers byLane{sum, absolute, squares, minimum, maximum, active, finite};
    addColumns(tile, lines, lanes, threshold, byLane);
    for (int lane = 0; lane < lanes; ++lane) {
      *row.sum += sum[lane];
      *row.absolute += absolute[lane];
      *row.squares += squares[lane];
      *row.minimum = minimum[lane] < *row.minimum ? minimum[lane] : *row.minimum;
      *row.maximum = maximum[lane] > *row.maximum ? maximum[lane] : *row.maximum;
      *row.active += active[lane];
      *row.finite += finite[lane];
    }
  }
  addSlowly(tile + lines * lanes, count - lines * lanes, 1, threshold, row);
}

}  // namespace cleanai::CLEANAI_VECTORS
