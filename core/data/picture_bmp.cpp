// BMP pictures: uncompressed, with a palette or 16 to 32 bits a pixel.
#include <algorithm>
#include <array>
#include <bit>

#include "core/data/picture.h"

namespace cleanai {
namespace {

/// One colour channel of a pixel that is a number of 16 to 32 bits.
struct Channel {
  std::uint32_t mask = 0;

  std::uint8_t of(std::uint32_t pixel) const {
    if (mask == 0) return 0;
    const auto shift = std::countr_zero(mask);
    return static_cast<std::uint8_t>(std::uint64_t{(pixel & mask) >> shift} * 255 / (mask >> shift));
  }
};

struct Layout {
  std::int64_t width = 0;
  std::int64_t height = 0;
  bool topDown = false;
  std::uint32_t bits = 0;
  std::size_t pixelOffset = 0;
  std::array<Channel, 3> channels;
  Bytes palette;
  std::size_t paletteStep = 4;
};

std::uint32_t number(Bytes bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value |= std::uint32_t{bytes[at + i]} << (8 * i);
  return value;
}

/// Why the header cannot be used, or nothing.
std::string readLayout(Bytes bytes, Layout& layout) {
  constexpr auto truncated = "it is truncated";
  if (bytes.size() < 26) return truncated;
  layout.pixelOffset = number(bytes, 10, 4);
  const std::size_t headerBytes = number(bytes, 14, 4);
  const bool isOld = headerBytes == 12;
  if (!isOld && headerBytes < 40) return "its header is unknown";
  if (bytes.size() < 14 + headerBytes) return truncated;
  std::uint32_t compression = 0;
  if (isOld) {
    layout.width = number(bytes, 18, 2);
    layout.height = number(bytes, 20, 2);
    layout.bits = number(bytes, 24, 2);
    layout.paletteStep = 3;
  } else {
    layout.width = static_cast<std::int32_t>(number(bytes, 18, 4));
    layout.height = static_cast<std::int32_t>(number(bytes, 22, 4));
    layout.bits = number(bytes, 28, 2);
    compression = number(bytes, 30, 4);
  }
  layout.topDown = layout.height < 0;
  layout.height = std::abs(layout.height);

  constexpr std::uint32_t uncompressed = 0, bitFields = 3;
  const bool isKnown = compression == uncompressed || (compression == bitFields && layout.bits >= 16);
  if (!isKnown) return "it is a compressed BMP, which is not read";
  if (layout.bits == 16) layout.channels = {Channel{0x7c00}, Channel{0x3e0}, Channel{0x1f}};
  if (layout.bits > 16) layout.channels = {Channel{0xff0000}, Channel{0xff00}, Channel{0xff}};
  if (compression == bitFields) {
    if (bytes.size() < 66) return truncated;
    for (std::size_t c = 0; c < 3; ++c) layout.channels[c].mask = number(bytes, 54 + 4 * c, 4);
  }
  if (layout.bits <= 8) {
    const auto first = 14 + headerBytes;
    const auto last = std::min(std::max(layout.pixelOffset, first), bytes.size());
    layout.palette = bytes.subspan(first, last - first);
  }
  constexpr std::array<std::uint32_t, 6> knownBits{1, 4, 8, 16, 24, 32};
  return std::find(knownBits.begin(), knownBits.end(), layout.bits) == knownBits.end() ? "its header is unknown" : "";
}

void unpackRow(Bytes row, const Layout& layout, std::uint8_t* target) {
  for (std::size_t x = 0; x < static_cast<std::size_t>(layout.width); ++x, target += 3) {
    if (layout.bits <= 8) {
      const std::size_t perByte = 8 / layout.bits;
      const auto shift = layout.bits * static_cast<std::uint32_t>(perByte - 1 - x % perByte);
      const std::size_t entry = (row[x / perByte] >> shift) & ((1u << layout.bits) - 1);
      const auto at = entry * layout.paletteStep;
      for (std::size_t c = 0; c < 3; ++c) target[c] = at + 2 < layout.palette.size() ? layout.palette[at + 2 - c] : 0;
    } else {
      const std::size_t pixelBytes = layout.bits / 8;
      const auto pixel = number(row, x * pixelBytes, pixelBytes);
      for (std::size_t c = 0; c < 3; ++c) target[c] = layout.channels[c].of(pixel);
    }
  }
}

}  // namespace

bool decodeBmp(Bytes bytes, Picture& picture, std::string& reason) {
  Layout layout;
  reason = readLayout(bytes, layout);
  if (!reason.empty()) return false;
  if (!picture.allocate(layout.width, layout.height)) {
    reason = layout.width < 1 || layout.height < 1 ? "it has no pixels" : tooLarge;
    return false;
  }
  const auto width = static_cast<std::size_t>(layout.width);
  const auto height = static_cast<std::size_t>(layout.height);
  const std::size_t rowBytes = (width * layout.bits + 31) / 32 * 4;
  if (layout.pixelOffset > bytes.size() || (bytes.size() - layout.pixelOffset) / rowBytes < height) {
    reason = "it is truncated";
    return false;
  }
  for (std::size_t y = 0; y < height; ++y) {
    const auto line = layout.topDown ? y : height - 1 - y;
    unpackRow(bytes.subspan(layout.pixelOffset + y * rowBytes, rowBytes), layout,
              picture.pixels.data() + line * width * 3);
  }
  return true;
}

}  // namespace cleanai
