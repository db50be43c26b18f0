#include "core/data/picture.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "core/base/error.h"
#include "core/data/byte_file.h"

namespace cleanai {
namespace {

using namespace std::string_view_literals;

struct Format {
  std::size_t offset;
  std::string_view magic;
  bool (*decode)(Bytes, Picture&, std::string&);
};

constexpr std::array formats{
    Format{0, "\xff\xd8\xff"sv, decodeJpeg},
    Format{0, "\x89PNG\r\n\x1a\n"sv, decodePng},
    Format{0, "BM"sv, decodeBmp},
    Format{8, "WEBP"sv, decodeWebp},
    Format{0, "II*\0"sv, decodeTiff},
    Format{0, "MM\0*"sv, decodeTiff},
};

constexpr std::array extensions{".jpg"sv, ".jpeg"sv, ".png"sv, ".bmp"sv, ".webp"sv, ".tif"sv, ".tiff"sv};

bool decode(Bytes bytes, Picture& picture, std::string& reason) {
  for (const auto& format : formats)
    if (bytes.size() > format.offset + format.magic.size() &&
        std::memcmp(bytes.data() + format.offset, format.magic.data(), format.magic.size()) == 0)
      return format.decode(bytes, picture, reason);
  reason = bytes.empty() ? "it is empty" : "it is no JPEG, PNG, BMP, WebP or TIFF picture";
  return false;
}

}  // namespace

bool Picture::allocate(std::int64_t newWidth, std::int64_t newHeight) {
  constexpr std::int64_t mostPixels = 178956970;
  if (newWidth < 1 || newHeight < 1 || newWidth > mostPixels || newHeight > mostPixels / newWidth) return false;
  width = static_cast<int>(newWidth);
  height = static_cast<int>(newHeight);
  pixels.resize(static_cast<std::size_t>(newWidth * newHeight) * 3);
  return true;
}

Picture decodePicture(const std::filesystem::path& file) {
  const ByteFile stream(file);
  std::vector<std::uint8_t> bytes(stream.size());
  stream.read(0, bytes);
  Picture picture;
  std::string reason;
  if (!decode(bytes, picture, reason))
    throw Error(ErrorCode::fileUnreadable, file.string(), reason, "Replace or remove the picture");
  return picture;
}

bool hasPictureExtension(const std::filesystem::path& file) {
  auto extension = file.extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

}  // namespace cleanai
