#include "core/base/file_kind.h"

#include <algorithm>
#include <array>

namespace cleanai {
namespace {

using namespace std::string_view_literals;

struct Signature {
  FileKind kind;
  std::string_view bytes;
  std::size_t offset = 0;
};

// The first that fits.
constexpr std::array signatures{
    Signature{FileKind::jpeg, "\xff\xd8\xff"sv},
    Signature{FileKind::png, "\x89PNG\r\n\x1a\n"sv},
    Signature{FileKind::bmp, "BM"sv},
    Signature{FileKind::webp, "WEBP"sv, 8},
    Signature{FileKind::tiff, "II*\0"sv},
    Signature{FileKind::tiff, "MM\0*"sv},
    Signature{FileKind::gif, "GIF8"sv},
    Signature{FileKind::numpy, "\x93NUMPY"sv},
    Signature{FileKind::oldTensor, "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20"sv},
    Signature{FileKind::pickle, "\x80\x02"sv},
    Signature{FileKind::pickle, "\x80\x03"sv},
    Signature{FileKind::pickle, "\x80\x04"sv},
    Signature{FileKind::pickle, "\x80\x05"sv},
    Signature{FileKind::hdf5, "\x89HDF\r\n"sv},
    Signature{FileKind::parquet, "PAR1"sv},
    Signature{FileKind::arrow, "ARROW1"sv},
    Signature{FileKind::matlab, "MATLAB"sv},
    Signature{FileKind::gzip, "\x1f\x8b"sv},
    Signature{FileKind::tar, "ustar"sv, 257},
    Signature{FileKind::sevenZip, "7z\xbc\xaf"sv},
    Signature{FileKind::xz, "\xfd\x37zXZ"sv},
    Signature{FileKind::zstandard, "\x28\xb5\x2f\xfd"sv},
    Signature{FileKind::rar, "Rar!"sv},
    Signature{FileKind::pdf, "%PDF"sv},
    Signature{FileKind::lfsPointer, "version https://git-lfs"sv},
};

}  // namespace

FileKind kindOf(std::string_view head) {
  for (const auto& [kind, bytes, offset] : signatures)
    if (head.size() > offset && head.substr(offset).starts_with(bytes)) return kind;
  return FileKind::unknown;
}

bool isWebPage(std::string_view head) {
  const std::string text = lowerCase(head.substr(0, 512));
  return text.find("<!doctype html") != text.npos || text.find("<html") != text.npos;
}

std::string lowerCase(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace cleanai
