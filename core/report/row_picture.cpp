// One row of channels as a small picture that HTML can hold.
#include "core/report/row_picture.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <opencv2/imgcodecs.hpp>
#include <string_view>
#include <vector>

#include "core/report/heatmap.h"

namespace cleanai::report {
namespace {

constexpr std::size_t widest = 2048;
constexpr std::size_t wideEnough = 1024;
constexpr int height = 8;

std::string base64(const std::vector<std::uint8_t>& bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) { return at < bytes.size() ? std::uint32_t{bytes[at]} : 0u; };
    const std::uint32_t three = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
    for (std::size_t digit = 0; digit < 4; ++digit)
      text += i + digit <= bytes.size() ? digits[three >> (18 - 6 * digit) & 63] : '=';
  }
  return text;
}

}  // namespace

std::string rowPicture(std::span<const double> values) {
  if (values.empty()) return {};
  double low = 0, high = 0;
  for (const double value : values) {
    low = std::fmin(low, value);
    high = std::fmax(high, value);
  }
  const std::size_t cells = std::min(values.size(), widest);
  const auto row = resampleRow(values, cells, Reduce::maximum);
  const std::size_t pixels = std::max<std::size_t>(1, wideEnough / cells);
  cv::Mat picture(height, static_cast<int>(cells * pixels), CV_8UC3);
  for (int x = 0; x < picture.cols; ++x) {
    const double value = row[static_cast<std::size_t>(x) / pixels];
    const auto [red, green, blue] = viridis(high > low ? (value - low) / (high - low) : value * 0);
    picture.col(x).setTo(cv::Scalar(blue, green, red));
  }
  std::vector<std::uint8_t> png;
  cv::imencode(".png", picture, png);
  return "data:image/png;base64," + base64(png);
}

}  // namespace cleanai::report
