// TIFF pictures, by libtiff: its RGBA reader for palettes, bilevel, CMYK and YCbCr; the plain samples for the rest,
// since that reader multiplies colours by alpha and rounds 16 bits.
#include <tiffio.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>

#include "core/data/picture.h"

namespace cleanai {
namespace {

/// The file in memory and the first thing that libtiff complained about.
struct TiffSource {
  Bytes bytes;
  std::uint64_t position = 0;
  char message[200] = "it is damaged or of a kind that is not read";
  bool failed = false;
};

tmsize_t readFrom(thandle_t handle, void* target, tmsize_t count) {
  auto* source = static_cast<TiffSource*>(handle);
  const auto first = std::min<std::uint64_t>(source->position, source->bytes.size());
  const auto got = std::min<std::uint64_t>(static_cast<std::uint64_t>(count), source->bytes.size() - first);
  if (got > 0) std::memcpy(target, source->bytes.data() + first, got);
  source->position += got;
  return static_cast<tmsize_t>(got);
}

toff_t seekIn(thandle_t handle, toff_t offset, int whence) {
  auto* source = static_cast<TiffSource*>(handle);
  const std::uint64_t base = whence == SEEK_CUR ? source->position : whence == SEEK_END ? source->bytes.size() : 0;
  return source->position = base + offset;
}

int keepMessage(TIFF*, void* user, const char*, const char* format, std::va_list arguments) {
  auto* source = static_cast<TiffSource*>(user);
  if (!source->failed) std::vsnprintf(source->message, sizeof source->message, format, arguments);
  source->failed = true;
  return 1;
}

using TiffHandle = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

TiffHandle openTiff(TiffSource& source) {
  const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(TIFFOpenOptionsAlloc(),
                                                                                 &TIFFOpenOptionsFree);
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), keepMessage, &source);
  TIFFOpenOptionsSetWarningHandlerExtR(
      options.get(), [](TIFF*, void*, const char*, const char*, std::va_list) { return 1; }, nullptr);
  return {TIFFClientOpenExt(
              "picture", "rm", &source, readFrom, [](thandle_t, void*, tmsize_t) -> tmsize_t { return 0; }, seekIn,
              [](thandle_t) { return 0; },
              [](thandle_t handle) -> toff_t { return static_cast<TiffSource*>(handle)->bytes.size(); }, nullptr,
              nullptr, options.get()),
          &TIFFClose};
}

std::uint16_t tag(TIFF* tiff, std::uint32_t name) {
  std::uint16_t value = 0;
  TIFFGetFieldDefaulted(tiff, name, &value);
  return value;
}

/// Width, height and samples of the picture; samples are interleaved, in the machine's byte order.
struct Samples {
  std::size_t width = 0, height = 0, count = 0, bytesEach = 0;
  std::vector<std::uint8_t> values;

  void copy(const std::uint8_t* from, std::size_t pixels, std::size_t x, std::size_t y, std::size_t plane,
            std::size_t together) {
    const auto step = count * bytesEach;
    auto* target = values.data() + (y * width + x) * step + plane * bytesEach;
    for (std::size_t i = 0; i < pixels; ++i, target += step, from += together * bytesEach)
      std::memcpy(target, from, together * bytesEach);
  }
};

bool readTiles(TIFF* tiff, Samples& samples, std::size_t plane, std::size_t together) {
  std::uint32_t tileWidth = 0, tileHeight = 0;
  TIFFGetField(tiff, TIFFTAG_TILEWIDTH, &tileWidth);
  TIFFGetField(tiff, TIFFTAG_TILELENGTH, &tileHeight);
  std::vector<std::uint8_t> tile(static_cast<std::size_t>(std::max<tmsize_t>(TIFFTileSize(tiff), 0)));
  if (tileWidth == 0 || tileHeight == 0 ||
      tile.size() < std::size_t{tileWidth} * tileHeight * together * samples.bytesEach)
    return false;
  for (std::size_t y = 0; y < samples.height; y += tileHeight) {
    for (std::size_t x = 0; x < samples.width; x += tileWidth) {
      if (TIFFReadTile(tiff, tile.data(), static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y), 0,
                       static_cast<std::uint16_t>(plane)) < 0)
        return false;
      const auto pixels = std::min<std::size_t>(tileWidth, samples.width - x);
      for (std::size_t row = 0; row < tileHeight && y + row < samples.height; ++row)
        samples.copy(tile.data() + row * tileWidth * together * samples.bytesEach, pixels, x, y + row, plane, together);
    }
  }
  return true;
}

bool readRows(TIFF* tiff, Samples& samples, std::size_t plane, std::size_t together) {
  std::vector<std::uint8_t> row(static_cast<std::size_t>(std::max<tmsize_t>(TIFFScanlineSize(tiff), 0)));
  if (row.size() < samples.width * together * samples.bytesEach) return false;
  for (std::size_t y = 0; y < samples.height; ++y) {
    if (TIFFReadScanline(tiff, row.data(), static_cast<std::uint32_t>(y), static_cast<std::uint16_t>(plane)) < 0)
      return false;
    samples.copy(row.data(), samples.width, 0, y, plane, together);
  }
  return true;
}

