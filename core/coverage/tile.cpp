#include "core/coverage/tile.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

// The widest vectors that the processor has; results do not depend on their width: lanes are always 16, and squares of
// floats are exact in double precision, fused or not. Sanitizers start too late for the dispatcher that this needs.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__)
#define CLEANAI_VECTORISED __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define CLEANAI_VECTORISED
#endif

namespace cleanai {
namespace {

constexpr int lanes = 16;
using Floats [[gnu::vector_size(4 * lanes), gnu::aligned(4), gnu::may_alias]] = float;
using Integers [[gnu::vector_size(4 * lanes), gnu::aligned(4), gnu::may_alias]] = std::int32_t;
using HalfFloats [[gnu::vector_size(2 * lanes)]] = float;
using Doubles [[gnu::vector_size(4 * lanes), gnu::aligned(8), gnu::may_alias]] = double;  // half of the lanes

// Between the limits; not a number stays so.
[[gnu::always_inline]] inline float within(float x, float low, float high) {
  const float raised = x < low ? low : x;
  return raised > high ? high : raised;
}

// One channel's elements, one by one; what is not finite is left out.
void addSlowly(const float* data, std::int64_t count, std::int64_t stride, float threshold, RowPointers row) {
  for (std::int64_t i = 0; i < count; ++i) {
    const float value = data[i * stride];
    if (!std::isfinite(value)) continue;
    const double x = value;
    *row.sum += x;
    *row.absolute += std::fabs(x);
    *row.squares += x * x;
    *row.minimum = std::min(*row.minimum, value);
    *row.maximum = std::max(*row.maximum, value);
    *row.active += value > threshold;
    ++*row.finite;
  }
}

RowPointers at(const RowPointers& rows, std::int64_t c) {
  return {rows.sum + c,     rows.absolute + c, rows.squares + c, rows.minimum + c,
          rows.maximum + c, rows.active + c,   rows.finite + c};
}

// Whether a mask is set in all lanes.
[[gnu::always_inline]] inline bool everywhere(const Integers& mask) {
  alignas(64) std::int32_t lane[lanes];
  std::memcpy(lane, &mask, sizeof lane);
  std::int32_t all = -1;
  for (int i = 0; i < lanes; ++i) all &= lane[i];
  return all != 0;
}

[[gnu::always_inline]] inline void split(const Floats& from, Doubles (&to)[2]) {
  const HalfFloats low = __builtin_shufflevector(from, from, 0, 1, 2, 3, 4, 5, 6, 7);
  const HalfFloats high = __builtin_shufflevector(from, from, 8, 9, 10, 11, 12, 13, 14, 15);
  to[0] = __builtin_convertvector(low, Doubles);
  to[1] = __builtin_convertvector(high, Doubles);
}

[[gnu::always_inline]] inline void narrow(const Doubles (&from)[2], Floats& to) {
  const HalfFloats low = __builtin_convertvector(from[0], HalfFloats),
                   high = __builtin_convertvector(from[1], HalfFloats);
  to = __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}

// In double precision, where squares of floats are exact and never overflow: their sum is finite exactly when all
// elements are.
[[gnu::always_inline]] inline void addExactly(const float* lines, std::int64_t count, std::int64_t stride,
                                              float threshold, RowPointers rows) {
  Doubles sum[2] = {}, absolute[2] = {}, squares[2] = {};
  Floats minimum = Floats{} + std::numeric_limits<float>::infinity(), maximum = -minimum;
  Integers active = {};
  for (std::int64_t i = 0; i < count; ++i) {
    const Floats x = *reinterpret_cast<const Floats*>(lines + i * stride);
    const Integers bits = reinterpret_cast<const Integers&>(x) & 0x7fffffff;
    Doubles wide[2], magnitude[2];
    split(x, wide);
    split(reinterpret_cast<const Floats&>(bits), magnitude);
    for (int half = 0; half < 2; ++half) {
      sum[half] += wide[half];
      absolute[half] += magnitude[half];
      squares[half] += wide[half] * wide[half];
    }
    minimum = x < minimum ? x : minimum;
    maximum = x > maximum ? x : maximum;
    active -= x > threshold;
  }
  for (int lane = 0; lane < lanes; ++lane) {
    if (!std::isfinite(squares[lane / 8][lane % 8])) {
      addSlowly(lines + lane, count, stride, threshold, at(rows, lane));
      continue;
    }
    rows.sum[lane] += sum[lane / 8][lane % 8];
    rows.absolute[lane] += absolute[lane / 8][lane % 8];
    rows.squares[lane] += squares[lane / 8][lane % 8];
    rows.minimum[lane] = std::min<float>(rows.minimum[lane], minimum[lane]);
    rows.maximum[lane] = std::max<float>(rows.maximum[lane], maximum[lane]);
    rows.active[lane] += active[lane];
    rows.finite[lane] += static_cast<std::int32_t>(count);
  }
}

// Running sums of 16 lanes, each of at most longestRun elements: of so few, 32-bit sums of what is not negative err by
// some 1e-7, at random; signed sums, which may cancel, have double precision. Squares are those of the distances from
// the first element, or a small variance beside a large mean would lose its digits.
struct Lanes {
  Doubles sum[2] = {};
  Floats first = {}, absolute = {}, squares = {};
  Floats minimum, maximum;
  Integers active = {};
};

constexpr std::int64_t longestRun = 128;

// Kept inside its callers, so that each of their forms for a processor has its own.
[[gnu::always_inline]] inline void clear(Lanes& to) {
  to.minimum = Floats{} + std::numeric_limits<float>::infinity();
  to.maximum = Floats{} - std::numeric_limits<float>::infinity();
}

[[gnu::always_inline]] inline void addLine(Lanes& to, const float* line, float threshold) {
  const Floats x = *reinterpret_cast<const Floats*>(line);
  const Integers bits = reinterpret_cast<const Integers&>(x) & 0x7fffffff;
  const Floats distance = x - to.first;
  Doubles wide[2];
  split(x, wide);
  to.sum[0] += wide[0];
  to.sum[1] += wide[1];
  to.absolute += reinterpret_cast<const Floats&>(bits);
  to.squares += distance * distance;
  to.minimum = x < to.minimum ? x : to.minimum;
  to.maximum = x > to.maximum ? x : to.maximum;
  to.active -= x > threshold;
}

[[gnu::always_inline]] inline void join(Lanes& to, const Lanes& other) {
  to.sum[0] += other.sum[0];
  to.sum[1] += other.sum[1];
  to.absolute += other.absolute;
  to.squares += other.squares;
  to.minimum = other.minimum < to.minimum ? other.minimum : to.minimum;
  to.maximum = other.maximum > to.maximum ? other.maximum : to.maximum;
  to.active += other.active;
}

// Lines in turns to two sums, so that neither waits for the other.
[[gnu::always_inline]] inline Lanes sumLines(const float* tile, std::int64_t lines, std::int64_t stride,
                                             float threshold) {
  Lanes even, odd;
  clear(even);
  clear(odd);
  even.first = odd.first = *reinterpret_cast<const Floats*>(tile);
  std::int64_t line = 0;
  for (; line + 1 < lines; line += 2) {
    addLine(even, tile + line * stride, threshold);
    addLine(odd, tile + (line + 1) * stride, threshold);
  }
  if (line < lines) addLine(even, tile + line * stride, threshold);
  join(even, odd);
  return even;
}

// Whether the sums may stand: all finite, neither so large nor so small that squares leave the range of 32 bits, and a
// first element that is not far from all others.
[[gnu::always_inline]] inline bool areSound(const Lanes& of, std::int64_t count) {
  const Doubles sums[2] = {of.sum[0] / static_cast<double>(count), of.sum[1] / static_cast<double>(count)};
  Floats mean;
  narrow(sums, mean);
  mean -= of.first;
  const Floats share = mean * mean * static_cast<float>(count);
  return everywhere((of.squares <= 1e30f) & (of.absolute <= 1e30f) &
                    (((of.squares >= 1e-30f) & (share <= 0.98f * of.squares)) | (of.minimum == of.maximum)));
}

[[gnu::always_inline]] inline void store(const Lanes& from, std::int64_t positions, RowPointers rows) {
  const double count = static_cast<double>(positions);
  Doubles first[2], absolute[2], squares[2];
  split(from.first, first);
  split(from.absolute, absolute);
  split(from.squares, squares);
  for (int half = 0; half < 2; ++half) {
    reinterpret_cast<Doubles*>(rows.sum)[half] += from.sum[half];
    reinterpret_cast<Doubles*>(rows.absolute)[half] += absolute[half];
    reinterpret_cast<Doubles*>(rows.squares)[half] +=
        squares[half] + first[half] * (2 * from.sum[half] - first[half] * count);
  }
  Floats& low = *reinterpret_cast<Floats*>(rows.minimum);
  Floats& high = *reinterpret_cast<Floats*>(rows.maximum);
  low = from.minimum < low ? from.minimum : low;
  high = from.maximum > high ? from.maximum : high;
  *reinterpret_cast<Integers*>(rows.active) += from.active;
  *reinterpret_cast<Integers*>(rows.finite) += static_cast<std::int32_t>(positions);
}

[[gnu::always_inline]] inline void addSixteen(const float* tile, std::int64_t positions, std::int64_t stride,
                                              float threshold, RowPointers rows) {
  for (std::int64_t first = 0; first < positions; first += longestRun) {
    const std::int64_t count = std::min(longestRun, positions - first);
    const float* const lines = tile + first * stride;
    const Lanes sums = sumLines(lines, count, stride, threshold);
    if (areSound(sums, count))
      store(sums, count, rows);
    else
      addExactly(lines, count, stride, threshold, rows);
  }
}

// Fewer channels than lanes: their lines with zeros behind, some hundred at a time.
[[gnu::always_inline]] inline void addRest(const float* tile, std::int64_t positions, std::int64_t stride,
                                           std::int64_t width, float threshold, RowPointers rows) {
  constexpr std::int64_t atATime = 256;
  float lines[atATime * lanes] = {};
  for (std::int64_t first = 0; first < positions; first += atATime) {
    const std::int64_t count = std::min(atATime, positions - first);
    for (std::int64_t i = 0; i < count; ++i)
      for (std::int64_t c = 0; c < width; ++c) lines[i * lanes + c] = tile[(first + i) * stride + c];
    double sum[lanes] = {}, absolute[lanes] = {}, squares[lanes] = {};
    float minimum[lanes] = {}, maximum[lanes] = {};
    std::int32_t active[lanes] = {}, finite[lanes] = {};
    const auto move = [width](auto* from, auto* to) { std::copy_n(from, width, to); };
    move(rows.sum, sum), move(rows.absolute, absolute), move(rows.squares, squares), move(rows.minimum, minimum);
    move(rows.maximum, maximum), move(rows.active, active), move(rows.finite, finite);
    addSixteen(lines, count, lanes, threshold, {sum, absolute, squares, minimum, maximum, active, finite});
    move(sum, rows.sum), move(absolute, rows.absolute), move(squares, rows.squares), move(minimum, rows.minimum);
    move(maximum, rows.maximum), move(active, rows.active), move(finite, rows.finite);
  }
}

}  // namespace

CLEANAI_VECTORISED void addColumns(const float* tile, std::int64_t positions, std::int64_t channels, float threshold,
                                   RowPointers rows) {
  const std::int64_t whole = channels / lanes * lanes;
  for (std::int64_t c = 0; c < whole; c += lanes)
    addSixteen(tile + c, positions, channels, threshold,
               {rows.sum + c, rows.absolute + c, rows.squares + c, rows.minimum + c, rows.maximum + c, rows.active + c,
                rows.finite + c});
  const std::int64_t rest = channels - whole;
  if (rest > 0) addRest(tile + whole, positions, channels, rest, threshold, at(rows, whole));
}

// A run's elements in lines of sixteen, whose lanes are added up at its end.
CLEANAI_VECTORISED void addRun(const float* tile, std::int64_t count, float threshold, RowPointers row) {
  const std::int64_t lines = count / lanes;
  if (lines > 0) {
    double sum[lanes] = {}, absolute[lanes] = {}, squares[lanes] = {};
    float minimum[lanes], maximum[lanes];
    std::int32_t active[lanes] = {}, finite[lanes] = {};
    std::fill_n(minimum, lanes, std::numeric_limits<float>::infinity());
    std::fill_n(maximum, lanes, -std::numeric_limits<float>::infinity());
    addSixteen(tile, lines, lanes, threshold, {sum, absolute, squares, minimum, maximum, active, finite});
    for (int lane = 0; lane < lanes; ++lane) {
      *row.sum += sum[lane];
      *row.absolute += absolute[lane];
      *row.squares += squares[lane];
      *row.minimum = std::min(*row.minimum, minimum[lane]);
      *row.maximum = std::max(*row.maximum, maximum[lane]);
      *row.active += active[lane];
      *row.finite += finite[lane];
    }
  }
  addSlowly(tile + lines * lanes, count - lines * lanes, 1, threshold, row);
}

CLEANAI_VECTORISED void scaleColumns(float* tile, std::int64_t positions, std::int64_t channels, const float* scale,
                                     const float* shift, float low, float high) {
  for (std::int64_t position = 0; position < positions; ++position) {
    float* const line = tile + position * channels;
    for (std::int64_t c = 0; c < channels; ++c) line[c] = within(line[c] * scale[c] + shift[c], low, high);
  }
}

CLEANAI_VECTORISED void scaleRun(float* tile, std::int64_t count, float scale, float shift, float low, float high) {
  for (std::int64_t i = 0; i < count; ++i) tile[i] = within(tile[i] * scale + shift, low, high);
}

CLEANAI_VECTORISED void addTo(float* tile, const float* addend, std::int64_t count, float low, float high) {
  for (std::int64_t i = 0; i < count; ++i) tile[i] = within(tile[i] + addend[i], low, high);
}

CLEANAI_VECTORISED void limit(float* tile, std::int64_t count, float low, float high) {
  for (std::int64_t i = 0; i < count; ++i) tile[i] = within(tile[i], low, high);
}

CLEANAI_VECTORISED void widen(const void* from, Element element, std::int64_t count, float* to) {
  if (element == Element::float32) {
    std::memcpy(to, from, static_cast<std::size_t>(count) * sizeof(float));
    return;
  }
  const auto* const halves = static_cast<const std::uint16_t*>(from);
  if (element == Element::bfloat16) {
    for (std::int64_t i = 0; i < count; ++i) to[i] = std::bit_cast<float>(static_cast<std::uint32_t>(halves[i]) << 16);
    return;
  }
  for (std::int64_t i = 0; i < count; ++i) {
    const std::uint32_t bits = halves[i], sign = (bits & 0x8000U) << 16, rest = (bits & 0x7fffU) << 13;
    const float magnitude = std::bit_cast<float>(rest) * 0x1p112f;  // moves the exponent, subnormals included
    const std::uint32_t special = (bits & 0x7c00U) == 0x7c00U ? 0x7f800000U : 0U;
    to[i] = std::bit_cast<float>(std::bit_cast<std::uint32_t>(magnitude) | special | sign);
  }
}

}  // namespace cleanai
