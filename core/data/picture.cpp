#include "core/data/picture.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/error.h"
#include "core/base/file_kind.h"
#include "core/data/byte_file.h"

namespace cleanai {
namespace {

using namespace std::string_view_literals;

constexpr std::array extensions{".jpg"sv, ".jpeg"sv, ".png"sv, ".bmp"sv, ".webp"sv, ".tif"sv, ".tiff"sv};

bool decode(Bytes bytes, Picture& picture, std::string& reason) {
  const Bytes head = bytes.first(std::min<std::size_t>(bytes.size(), 512));
  switch (kindOf({reinterpret_cast<const char*>(head.data()), head.size()})) {
    case FileKind::jpeg:
      return decodeJpeg(bytes, picture, reason);
    case FileKind::png:
      return decodePng(bytes, picture, reason);
    case FileKind::bmp:
      return decodeBmp(bytes, picture, reason);
    case FileKind::webp:
      return decodeWebp(bytes, picture, reason);
    case FileKind::tiff:
      return decodeTiff(bytes, picture, reason);
    default:
      reason = bytes.empty() ? "it is empty" : "it is no JPEG, PNG, BMP, WebP or TIFF picture";
  }
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
  const std::string extension = lowerCase(file.extension().string());
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

}  // namespace cleanai
