// A layer's kernels as images of the screen.
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/base/picture_image.h"

namespace cleanai::ui {
namespace {

int mixed(int from, int to, double share) { return static_cast<int>(std::lround(from + (to - from) * share)); }

std::vector<float> meanPlane(const Kernels& kernels, std::int64_t output) {
  std::vector<float> means(static_cast<std::size_t>(kernels.planeSize()), 0);
  for (std::int64_t input = 0; input < kernels.inputs; ++input) {
    const auto plane = kernels.plane(output, input);
    for (std::size_t i = 0; i < plane.size(); ++i) means[i] += plane[i] / static_cast<float>(kernels.inputs);
  }
  return means;
}

}  // namespace

QRgb signedColour(double value, double scale) {
  const double share = std::clamp(std::abs(value) / scale, 0.0, 1.0);
  constexpr QRgb zero = qRgb(0xf7, 0xf7, 0xf7), below = qRgb(0x21, 0x66, 0xac), above = qRgb(0xb2, 0x18, 0x2b);
  const QRgb end = value < 0 ? below : above;
  return qRgb(mixed(qRed(zero), qRed(end), share), mixed(qGreen(zero), qGreen(end), share),
              mixed(qBlue(zero), qBlue(end), share));
}

double largestWeight(const Kernels& kernels) {
  double largest = std::numeric_limits<float>::min();
  for (const float value : kernels.values)
    if (std::isfinite(value)) largest = std::max(largest, std::abs(double{value}));
  return largest;
}

QImage colourKernel(const Kernels& kernels, std::int64_t output) {
  QImage image(static_cast<int>(kernels.width), static_cast<int>(kernels.height), QImage::Format_RGB32);
  double largest = std::numeric_limits<float>::min();
  for (std::int64_t input = 0; input < 3; ++input)
    for (const float value : kernels.plane(output, input)) largest = std::max(largest, std::abs(double{value}));
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      const auto byte = [&](std::int64_t input) {
        const double value = kernels.plane(output, input)[static_cast<std::size_t>(y * image.width() + x)];
        return static_cast<int>(std::lround((0.5 + value / largest / 2) * 255));
      };
      image.setPixel(x, y, qRgb(byte(0), byte(1), byte(2)));
    }
  return image;
}

QImage planeKernel(std::span<const float> plane, std::int64_t width, double scale) {
  const auto columns = static_cast<int>(width);
  const auto rows = static_cast<int>((std::ssize(plane) + width - 1) / width);
  QImage image(columns, rows, QImage::Format_ARGB32);
  image.fill(Qt::transparent);
  for (int i = 0; i < static_cast<int>(plane.size()); ++i)
    image.setPixel(i % columns, i / columns, signedColour(plane[static_cast<std::size_t>(i)], scale));
  return image;
}

double overviewScale(const Kernels& kernels) {
  if (kernels.planeSize() == 1) return largestWeight(kernels);
  double largest = std::numeric_limits<float>::min();
  for (std::int64_t output = 0; output < kernels.outputs; ++output)
    for (const float mean : meanPlane(kernels, output)) largest = std::max(largest, std::abs(double{mean}));
  return largest;
}

QImage overviewKernel(const Kernels& kernels, std::int64_t output, double scale) {
  if (kernels.planeSize() > 1) return planeKernel(meanPlane(kernels, output), kernels.width, scale);
  const auto inputs = static_cast<std::size_t>(kernels.inputs);
  const auto weights = std::span(kernels.values).subspan(static_cast<std::size_t>(output) * inputs, inputs);
  return planeKernel(weights, static_cast<std::int64_t>(std::ceil(std::sqrt(double(inputs)))), scale);
}

}  // namespace cleanai::ui
