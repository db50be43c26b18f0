// Shapes of tensors as plain values, so that public headers need no tensor library.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cleanai {

/// Sizes of a tensor, outermost dimension first, e.g. {1, 3, 224, 224}.
using Shape = std::vector<std::int64_t>;

/// Number of elements; 1 for a scalar's empty shape.
std::int64_t elementCount(const Shape& shape);

/// "1 x 3 x 224 x 224".
std::string toString(const Shape& shape);
/// "1 x 3 x 224 x 224 and 1 x 10".
std::string toString(const std::vector<Shape>& shapes);

/// Reads "1,3,224,224". Throws Error(invalidArgument) for anything but positive integers whose product is one too.
Shape parseShape(std::string_view text);

}  // namespace cleanai
