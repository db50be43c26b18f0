// Sums of a tile, of elements of any kind.
#include "core/coverage/lanes.h"
#include "core/coverage/tile_parts.h"

namespace cleanai::CLEANAI_VECTORS {
namespace {

Lanes sumLines(const float* lines, std::int64_t count, std::int64_t stride, float threshold) {
  const auto sample = [=](std::int64_t quarter) { return load<Floats>(lines + count * quarter / 4 * stride); };
  Lanes to{.near = (sample(0) + sample(1) + sample(2) + sample(3)) * 0.25f};
  for (std::int64_t i = 0; i < count; ++i) {
    const Floats x = load<Floats>(lines + i * stride), distance = x - to.near;
    to.distance += distance;
    to.absolute += distanceFromZero(x);
    to.squares += distance * distance;
    to.minimum = x < to.minimum ? x : to.minimum;
    to.maximum = x > to.maximum ? x : to.maximum;
    to.active -= x > threshold;
  }
  return to;
}

// As many neighbouring channels as a vector has lanes; those before `first` are left out.
void addVectors(const float* tile, std::int64_t positions, std::int64_t stride, int first, float threshold,
                const RowPointers& rows) {
  for (std::int64_t begin = 0; begin < positions; begin += longestRun) {
    const std::int64_t count = lesser(longestRun, positions - begin);
    const float* const lines = tile + begin * stride;
    store(sumLines(lines, count, stride, threshold), lines, count, stride, first, threshold, rows);
  }
}

// Fewer channels than lanes: their lines with zeros before them, some hundred at a time.
void addNarrow(const float* tile, std::int64_t positions, std::int64_t channels, float threshold,
               const RowPointers& rows) {
  float lines[longestRun * width] = {};
  const std::int64_t first = width - channels;
  for (std::int64_t begin = 0; begin < positions; begin += longestRun) {
    const std::int64_t count = lesser(longestRun, positions - begin);
    for (std::int64_t i = 0; i < count; ++i)
      for (std::int64_t c = 0; c < channels; ++c) lines[i * width + first + c] = tile[(begin + i) * channels + c];
    addVectors(lines, count, width, static_cast<int>(first), threshold, rows);
  }
}

}  // namespace

void addColumns(const float* tile, std::int64_t positions, std::int64_t channels, float threshold,
                const RowPointers& rows) {
  if (channels < width) return addNarrow(tile, positions, channels, threshold, rows);
  const std::int64_t whole = channels / width * width;
  for (std::int64_t c = 0; c < whole; c += width) addVectors(tile + c, positions, channels, 0, threshold, at(rows, c));
  // The last vector begins among channels that have been added.
  if (whole < channels)
    addVectors(tile + channels - width, positions, channels, static_cast<int>(width - (channels - whole)), threshold,
               at(rows, whole));
}

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
    for (int lane = 0; lane < lanes; lane += width)
      addVectors(tile + lane, lines, lanes, 0, threshold, at(byLane, lane));
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
