// Loops that change a tile, and all of them together.
#include "core/coverage/tile_loops.h"

#include "core/coverage/tile_parts.h"
#include "core/coverage/vectors.h"

namespace cleanai::CLEANAI_VECTORS {
namespace {

// Between the limits; not a number stays so.
float within(float x, float low, float high) {
  const float raised = x < low ? low : x;
  return raised > high ? high : raised;
}

void scaleColumns(float* tile, std::int64_t positions, std::int64_t channels, const float* scale, const float* shift,
                  float low, float high) {
  for (std::int64_t position = 0; position < positions; ++position) {
    float* const line = tile + position * channels;
    for (std::int64_t c = 0; c < channels; ++c) line[c] = within(multiplyAdd(line[c], scale[c], shift[c]), low, high);
  }
}

void scaleRun(float* tile, std::int64_t count, float scale, float shift, float low, float high) {
  for (std::int64_t i = 0; i < count; ++i) tile[i] = within(multiplyAdd(tile[i], scale, shift), low, high);
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

extern const TileLoops tileLoops;
const TileLoops tileLoops{width == 16  ? "16 lanes"
                          : width == 8 ? "8 lanes"
                                       : "4 lanes",
                          addColumns,
                          addRun,
                          changeColumns,
                          scaleColumns,
                          scaleRun,
                          addTo,
                          limit,
                          widen};

}  // namespace cleanai::CLEANAI_VECTORS
