// Decoding one picture file to 8-bit RGB, as PIL's Image.open(file).convert("RGB") does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace cleanai {

/// Interleaved 8-bit RGB, top row first.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;

  /// Sets the size and makes room. False for sizes that PIL refuses as a decompression bomb.
  bool allocate(std::int64_t newWidth, std::int64_t newHeight);
};

using Bytes = std::span<const std::uint8_t>;

/// Decoders of one format each: false with a reason when the bytes cannot be decoded completely.
bool decodeJpeg(Bytes bytes, Picture& picture, std::string& reason);
bool decodePng(Bytes bytes, Picture& picture, std::string& reason);
bool decodeBmp(Bytes bytes, Picture& picture, std::string& reason);
bool decodeWebp(Bytes bytes, Picture& picture, std::string& reason);
bool decodeTiff(Bytes bytes, Picture& picture, std::string& reason);

inline constexpr auto tooLarge = "it is larger than 178 million pixels";

/// JPEG, PNG, BMP, WebP or TIFF by content. Alpha is dropped, EXIF orientation is not applied (TIFF's is), 16-bit
/// colour keeps its high byte, 16-bit grey is clipped at 255: all as in PIL. Throws Error(fileUnreadable).
Picture decodePicture(const std::filesystem::path& file);

/// True for the file extensions of the formats above, in any case.
bool hasPictureExtension(const std::filesystem::path& file);

}  // namespace cleanai
