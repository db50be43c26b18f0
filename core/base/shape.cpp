#include "core/base/shape.h"

#include <charconv>
#include <functional>
#include <limits>
#include <numeric>

#include "core/base/error.h"

namespace cleanai {

std::int64_t elementCount(const Shape& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

std::string toString(const Shape& shape) {
  std::string text;
  for (const auto size : shape) {
    if (!text.empty()) text += " x ";
    text += std::to_string(size);
  }
  return text;
}

std::string toString(const std::vector<Shape>& shapes) {
  std::string text;
  for (const auto& shape : shapes) text += (text.empty() ? "" : " and ") + toString(shape);
  return text;
}

Shape parseShape(std::string_view text) {
  const auto refused = [&](const std::string& reason) {
    return Error(ErrorCode::invalidArgument, "shape \"" + std::string(text) + "\"", reason,
                 "Write it like 1,3,224,224");
  };
  Shape shape;
  std::int64_t elements = 1;
  for (const char* at = text.data(); at != text.data() + text.size() || shape.empty();) {
    const char* const end = text.data() + text.size();
    std::int64_t size = 0;
    const auto [next, problem] = std::from_chars(at, end, size);
    const bool isLast = next == end;
    if (problem != std::errc() || size < 1 || (!isLast && (*next != ',' || next + 1 == end)))
      throw refused("it is not a list of positive whole numbers");
    if (elements > std::numeric_limits<std::int64_t>::max() / size)
      throw refused("it has more elements than can be counted");
    elements *= size;
    shape.push_back(size);
    at = isLast ? end : next + 1;
  }
  return shape;
}

}  // namespace cleanai
