// Pictures of a data set as images of the screen.
#include "ui/base/picture_image.h"

#include <algorithm>
#include <cmath>

namespace cleanai::ui {
namespace {

struct Size {
  int channels = 1, height = 1, width = 1;
};

/// Of numbers in planes; what is no picture becomes a row.
Size sizeOf(const Shape& shape) {
  const auto at = [&](std::size_t i) { return static_cast<int>(shape[i]); };
  if (shape.size() == 3) return {at(0), at(1), at(2)};
  if (shape.size() == 2) return {1, at(0), at(1)};
  return {1, 1, static_cast<int>(elementCount(shape))};
}

std::uint8_t byteOf(double share) { return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255)); }

struct Range {
  double low = 0, high = 1;
};

Range rangeOf(std::span<const float> values) {
  Range range{HUGE_VAL, -HUGE_VAL};
  for (const float value : values)
    if (std::isfinite(value)) {
      range.low = std::min(range.low, double{value});
      range.high = std::max(range.high, double{value});
    }
  return range.low < range.high ? range : Range{range.low - 0.5, range.low + 0.5};
}

QImage imageOf(std::span<const float> values, const Size& size, const Range& range) {
  QImage image(size.width, size.height, QImage::Format_RGB32);
  const auto plane = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
  const std::size_t green = size.channels >= 3 ? plane : 0, blue = 2 * green;
  for (int y = 0; y < size.height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < size.width; ++x) {
      const auto place =
          static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) + static_cast<std::size_t>(x);
      const auto byte = [&](std::size_t offset) {
        const double value = values[place + offset];
        return std::isfinite(value) ? byteOf((value - range.low) / (range.high - range.low)) : std::uint8_t{0};
      };
      line[x] = qRgb(byte(0), byte(green), byte(blue));
    }
  }
  return image;
}

}  // namespace

QImage sourceImage(const RawSample& raw) {
  if (const auto* floats = std::get_if<std::vector<float>>(&raw.values))
    return floats->empty() ? QImage() : imageOf(*floats, sizeOf(raw.shape), rangeOf(*floats));
  const auto& bytes = std::get<std::vector<std::uint8_t>>(raw.values);
  if (raw.shape.size() != 3 || bytes.empty()) return {};
  const auto height = static_cast<int>(raw.shape[0]), width = static_cast<int>(raw.shape[1]);
  const auto channels = static_cast<std::size_t>(raw.shape[2]);
  const std::size_t green = channels >= 3 ? 1 : 0, blue = 2 * green;
  QImage image(width, height, QImage::Format_RGB32);
  const std::uint8_t* pixel = bytes.data();
  for (int y = 0; y < height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < width; ++x, pixel += channels) line[x] = qRgb(pixel[0], pixel[green], pixel[blue]);
  }
  return image;
}

PreparedImage preparedImage(const Sample& sample, const Preprocessing& preprocessing) {
  if (sample.values.empty()) return {};
  const Size size = sizeOf(sample.shape);
  std::vector<float> values = sample.values;
  const auto& [mean, std] = std::pair(preprocessing.mean, preprocessing.std);
  const bool isNormalised = !mean.empty() && mean.size() == std.size();
  if (isNormalised) {
    const std::size_t plane = values.size() / mean.size();
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = values[i] * std[i / plane] + mean[i / plane];
  }
  const Range range = rangeOf(values);
  constexpr double rounding = 1e-3;
  if (range.low < -rounding || range.high > 1 + rounding) return {imageOf(values, size, range), Undone::range};
  return {imageOf(values, size, {0, 1}), isNormalised ? Undone::normalisation : Undone::nothing};
}

}  // namespace cleanai::ui
