// Sums of a few elements of neighbouring channels, and how they come to those channels' rows.
#pragma once

#include "core/coverage/tile_loops.h"
#include "core/coverage/vectors.h"

namespace cleanai::CLEANAI_VECTORS {

using HalfFloats [[gnu::vector_size(2 * width)]] = float;
using Doubles [[gnu::vector_size(4 * width)]] = double;  // half of the lanes

constexpr float largestSquare = 1e30f, smallestSquare = 1e-30f;

inline bool isFinite(double value) { return value - value == 0; }

inline RowPointers at(const RowPointers& rows, std::int64_t c) {
  return {rows.sum + c,     rows.absolute + c, rows.squares + c, rows.minimum + c,
          rows.maximum + c, rows.active + c,   rows.finite + c};
}

// One channel's elements, one by one, in double precision; what is not finite is left out.
inline void addSlowly(const float* data, std::int64_t count, std::int64_t stride, float threshold,
                      const RowPointers& row) {
  double sum = 0, absolute = 0, squares = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    const float value = data[i * stride];
    const double x = value;
    if (!isFinite(x)) continue;
    sum += x;
    absolute += x < 0 ? -x : x;
    squares += x * x;
    *row.minimum = value < *row.minimum ? value : *row.minimum;
    *row.maximum = value > *row.maximum ? value : *row.maximum;
    *row.active += value > threshold;
    ++*row.finite;
  }
  *row.sum += sum;
  *row.absolute += absolute;
  *row.squares += squares;
}

// Sums of a few channels side by side, each over at most longestRun elements: of so few, 32-bit sums err by some 1e-7,
// at random. Sums and squares are those of the distances from a value near the elements, or a small mean beside a large
// spread, and a small variance beside a large mean, would lose their digits (Chan 1983).
struct Lanes {
  Floats near;
  Floats distance, absolute, squares;
  Floats minimum, maximum;
  Integers active;
};

constexpr std::int64_t longestRun = 128;

inline Floats distanceFromZero(const Floats& x) {
  return __builtin_bit_cast(Floats, __builtin_bit_cast(Integers, x) & 0x7fffffff);
}

// Whether the value near a lane's elements is not far beyond what most of them are.
inline Integers areNear(const Lanes& lanes, std::int64_t positions) {
  return distanceFromZero(lanes.near) * (Floats{} + static_cast<float>(positions)) <= 6 * lanes.absolute;
}

// Whether a lane's sums may stand: all elements finite, neither so large nor so small that squares leave the range of
// 32 bits, and the value near them neither far from all nor far beyond what most are.
inline Integers areSound(const Lanes& lanes, std::int64_t positions) {
  const Floats count = Floats{} + static_cast<float>(positions);
  const Integers isSpread =
      (lanes.squares >= smallestSquare) & (lanes.distance * lanes.distance <= 0.98f * lanes.squares * count);
  return areNear(lanes, positions) & (lanes.squares <= largestSquare) & (lanes.absolute <= largestSquare) &
         (isSpread | (lanes.minimum == lanes.maximum));
}

struct Wide {
  Doubles low, high;
};

inline Wide widened(const Floats& from) {
  HalfFloats halves[2];
  __builtin_memcpy(halves, &from, sizeof from);
  return {__builtin_convertvector(halves[0], Doubles), __builtin_convertvector(halves[1], Doubles)};
}

// All lanes to their rows.
inline void storeAll(const Lanes& lanes, std::int64_t positions, const RowPointers& rows) {
  const auto count = static_cast<double>(positions);
  const Wide near = widened(lanes.near), distance = widened(lanes.distance), absolute = widened(lanes.absolute),
             squares = widened(lanes.squares);
  const Doubles low = near.low * count + distance.low, high = near.high * count + distance.high;
  constexpr int half = width / 2;
  add(low, rows.sum);
  add(high, rows.sum + half);
  add(absolute.low, rows.absolute);
  add(absolute.high, rows.absolute + half);
  add(squares.low + near.low * (2 * low - near.low * count), rows.squares);
  add(squares.high + near.high * (2 * high - near.high * count), rows.squares + half);
  const Floats minimum = load<Floats>(rows.minimum), maximum = load<Floats>(rows.maximum);
  save(lanes.minimum < minimum ? lanes.minimum : minimum, rows.minimum);
  save(lanes.maximum > maximum ? lanes.maximum : maximum, rows.maximum);
  add(lanes.active, rows.active);
  add(Integers{} + static_cast<std::int32_t>(positions), rows.finite);
}

inline void storeOne(const Lanes& lanes, int lane, std::int64_t positions, const RowPointers& row) {
  const auto count = static_cast<double>(positions);
  const double near = lanes.near[lane], sum = near * count + lanes.distance[lane];
  *row.sum += sum;
  *row.absolute += lanes.absolute[lane];
  *row.squares += lanes.squares[lane] + near * (2 * sum - near * count);
  *row.minimum = lanes.minimum[lane] < *row.minimum ? lanes.minimum[lane] : *row.minimum;
  *row.maximum = lanes.maximum[lane] > *row.maximum ? lanes.maximum[lane] : *row.maximum;
  *row.active += lanes.active[lane];
  *row.finite += static_cast<std::int32_t>(positions);
}

// Sums of neighbouring channels to their rows, those before lane `first` left out.
inline void store(const Lanes& lanes, const float* lines, std::int64_t count, std::int64_t stride, int first,
                  float threshold, const RowPointers& rows) {
  const Integers sound = areSound(lanes, count);
  if (first == 0 && everywhere(sound)) return storeAll(lanes, count, rows);
  for (int lane = first; lane < width; ++lane)
    if (sound[lane] != 0)
      storeOne(lanes, lane, count, at(rows, lane - first));
    else
      addSlowly(lines + lane, count, stride, threshold, at(rows, lane - first));
}

}  // namespace cleanai::CLEANAI_VECTORS