bool readSamples(TIFF* tiff, Samples& samples) {
  samples.values.resize(samples.width * samples.height * samples.count * samples.bytesEach);
  const bool isSeparate = tag(tiff, TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE;
  const std::size_t together = isSeparate ? 1 : samples.count;
  for (std::size_t plane = 0; plane < samples.count; plane += together)
    if (!(TIFFIsTiled(tiff) ? readTiles(tiff, samples, plane, together) : readRows(tiff, samples, plane, together)))
      return false;
  return true;
}

template <typename Value>
Value at(const std::uint8_t* bytes) {
  Value value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

/// One grey sample as PIL turns it into 8 bits: by clipping, whatever its type.
std::uint8_t greyOf(const std::uint8_t* sample, std::size_t bytesEach, bool isFloat) {
  if (bytesEach == 1) return *sample;
  if (bytesEach == 2) return static_cast<std::uint8_t>(std::min<int>(at<std::uint16_t>(sample), 255));
  if (isFloat) {
    const auto value = at<float>(sample);
    return value >= 255 ? 255 : value > 0 ? static_cast<std::uint8_t>(value) : 0;
  }
  return static_cast<std::uint8_t>(std::clamp(at<std::int32_t>(sample), 0, 255));
}

void samplesToRgb(const Samples& samples, TIFF* tiff, Picture& picture) {
  const bool isGrey = samples.count < 3;
  const bool isInverted = tag(tiff, TIFFTAG_PHOTOMETRIC) == PHOTOMETRIC_MINISWHITE && samples.bytesEach == 1;
  const bool isFloat = tag(tiff, TIFFTAG_SAMPLEFORMAT) == SAMPLEFORMAT_IEEEFP;
  std::uint16_t extraCount = 0;
  std::uint16_t* extras = nullptr;
  TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &extraCount, &extras);
  const bool isPremultiplied = samples.count == 4 && extraCount == 1 && extras[0] == EXTRASAMPLE_ASSOCALPHA;

  const auto* source = samples.values.data();
  const auto high = [&](std::size_t index) {  // the high byte of a sample
    const auto* sample = source + index * samples.bytesEach;
    return samples.bytesEach == 2 ? at<std::uint16_t>(sample) >> 8 : *sample;
  };
  for (auto* target = picture.pixels.data(); target != picture.pixels.data() + picture.pixels.size();
       target += 3, source += samples.count * samples.bytesEach) {
    for (std::size_t c = 0; c < 3; ++c) {
      int value = isGrey ? greyOf(source, samples.bytesEach, isFloat) : high(c);
      if (isInverted) value = 255 - value;
      if (isPremultiplied) value = high(3) == 0 ? 0 : std::min(value * 255 / high(3), 255);
      target[c] = static_cast<std::uint8_t>(value);
    }
  }
}

bool readAsRgba(TIFF* tiff, Picture& picture) {
  std::vector<std::uint32_t> raster(picture.pixels.size() / 3);
  if (TIFFReadRGBAImageOriented(tiff, static_cast<std::uint32_t>(picture.width),
                                static_cast<std::uint32_t>(picture.height), raster.data(),
                                tag(tiff, TIFFTAG_ORIENTATION), 1) == 0)
    return false;
  auto* target = picture.pixels.data();
  for (const auto pixel : raster) {
    *target++ = static_cast<std::uint8_t>(TIFFGetR(pixel));
    *target++ = static_cast<std::uint8_t>(TIFFGetG(pixel));
    *target++ = static_cast<std::uint8_t>(TIFFGetB(pixel));
  }
  return true;
}

/// Turns the picture upright; orientations as in TIFF 6.0, 1 being upright.
Picture oriented(Picture picture, int orientation) {
  if (orientation < 2 || orientation > 8) return picture;
  const bool swapsAxes = orientation >= 5;
  const bool fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  Picture upright{swapsAxes ? picture.height : picture.width, swapsAxes ? picture.width : picture.height, {}};
  upright.pixels.reserve(picture.pixels.size());
  for (int y = 0; y < upright.height; ++y) {
    for (int x = 0; x < upright.width; ++x) {
      const int column = swapsAxes ? y : x;
      const int row = swapsAxes ? x : y;
      const auto pixel = static_cast<std::size_t>(fromBottom ? picture.height - 1 - row : row) *
                             static_cast<std::size_t>(picture.width) +
                         static_cast<std::size_t>(fromRight ? picture.width - 1 - column : column);
      const auto* const source = picture.pixels.data() + pixel * 3;
      upright.pixels.insert(upright.pixels.end(), source, source + 3);
    }
  }
  return upright;
}

}  // namespace

bool decodeTiff(Bytes bytes, Picture& picture, std::string& reason) {
  TiffSource source{bytes};
  const auto tiff = openTiff(source);
  bool decoded = false;
  std::uint32_t width = 0, height = 0;
  if (tiff && TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width) != 0 &&
      TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height) != 0) {
    if (!picture.allocate(width, height)) {
      reason = tooLarge;
      return false;
    }
    const auto photometric = tag(tiff.get(), TIFFTAG_PHOTOMETRIC);
    const auto bits = tag(tiff.get(), TIFFTAG_BITSPERSAMPLE);
    Samples samples{width, height, tag(tiff.get(), TIFFTAG_SAMPLESPERPIXEL), bits / std::size_t{8}, {}};
    const bool isGrey = photometric <= PHOTOMETRIC_MINISBLACK && samples.count >= 1 && samples.count <= 2;
    const bool isRgb = photometric == PHOTOMETRIC_RGB && samples.count >= 3 && samples.count <= 8;
    if ((isGrey && (bits == 8 || bits == 16 || bits == 32)) || (isRgb && (bits == 8 || bits == 16))) {
      decoded = readSamples(tiff.get(), samples);
      if (decoded) samplesToRgb(samples, tiff.get(), picture);
    } else {
      decoded = readAsRgba(tiff.get(), picture);
    }
    if (decoded) picture = oriented(std::move(picture), tag(tiff.get(), TIFFTAG_ORIENTATION));
  }
  if (!decoded) reason = source.message;
  return decoded;
}

}  // namespace cleanai
