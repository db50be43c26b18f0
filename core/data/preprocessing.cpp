#include "core/data/preprocessing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/data/resize.h"

namespace cleanai {
namespace {

using Colour = Preprocessing::Colour;

void checkOptions(const Preprocessing& preprocessing) {
  const auto refuse = [](const std::string& what, const std::string& reason) {
    throw Error(ErrorCode::invalidArgument, what, reason, "Correct the preprocessing options");
  };
  if (preprocessing.resize && *preprocessing.resize < 1) refuse("resize", "it is not a positive number of pixels");
  if (preprocessing.crop && *preprocessing.crop < 1) refuse("crop", "it is not a positive number of pixels");
  for (const float mean : preprocessing.mean)
    if (!std::isfinite(mean)) refuse("mean", "it is not a number");
  for (const float std : preprocessing.std)
    if (!std::isfinite(std) || std <= 0) refuse("std", "it is not a positive number");
}

void checkChannels(const std::vector<float>& numbers, const std::string& option, std::int64_t channels) {
  if (numbers.empty() || std::ssize(numbers) == channels) return;
  const auto plural = [](std::int64_t count) {
    return std::to_string(count) + (count == 1 ? " channel" : " channels");
  };
  std::string remedy = "Give one number a channel";
  if (std::ssize(numbers) == 1 && channels == 3)
    remedy = "Turn the pictures grey with grayscale, or give three numbers";
  if (std::ssize(numbers) == 3 && channels == 1) remedy = "Repeat the grey channel with rgb, or give one number";
  throw Error(ErrorCode::shapeMismatch, option,
              "it is for " + plural(std::ssize(numbers)) + " but the images have " + plural(channels), remedy);
}

/// ITU-R 601 luma in 16-bit fixed point, as Pillow's convert("L").
Raster toGrey(const Raster& picture) {
  Raster grey{picture.width, picture.height, 1, {}};
  grey.pixels.reserve(picture.pixels.size() / 3);
  for (std::size_t i = 0; i < picture.pixels.size(); i += 3) {
    const auto luma = picture.pixels[i] * 19595u + picture.pixels[i + 1] * 38470u + picture.pixels[i + 2] * 7471u;
    grey.pixels.push_back(static_cast<std::uint8_t>((luma + 0x8000u) >> 16));
  }
  return grey;
}

/// Where a centred cut of one axis lies: source pixels, and the zeros before them.
struct Cut {
  Range source;
  int before = 0;
  int size = 0;
};

/// torchvision's CenterCrop: an odd rest is split with Python's round(), half to even.
Cut centred(int size, std::optional<int> crop) {
  if (!crop) return {{0, size}, 0, size};
  if (*crop > size) return {{0, size}, (*crop - size) / 2, *crop};
  const int rest = size - *crop;
  const int first = rest % 4 == 3 ? rest / 2 + 1 : rest / 2;
  return {{first, *crop}, 0, *crop};
}

/// torchvision's Resize with one number: the shorter side gets it, the longer one keeps the ratio, rounded down.
std::pair<int, int> resizedSize(const Raster& picture, std::optional<int> side) {
  if (!side) return {picture.width, picture.height};
  const int shorter = std::min(picture.width, picture.height);
  const int longer = std::max(picture.width, picture.height);
  const double scaled = static_cast<double>(std::int64_t{*side} * longer) / shorter;
  if (scaled * *side > 178956970.0)
    throw Error(ErrorCode::unsupported, "resize " + std::to_string(*side),
                "a picture of " + std::to_string(picture.width) + " x " + std::to_string(picture.height) +
                    " pixels would become too large",
                "Give a smaller number, or remove the picture");
  const auto other = static_cast<int>(scaled);
  return picture.width <= picture.height ? std::pair{*side, other} : std::pair{other, *side};
}

/// The float of every byte: ToTensor, then Normalize, in float32.
std::array<float, 256> tableFor(std::optional<float> mean, std::optional<float> std) {
  std::array<float, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = static_cast<float>(i) / 255.0f;
    if (mean) table[i] -= *mean;
    if (std) table[i] /= *std;
  }
  return table;
}

std::optional<float> numberFor(const std::vector<float>& numbers, std::size_t channel) {
  return numbers.empty() ? std::nullopt : std::optional(numbers[channel]);
}

Sample preparePicture(Raster picture, const Preprocessing& preprocessing) {
  const bool convertible = picture.channels == 1 || picture.channels == 3;
  if (preprocessing.colour != Colour::asIs && !convertible)
    throw Error(ErrorCode::unsupported, preprocessing.colour == Colour::rgb ? "rgb" : "grayscale",
                "the images have " + std::to_string(picture.channels) + " channels", "Leave this option out");
  const int channels = preprocessing.colour == Colour::asIs  ? picture.channels
                       : preprocessing.colour == Colour::rgb ? 3
                                                             : 1;
  checkChannels(preprocessing.mean, "mean", channels);
  checkChannels(preprocessing.std, "std", channels);
  if (channels == 1 && picture.channels == 3) picture = toGrey(picture);

  const auto [width, height] = resizedSize(picture, preprocessing.resize);
  const auto columns = centred(width, preprocessing.crop);
  const auto rows = centred(height, preprocessing.crop);
  if (width != picture.width || height != picture.height || columns.source.count != width ||
      rows.source.count != height)
    picture = resized(picture, width, height, columns.source, rows.source);

  const auto plane = static_cast<std::size_t>(columns.size) * static_cast<std::size_t>(rows.size);
  Sample sample{{channels, rows.size, columns.size}, std::vector<float>(plane * static_cast<std::size_t>(channels))};
  for (std::size_t c = 0; c < static_cast<std::size_t>(channels); ++c) {
    const auto table = tableFor(numberFor(preprocessing.mean, c), numberFor(preprocessing.std, c));
    auto* const target = sample.values.data() + c * plane;
    if (columns.size != picture.width || rows.size != picture.height) std::fill_n(target, plane, table[0]);
    const auto* source = picture.pixels.data() + (picture.channels == 1 ? 0 : c);
    for (int y = 0; y < picture.height; ++y) {
      auto* const line = target + std::ptrdiff_t{y + rows.before} * columns.size + columns.before;
      for (int x = 0; x < picture.width; ++x, source += picture.channels) line[x] = table[*source];
    }
  }
  return sample;
}

Sample prepareFloats(Shape shape, std::vector<float> values, const Preprocessing& preprocessing) {
  const auto* asked = preprocessing.resize                   ? "resize"
                      : preprocessing.crop                   ? "crop"
                      : preprocessing.colour == Colour::asIs ? nullptr
                      : preprocessing.colour == Colour::rgb  ? "rgb"
                                                             : "grayscale";
  if (asked != nullptr)
    throw Error(ErrorCode::unsupported, asked, "the images are arrays of numbers, not 8-bit pictures",
                "Leave this option out, or give pictures or a uint8 array of shape [N, channels, height, width]");
  const auto channels = shape.empty() ? 1 : shape.front();
  checkChannels(preprocessing.mean, "mean", channels);
  checkChannels(preprocessing.std, "std", channels);
  const auto plane = values.size() / static_cast<std::size_t>(std::max<std::int64_t>(channels, 1));
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!preprocessing.mean.empty()) values[i] -= preprocessing.mean[i / plane];
    if (!preprocessing.std.empty()) values[i] /= preprocessing.std[i / plane];
  }
  return {std::move(shape), std::move(values)};
}

}  // namespace

Sample prepare(RawSample raw, const Preprocessing& preprocessing) {
  checkOptions(preprocessing);
  if (auto* floats = std::get_if<std::vector<float>>(&raw.values))
    return prepareFloats(std::move(raw.shape), std::move(*floats), preprocessing);
  auto& pixels = std::get<std::vector<std::uint8_t>>(raw.values);
  if (raw.shape.size() != 3 || elementCount(raw.shape) != std::ssize(pixels))
    throw Error(ErrorCode::shapeMismatch, "an image", "its shape is [" + toString(raw.shape) + "]",
                "Pictures have the shape {height, width, channels}");
  return preparePicture({static_cast<int>(raw.shape[1]), static_cast<int>(raw.shape[0]), static_cast<int>(raw.shape[2]),
                         std::move(pixels)},
                        preprocessing);
}

}  // namespace cleanai
