#include "core/data/resize.h"

#include <algorithm>
#include <cmath>

namespace cleanai {
namespace {

constexpr int fractionBits = 22;
constexpr std::int32_t half = 1 << (fractionBits - 1);

/// Weights with which neighbouring source pixels make up one target pixel.
struct Taps {
  int first = 0;
  std::vector<std::int32_t> weights;
};

std::uint8_t toByte(std::int32_t sum) {
  return static_cast<std::uint8_t>(std::clamp(sum >> fractionBits, std::int32_t{0}, std::int32_t{255}));
}

std::vector<Taps> tapsFor(int sourceSize, int targetSize, Range range) {
  const double scale = static_cast<double>(sourceSize) / targetSize;
  const double support = std::max(scale, 1.0);
  const double inverse = 1.0 / support;
  std::vector<Taps> all(static_cast<std::size_t>(range.count));
  std::vector<double> exact;
  for (int i = 0; i < range.count; ++i) {
    const double center = (range.first + i + 0.5) * scale;
    const int first = std::max(static_cast<int>(center - support + 0.5), 0);
    const int last = std::min(static_cast<int>(center + support + 0.5), sourceSize);
    exact.clear();
    double sum = 0;
    for (int source = first; source < last; ++source) {
      const double distance = std::abs((source - center + 0.5) * inverse);
      exact.push_back(distance < 1.0 ? 1.0 - distance : 0.0);
      sum += exact.back();
    }
    auto& taps = all[static_cast<std::size_t>(i)];
    taps.first = first;
    for (const double weight : exact)
      taps.weights.push_back(static_cast<std::int32_t>(0.5 + weight / sum * (1 << fractionBits)));
  }
  return all;
}

template <int channels>
void resizeRow(const std::uint8_t* source, const std::vector<Taps>& taps, std::uint8_t* target) {
  for (const auto& tap : taps) {
    std::int32_t sums[channels];
    std::fill_n(sums, channels, half);
    const auto* pixel = source + static_cast<std::ptrdiff_t>(tap.first) * channels;
    for (const auto weight : tap.weights)
      for (int c = 0; c < channels; ++c) sums[c] += *pixel++ * weight;
    for (int c = 0; c < channels; ++c) *target++ = toByte(sums[c]);
  }
}

void resizeRow(const std::uint8_t* source, int channels, const std::vector<Taps>& taps, std::uint8_t* target) {
  if (channels == 1) return resizeRow<1>(source, taps, target);
  if (channels == 3) return resizeRow<3>(source, taps, target);
  for (const auto& tap : taps) {
    for (int c = 0; c < channels; ++c) {
      std::int32_t sum = half;
      const auto* value = source + static_cast<std::ptrdiff_t>(tap.first) * channels + c;
      for (const auto weight : tap.weights) {
        sum += *value * weight;
        value += channels;
      }
      *target++ = toByte(sum);
    }
  }
}

/// Resizes the rows that `rows` names; an axis that keeps its size is copied.
Raster resizedColumns(const Raster& picture, int width, Range columns, Range rows) {
  Raster result{columns.count, rows.count, picture.channels, {}};
  const auto rowBytes = static_cast<std::size_t>(columns.count) * static_cast<std::size_t>(picture.channels);
  const auto sourceBytes = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.channels);
  result.pixels.resize(rowBytes * static_cast<std::size_t>(rows.count));
  const auto taps = width == picture.width ? std::vector<Taps>() : tapsFor(picture.width, width, columns);
  for (std::size_t y = 0; y < static_cast<std::size_t>(rows.count); ++y) {
    const auto* const source = picture.pixels.data() + (y + static_cast<std::size_t>(rows.first)) * sourceBytes;
    auto* const target = result.pixels.data() + y * rowBytes;
    if (taps.empty())
      std::copy_n(source + columns.first * picture.channels, rowBytes, target);
    else
      resizeRow(source, picture.channels, taps, target);
  }
  return result;
}

}  // namespace

Raster resized(const Raster& picture, int width, int height, Range columns, Range rows) {
  if (height == picture.height) return resizedColumns(picture, width, columns, rows);
  const auto taps = tapsFor(picture.height, height, rows);
  const int firstRow = taps.front().first;
  const int lastRow = taps.back().first + static_cast<int>(taps.back().weights.size());
  const auto narrow = resizedColumns(picture, width, columns, {firstRow, lastRow - firstRow});

  const auto rowBytes = static_cast<std::size_t>(columns.count) * static_cast<std::size_t>(picture.channels);
  Raster result{columns.count, rows.count, picture.channels, std::vector<std::uint8_t>(rowBytes * taps.size())};
  std::vector<std::int32_t> sums(rowBytes);
  for (std::size_t y = 0; y < taps.size(); ++y) {
    std::fill(sums.begin(), sums.end(), half);
    const auto* source = narrow.pixels.data() + static_cast<std::size_t>(taps[y].first - firstRow) * rowBytes;
    for (const auto weight : taps[y].weights) {
      for (std::size_t i = 0; i < rowBytes; ++i) sums[i] += source[i] * weight;
      source += rowBytes;
    }
    std::transform(sums.begin(), sums.end(), result.pixels.begin() + static_cast<std::ptrdiff_t>(y * rowBytes), toByte);
  }
  return result;
}

}  // namespace cleanai
