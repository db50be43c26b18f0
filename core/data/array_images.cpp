#include "core/data/array_images.h"

namespace cleanai {
namespace {

/// Calls visit(element) for all elements of a layout with at least one dimension, the last one running fastest.
template <typename Value, typename Visit>
void forEachElement(const Value* first, const ItemLayout& layout, std::size_t dimension, const Visit& visit) {
  const auto size = layout.shape[dimension];
  const auto stride = layout.strides[dimension];
  if (dimension + 1 == layout.shape.size())
    for (std::int64_t i = 0; i < size; ++i) visit(first[i * stride]);
  else
    for (std::int64_t i = 0; i < size; ++i) forEachElement(first + i * stride, layout, dimension + 1, visit);
}

template <typename Result, typename Value, typename Convert>
std::vector<Result> collect(const Value* first, const ItemLayout& layout, const Convert& convert) {
  std::vector<Result> values;
  values.reserve(static_cast<std::size_t>(elementCount(layout.shape)));
  forEachElement(first, layout, 0, [&](Value value) { values.push_back(convert(value)); });
  return values;
}

}  // namespace

std::vector<std::int64_t> rowMajorStrides(const Shape& shape) {
  std::vector<std::int64_t> strides(shape.size(), 1);
  for (std::size_t i = shape.size(); i-- > 1;) strides[i - 1] = strides[i] * shape[i];
  return strides;
}

RawSample gatherItem(const std::uint8_t* first, const ItemLayout& layout) {
  const auto& [shape, strides] = layout;
  if (shape.size() != 3)
    return {shape,
            collect<float>(first, layout, [](std::uint8_t value) { return static_cast<float>(value) / 255.0f; })};
  const ItemLayout interleaved{{shape[1], shape[2], shape[0]}, {strides[1], strides[2], strides[0]}};
  return {interleaved.shape, collect<std::uint8_t>(first, interleaved, [](std::uint8_t value) { return value; })};
}

RawSample gatherItem(const float* first, const ItemLayout& layout) {
  return {layout.shape, collect<float>(first, layout, [](float value) { return value; })};
}

}  // namespace cleanai
