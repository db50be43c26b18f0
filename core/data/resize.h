// Shrinking and enlarging pictures.
#pragma once

#include <cstdint>
#include <vector>

namespace cleanai {

/// Interleaved bytes, `channels` a pixel.
struct Raster {
  int width = 0;
  int height = 0;
  int channels = 0;
  std::vector<std::uint8_t> pixels;
};

/// A part of one axis: `count` pixels from `first` on.
struct Range {
  int first = 0;
  int count = 0;
};

/// Those columns and rows of the picture resized to width x height. Bilinear with antialiasing, equal to the byte to
/// Pillow's Image.resize(..., BILINEAR): a triangle filter as wide as the scale, first along rows, then along columns,
/// each in 22-bit fixed point and rounded to 8 bits.
Raster resized(const Raster& picture, int width, int height, Range columns, Range rows);

}  // namespace cleanai
