// What a path or a file's first bytes are.
#include <zlib.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

#include "core/base/error.h"
#include "core/base/file_kind.h"
#include "core/data/readers.h"

namespace cleanai {
namespace {

using namespace std::string_view_literals;

struct Description {
  FileKind kind;
  std::string_view meaning;
  std::string_view advice;
};

constexpr auto giveFolder = "Give the folder that holds it"sv;
constexpr auto unpack = "Unpack it and give the folder"sv;
constexpr auto saveArray = "Save its images with numpy.save"sv;

constexpr std::array descriptions{
    Description{FileKind::png, "a single picture (PNG)", giveFolder},
    Description{FileKind::jpeg, "a single picture (JPEG)", giveFolder},
    Description{FileKind::bmp, "a single picture (BMP)", giveFolder},
    Description{FileKind::webp, "a single picture (WebP)", giveFolder},
    Description{FileKind::tiff, "a single picture (TIFF)", giveFolder},
    Description{FileKind::gif, "a GIF picture", "Convert it to PNG"},
    Description{FileKind::oldTensor, "a tensor in the old format of torch.save",
                "Load it in Python and save it again with torch.save(tensor, \"images.pt\")"},
    Description{FileKind::pickle, "a Python pickle", saveArray},
    Description{FileKind::hdf5, "an HDF5 file", saveArray},
    Description{FileKind::parquet, "a Parquet file", saveArray},
    Description{FileKind::arrow, "an Arrow file", saveArray},
    Description{FileKind::matlab, "a MATLAB file", saveArray},
    Description{FileKind::tar, "a tar archive", unpack},
    Description{FileKind::sevenZip, "a 7-Zip archive", unpack},
    Description{FileKind::xz, "an XZ archive", unpack},
    Description{FileKind::zstandard, "a Zstandard archive", unpack},
    Description{FileKind::rar, "a RAR archive", unpack},
    Description{FileKind::pdf, "a PDF document", ""},
    Description{FileKind::lfsPointer, "a Git LFS pointer", "Fetch the file itself with git lfs pull"},
};

bool looksLikeText(std::string_view head) {
  for (const char c : head)
    if (static_cast<unsigned char>(c) < 32 && c != '\n' && c != '\r' && c != '\t') return false;
  return true;
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
  const FileKind kind = kindOf(head);
  for (const auto& [described, meaning, advice] : descriptions)
    if (described == kind) return {std::string(meaning), std::string(advice)};
  if (!looksLikeText(head)) return {"binary data of an unknown kind", ""};
  if (isWebPage(head)) return {"a web page (often what a failed download leaves)", "Download the file again"};
  return {"text", ""};
}

}  // namespace cleanai
