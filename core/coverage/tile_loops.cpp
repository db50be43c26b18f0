// Compiled once for each width of vectors (CMakeLists.txt), with CLEANAI_TILE_LOOPS as the name of what it defines.
// Nothing here calls inline functions of other headers: the linker could hand this form of them to all others.
#include "core/coverage/tile.h"

namespace cleanai {
namespace {

#if defined(__AVX512F__)
constexpr int width = 16;
#elif defined(__AVX2__)
constexpr int width = 8;
#else
constexpr int width = 4;
#endif

using Floats [[gnu::vector_size(4 * width)]] = float;
using Integers [[gnu::vector_size(4 * width)]] = std::int32_t;

using HalfFloats [[gnu::vector_size(2 * width)]] = float;
using Doubles [[gnu::vector_size(4 * width)]] = double;  // half of the lanes

constexpr float infinity = __builtin_inff();
constexpr float largestSquare = 1e30f, smallestSquare = 1e-30f;

// A vector from memory, and back, wherever it lies.
template <typename Vector, typename Number>
Vector load(const Number* from) {
  Vector vector;
  __builtin_memcpy(&vector, from, sizeof vector);
  return vector;
}

template <typename Vector, typename Number>
void save(const Vector& vector, Number* to) {
  __builtin_memcpy(to, &vector, sizeof vector);
}

template <typename Vector, typename Number>
void add(const Vector& more, Number* to) {
  save(load<Vector>(to) + more, to);
}

bool isFinite(double value) { return value - value == 0; }
std::int64_t lesser(std::int64_t a, std::int64_t b) { return a < b ? a : b; }

RowPointers at(const RowPointers& rows, std::int64_t c) {
  return {rows.sum + c,     rows.absolute + c, rows.squares + c, rows.minimum + c,
          rows.maximum + c, rows.active + c,   rows.finite + c};
}

// One channel's elements, one by one, in double precision; what is not finite is left out.
void addSlowly(const float* data, std::int64_t count, std::int64_t stride, float threshold, const RowPointers& row) {
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
  Floats distance = {}, absolute = {}, squares = {};
  Floats minimum = Floats{} + infinity, maximum = Floats{} - infinity;
  Integers active = {};
};

constexpr std::int64_t longestRun = 128;

Lanes sumLines(const float* lines, std::int64_t count, std::int64_t stride, float threshold) {
  const auto sample = [=](std::int64_t quarter) { return load<Floats>(lines + count * quarter / 4 * stride); };
  Lanes to{.near = (sample(0) + sample(1) + sample(2) + sample(3)) * 0.25f};
  for (std::int64_t i = 0; i < count; ++i) {
    const Floats x = load<Floats>(lines + i * stride), distance = x - to.near;
    const Integers magnitude = __builtin_bit_cast(Integers, x) & 0x7fffffff;
    to.distance += distance;
    to.absolute += __builtin_bit_cast(Floats, magnitude);
    to.squares += distance * distance;
    to.minimum = x < to.minimum ? x : to.minimum;
    to.maximum = x > to.maximum ? x : to.maximum;
    to.active -= x > threshold;
  }
  return to;
}

// Whether a lane's sums may stand: all elements finite, neither so large nor so small that squares leave the range of
// 32 bits, and the value near them not far from all.
Integers areSound(const Lanes& lanes, std::int64_t positions) {
  const Floats count = Floats{} + static_cast<float>(positions);
  const Integers isSpread =
      (lanes.squares >= smallestSquare) & (lanes.distance * lanes.distance <= 0.98f * lanes.squares * count);
  return (lanes.squares <= largestSquare) & (lanes.absolute <= largestSquare) &
         (isSpread | (lanes.minimum == lanes.maximum));
}

bool everywhere(const Integers& mask) {
  std::int32_t all = -1;
  for (int lane = 0; lane < width; ++lane) all &= mask[lane];
  return all != 0;
}

struct Wide {
  Doubles low, high;
};

Wide widened(const Floats& from) {
  HalfFloats halves[2];
  __builtin_memcpy(halves, &from, sizeof from);
  return {__builtin_convertvector(halves[0], Doubles), __builtin_convertvector(halves[1], Doubles)};
}

// All lanes to their rows.
void storeAll(const Lanes& lanes, std::int64_t positions, const RowPointers& rows) {
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

void storeOne(const Lanes& lanes, int lane, std::int64_t positions, const RowPointers& row) {
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

// As many neighbouring channels as a vector has lanes; those before `first` are left out.
void addVectors(const float* tile, std::int64_t positions, std::int64_t stride, int first, float threshold,
                const RowPointers& rows) {
  for (std::int64_t begin = 0; begin < positions; begin += longestRun) {
    const std::int64_t count = lesser(longestRun, positions - begin);
    const float* const lines = tile + begin * stride;
    const Lanes lanes = sumLines(lines, count, stride, threshold);
    const Integers sound = areSound(lanes, count);
    if (first == 0 && everywhere(sound)) {
      storeAll(lanes, count, rows);
      continue;
    }
    for (int lane = first; lane < width; ++lane)
      if (sound[lane] != 0)
        storeOne(lanes, lane, count, at(rows, lane - first));
      else
        addSlowly(lines + lane, count, stride, threshold, at(rows, lane - first));
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

// Between the limits; not a number stays so.
float within(float x, float low, float high) {
  const float raised = x < low ? low : x;
  return raised > high ? high : raised;
}

void scaleColumns(float* tile, std::int64_t positions, std::int64_t channels, const float* scale, const float* shift,
                  float low, float high) {
  for (std::int64_t position = 0; position < positions; ++position) {
    float* const line = tile + position * channels;
    for (std::int64_t c = 0; c < channels; ++c) line[c] = within(line[c] * scale[c] + shift[c], low, high);
  }
}

void scaleRun(float* tile, std::int64_t count, float scale, float shift, float low, float high) {
  for (std::int64_t i = 0; i < count; ++i) tile[i] = within(tile[i] * scale + shift, low, high);
}

void addTo(float* tile, const float* addend, std::int64_t count, float low, float high) {
  for (std::int64_t i = 0; i < count; ++i) tile[i] = within(tile[i] + addend[i], low, high);
}

void limit(float* tile, std::int64_t count, float low, float high) {
  for (std::int64_t i = 0; i < count; ++i) tile[i] = within(tile[i], low, high);
}

float floatOf(std::uint32_t bits) { return __builtin_bit_cast(float, bits); }

void widen(const void* from, Element element, std::int64_t count, float* to) {
  if (element == Element::float32) {
    __builtin_memcpy(to, from, static_cast<std::size_t>(count) * sizeof(float));
    return;
  }
  const auto* const halves = static_cast<const std::uint16_t*>(from);
  if (element == Element::bfloat16) {
    for (std::int64_t i = 0; i < count; ++i) to[i] = floatOf(static_cast<std::uint32_t>(halves[i]) << 16);
    return;
  }
  for (std::int64_t i = 0; i < count; ++i) {
    const std::uint32_t bits = halves[i], sign = (bits & 0x8000U) << 16, rest = (bits & 0x7fffU) << 13;
    const float magnitude = floatOf(rest) * 0x1p112f;  // moves the exponent, subnormals included
    const std::uint32_t special = (bits & 0x7c00U) == 0x7c00U ? 0x7f800000U : 0U;
    to[i] = floatOf(__builtin_bit_cast(std::uint32_t, magnitude) | special | sign);
  }
}

}  // namespace

extern const TileLoops CLEANAI_TILE_LOOPS;
const TileLoops CLEANAI_TILE_LOOPS{width == 16  ? "16 lanes"
                                   : width == 8 ? "8 lanes"
                                                : "4 lanes",
                                   addColumns,
                                   addRun,
                                   scaleColumns,
                                   scaleRun,
                                   addTo,
                                   limit,
                                   widen};

}  // namespace cleanai
