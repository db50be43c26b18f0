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

// Running sums of 16 lanes.
struct Lanes {
  Doubles sum[2] = {}, absolute[2] = {}, squares[2] = {};
  Floats minimum, maximum;
  Integers active = {};
};

// Kept inside its callers, so that each of their forms for a processor has its own.
[[gnu::always_inline]] inline void clear(Lanes& to) {
  to.minimum = Floats{} + std::numeric_limits<float>::infinity();
  to.maximum = Floats{} - std::numeric_limits<float>::infinity();
}

[[gnu::always_inline]] inline void addLine(Lanes& to, const float* line, float threshold) {
  const Floats x = *reinterpret_cast<const Floats*>(line);
  const HalfFloats low = __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7);
  const HalfFloats high = __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15);
  const Doubles wide[2] = {__builtin_convertvector(low, Doubles), __builtin_convertvector(high, Doubles)};
  for (int half = 0; half < 2; ++half) {
    to.sum[half] += wide[half];
    to.absolute[half] += wide[half] < 0 ? -wide[half] : wide[half];
    to.squares[half] += wide[half] * wide[half];
  }
  to.minimum = x < to.minimum ? x : to.minimum;
  to.maximum = x > to.maximum ? x : to.maximum;
  to.active -= x > threshold;
}

// Squares of floats do not overflow a double, so a sum of squares is finite exactly when all values are.
[[gnu::always_inline]] inline bool isFinite(const Lanes& of) {
  const Doubles zeros = (of.squares[0] - of.squares[0]) + (of.squares[1] - of.squares[1]);
  bool all = true;
  for (int lane = 0; lane < lanes / 2; ++lane) all = all && zeros[lane] == 0;
  return all;
}

[[gnu::always_inline]] inline void store(const Lanes& from, std::int64_t positions, RowPointers rows) {
  for (int half = 0; half < 2; ++half) {
    reinterpret_cast<Doubles*>(rows.sum)[half] += from.sum[half];
    reinterpret_cast<Doubles*>(rows.absolute)[half] += from.absolute[half];
    reinterpret_cast<Doubles*>(rows.squares)[half] += from.squares[half];
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
  Lanes sums;
  clear(sums);
  for (std::int64_t position = 0; position < positions; ++position) addLine(sums, tile + position * stride, threshold);
  if (isFinite(sums))
    store(sums, positions, rows);
  else
    for (int c = 0; c < lanes; ++c) addSlowly(tile + c, positions, stride, threshold, at(rows, c));
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

CLEANAI_VECTORISED void addRun(const float* tile, std::int64_t count, float threshold, RowPointers row) {
  const std::int64_t whole = count / lanes * lanes;
  Lanes sums;
  clear(sums);
  for (std::int64_t i = 0; i < whole; i += lanes) addLine(sums, tile + i, threshold);
  if (!isFinite(sums)) return addSlowly(tile, count, 1, threshold, row);
  double sum = 0, absolute = 0, squares = 0;
  for (int half = 0; half < 2; ++half)
    for (int lane = 0; lane < lanes / 2; ++lane) {
      sum += sums.sum[half][lane];
      absolute += sums.absolute[half][lane];
      squares += sums.squares[half][lane];
    }
  *row.sum += sum;
  *row.absolute += absolute;
  *row.squares += squares;
  for (int lane = 0; lane < lanes; ++lane) {
    *row.minimum = std::min(*row.minimum, static_cast<float>(sums.minimum[lane]));
    *row.maximum = std::max(*row.maximum, static_cast<float>(sums.maximum[lane]));
    *row.active += sums.active[lane];
  }
  *row.finite += static_cast<std::int32_t>(whole);
  addSlowly(tile + whole, count - whole, 1, threshold, row);
}

CLEANAI_VECTORISED void scaleColumns(float* tile, std::int64_t positions, std::int64_t channels, const float* scale,
                                     const float* shift) {
  for (std::int64_t position = 0; position < positions; ++position) {
    float* const line = tile + position * channels;
    for (std::int64_t c = 0; c < channels; ++c) line[c] = line[c] * scale[c] + shift[c];
  }
}

CLEANAI_VECTORISED void scaleRun(float* tile, std::int64_t count, float scale, float shift) {
  for (std::int64_t i = 0; i < count; ++i) tile[i] = tile[i] * scale + shift;
}

CLEANAI_VECTORISED void addTo(float* tile, const float* addend, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) tile[i] += addend[i];
}

CLEANAI_VECTORISED void limit(float* tile, std::int64_t count, float low, float high) {
  for (std::int64_t i = 0; i < count; ++i) {
    const float x = tile[i];
    const float raised = x < low ? low : x;
    tile[i] = raised > high ? high : raised;
  }
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
