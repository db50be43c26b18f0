// Images as items of an array in memory, whatever its layout.
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/dataset.h"

namespace cleanai {

/// Where the elements of one item lie: sizes, and steps between neighbours in elements.
struct ItemLayout {
  Shape shape;
  std::vector<std::int64_t> strides;
};

/// Steps of an array whose last dimension is contiguous.
std::vector<std::int64_t> rowMajorStrides(const Shape& shape);

/// Copies an item of bytes: [C,H,W] becomes an interleaved picture {H,W,C}; any other shape becomes floats in 0..1.
RawSample gatherItem(const std::uint8_t* first, const ItemLayout& layout);
/// Copies an item of floats as it is.
RawSample gatherItem(const float* first, const ItemLayout& layout);

}  // namespace cleanai
