// What a path or a file's first bytes are.
#include <zlib.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

#include "core/base/error.h"
#include "core/data/readers.h"

namespace cleanai {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  std::string_view meaning;
  std::string_view advice;
};

constexpr auto giveFolder = "Give the folder that holds it"sv;
constexpr auto unpack = "Unpack it and give the folder"sv;
constexpr auto saveArray = "Save its images with numpy.save"sv;

constexpr std::array signatures{
    Signature{0, "\x89PNG\r\n"sv, "a single picture (PNG)", giveFolder},
    Signature{0, "\xff\xd8\xff"sv, "a single picture (JPEG)", giveFolder},
    Signature{0, "BM"sv, "a single picture (BMP)", giveFolder},
    Signature{8, "WEBP"sv, "a single picture (WebP)", giveFolder},
    Signature{0, "II*\0"sv, "a single picture (TIFF)", giveFolder},
    Signature{0, "MM\0*"sv, "a single picture (TIFF)", giveFolder},
    Signature{0, "GIF8"sv, "a GIF picture", "Convert it to PNG"},
    Signature{0, "\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20"sv, "a tensor in the old format of torch.save",
              "Load it in Python and save it again with torch.save(tensor, \"images.pt\")"},
    Signature{0, "\x80\x02"sv, "a Python pickle", saveArray},
    Signature{0, "\x80\x03"sv, "a Python pickle", saveArray},
    Signature{0, "\x80\x04"sv, "a Python pickle", saveArray},
    Signature{0, "\x80\x05"sv, "a Python pickle", saveArray},
    Signature{0, "\x89HDF\r\n"sv, "an HDF5 file", saveArray},
    Signature{0, "PAR1"sv, "a Parquet file", saveArray},
    Signature{0, "ARROW1"sv, "an Arrow file", saveArray},
    Signature{0, "MATLAB"sv, "a MATLAB file", saveArray},
    Signature{257, "ustar"sv, "a tar archive", unpack},
    Signature{0, "7z\xbc\xaf"sv, "a 7-Zip archive", unpack},
    Signature{0,
              "\xfd"
              "7zXZ"sv,
              "an XZ archive", unpack},
    Signature{0, "\x28\xb5\x2f\xfd"sv, "a Zstandard archive", unpack},
    Signature{0, "Rar!"sv, "a RAR archive", unpack},
    Signature{0, "%PDF"sv, "a PDF document", ""},
    Signature{0, "version https://git-lfs"sv, "a Git LFS pointer", "Fetch the file itself with git lfs pull"},
};

bool looksLikeText(std::string_view head) {
  for (const char c : head)
    if (static_cast<unsigned char>(c) < 32 && c != '\n' && c != '\r' && c != '\t') return false;
  return true;
}

std::string lowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

}  // namespace

Source lookAt(const std::string& text) {
  Source source{text, text, false, {}};
  if (isRandom(source)) return source;

  std::error_code problem;
  const auto status = std::filesystem::status(source.path, problem);
  if (text.empty() || status.type() == std::filesystem::file_type::not_found)
    throw Error(ErrorCode::fileNotFound, text.empty() ? "the data source" : text, "there is no such file or folder",
                "Check the spelling, or use random:N for N random images");
  if (problem) throw Error(ErrorCode::fileUnreadable, text, problem.message(), "Check its permissions");

  source.isFolder = status.type() == std::filesystem::file_type::directory;
  if (source.isFolder) return source;
  const std::unique_ptr<gzFile_s, decltype(&gzclose)> stream(gzopen(source.path.c_str(), "rb"), &gzclose);
  if (status.type() != std::filesystem::file_type::regular || !stream)
    throw Error(ErrorCode::fileUnreadable, text, "it cannot be read", "Check its permissions");
  source.head.resize(512);
  const int count = gzread(stream.get(), source.head.data(), static_cast<unsigned>(source.head.size()));
  source.head.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return source;
}

Content describeContent(const Source& source) {
  if (source.isFolder) return {"a folder", ""};
  const std::string_view head = source.head;
  if (head.empty() && std::filesystem::file_size(source.path) == 0) return {"empty", "Download or copy the file again"};
  if (head.empty()) return {"a damaged gzip file", "Download or copy the file again"};
  for (const auto& signature : signatures)
    if (head.size() > signature.offset && head.substr(signature.offset).starts_with(signature.bytes))
      return {std::string(signature.meaning), std::string(signature.advice)};
  if (!looksLikeText(head)) return {"binary data of an unknown kind", ""};
  const auto lower = lowerCase(head);
  if (lower.find("<!doctype html") != lower.npos || lower.find("<html") != lower.npos)
    return {"a web page (often what a failed download leaves)", "Download the file again"};
  return {"text", ""};
}

}  // namespace cleanai
