// Elements that are scaled, brought between limits from zero on, and summed, in one walk over them.
#include "core/coverage/lanes.h"
#include "core/coverage/tile_parts.h"

namespace cleanai::CLEANAI_VECTORS {
namespace {

// What is done to the elements of some neighbouring channels.
struct Change {
  Floats scale, shift, low, high;

  Floats operator()(const Floats& x) const {
    const Floats moved = x * scale + shift, raised = moved < low ? low : moved;
    return raised > high ? high : raised;
  }
};

Change changeAt(const float* scale, const float* shift, std::int64_t c, float low, float high) {
  Change change{Floats{} + 1, Floats{}, Floats{} + low, Floats{} + high};
  if (scale) {
    change.scale = load<Floats>(scale + c);
    change.shift = load<Floats>(shift + c);
  }
  return change;
}

// As Lanes, which they become. The order of elements from zero on is that of their bits as integers, whose extremes are
// the faster ones.
struct RectifiedSums {
  Floats near, distance, squares;
  Integers minimum, maximum, active;
};

// So many vectors of neighbouring channels have sums in the processor's nearest cache, and of so many lines side by
// side it fetches the next elements ahead.
constexpr std::int64_t mostVectors = 64, linesABlock = 8;
constexpr std::int64_t vectorsAFetch = 16 / width;

RectifiedSums before(const float* lines, std::int64_t count, std::int64_t stride, const Change& change) {
  const auto sample = [&](std::int64_t quarter) { return change(load<Floats>(lines + count * quarter / 4 * stride)); };
  return {(sample(0) + sample(1) + sample(2) + sample(3)) * 0.25f,
          Floats{},
          Floats{},
          Integers{} + 0x7fffffff,
          Integers{},
          Integers{}};
}

// A block's own sums come to those of the run: of so few, additions err less.
void rectify(float* lines, std::int64_t count, std::int64_t stride, const Change& change, RectifiedSums& sums) {
  RectifiedSums to{sums.near, Floats{}, Floats{}, sums.minimum, sums.maximum, sums.active};
  for (std::int64_t i = 0; i < count; ++i) {
    const Floats x = change(load<Floats>(lines + i * stride)), away = x - to.near;
    const Integers bits = __builtin_bit_cast(Integers, x);
    save(x, lines + i * stride);
    to.distance += away;
    to.squares += away * away;
    to.minimum = bits < to.minimum ? bits : to.minimum;
    to.maximum = bits > to.maximum ? bits : to.maximum;
    to.active -= bits > 0;
  }
  to.distance += sums.distance;
  to.squares += sums.squares;
  sums = to;
}

Lanes lanesOf(const RectifiedSums& sums, std::int64_t count) {
  return {.near = sums.near,
          .distance = sums.distance,
          .absolute = sums.near * static_cast<float>(count) + sums.distance,
          .squares = sums.squares,
          .minimum = __builtin_bit_cast(Floats, sums.minimum),
          .maximum = __builtin_bit_cast(Floats, sums.maximum),
          .active = sums.active};
}

// The channels of some neighbouring vectors; those before lane `first` of each are not added.
void rectifyVectors(float* tile, std::int64_t positions, std::int64_t stride, std::int64_t vectors, int first,
                    const float* scale, const float* shift, float low, float high, const RowPointers& rows) {
  RectifiedSums sums[mostVectors];
  for (std::int64_t begin = 0; begin < positions; begin += longestRun) {
    const std::int64_t count = lesser(longestRun, positions - begin);
    float* const lines = tile + begin * stride;
    for (std::int64_t v = 0; v < vectors; ++v)
      sums[v] = before(lines + v * width, count, stride, changeAt(scale, shift, v * width, low, high));
    for (std::int64_t block = 0; block < count; block += linesABlock) {
      const std::int64_t ahead = lesser(linesABlock, positions - begin - block - linesABlock);
      for (std::int64_t v = 0; v < vectors; ++v) {
        float* const own = lines + block * stride + v * width;
        if (v % vectorsAFetch == 0)
          for (std::int64_t i = 0; i < ahead; ++i) __builtin_prefetch(own + (linesABlock + i) * stride, 1);
        rectify(own, lesser(linesABlock, count - block), stride, changeAt(scale, shift, v * width, low, high), sums[v]);
      }
    }
    for (std::int64_t v = 0; v < vectors; ++v) {
      const float* const own = lines + v * width;
      store(lanesOf(sums[v], count), own, count, stride, first, 0, at(rows, v * width));
    }
  }
}

// Fewer channels than lanes: their lines with zeros before them, some hundred at a time.
void rectifyNarrow(float* tile, std::int64_t positions, std::int64_t stride, std::int64_t channels, const float* scale,
                   const float* shift, float low, float high, const RowPointers& rows) {
  float lines[longestRun * width] = {}, scales[width] = {}, shifts[width] = {};
  const std::int64_t first = width - channels;
  for (std::int64_t c = 0; c < channels; ++c) {
    scales[first + c] = scale ? scale[c] : 1;
    shifts[first + c] = scale ? shift[c] : 0;
  }
  for (std::int64_t begin = 0; begin < positions; begin += longestRun) {
    const std::int64_t count = lesser(longestRun, positions - begin);
    float* const own = tile + begin * stride;
    for (std::int64_t i = 0; i < count; ++i)
      for (std::int64_t c = 0; c < channels; ++c) lines[i * width + first + c] = own[i * stride + c];
    rectifyVectors(lines, count, width, 1, static_cast<int>(first), scales, shifts, low, high, rows);
    for (std::int64_t i = 0; i < count; ++i)
      for (std::int64_t c = 0; c < channels; ++c) own[i * stride + c] = lines[i * width + first + c];
  }
}

}  // namespace

void rectifyColumns(float* tile, std::int64_t positions, std::int64_t channels, const float* scale, const float* shift,
                    float low, float high, const RowPointers& rows) {
  const auto from = [](const float* numbers, std::int64_t c) { return numbers ? numbers + c : nullptr; };
  const std::int64_t whole = channels / width * width;
  for (std::int64_t c = 0; c < whole; c += mostVectors * width)
    rectifyVectors(tile + c, positions, channels, lesser(mostVectors, (whole - c) / width), 0, from(scale, c),
                   from(shift, c), low, high, at(rows, c));
  if (whole < channels)
    rectifyNarrow(tile + whole, positions, channels, channels - whole, from(scale, whole), from(shift, whole), low,
                  high, at(rows, whole));
}

}  // namespace cleanai::CLEANAI_VECTORS
