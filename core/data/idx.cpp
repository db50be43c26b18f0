// IDX files, plain or gzip: the format of MNIST (LeCun, http://yann.lecun.com/exdb/mnist).
#include <zlib.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "core/data/labels.h"
#include "core/data/readers.h"

namespace cleanai {
namespace {

struct IdxArray {
  Shape shape;
  std::vector<std::uint8_t> values;
};

Error damaged(const std::filesystem::path& file, const std::string& reason) {
  return Error(ErrorCode::wrongFormat, file.string(), reason, "Download or copy the file again");
}

class GzipStream {
 public:
  explicit GzipStream(const std::filesystem::path& file) : path_(file), stream_(gzopen(file.c_str(), "rb"), &gzclose) {
    if (!stream_) throw Error(ErrorCode::fileUnreadable, file.string(), "it cannot be read", "Check its permissions");
    gzbuffer(stream_.get(), 1 << 17);
  }

  /// Number of bytes read, fewer than asked for only at the end.
  std::size_t read(std::uint8_t* target, std::size_t count) {
    std::size_t done = 0;
    while (done < count) {
      const auto step = static_cast<unsigned>(std::min<std::size_t>(count - done, 1 << 20));
      const int got = gzread(stream_.get(), target + done, step);
      if (got < 0) {
        int code = Z_OK;
        gzerror(stream_.get(), &code);
        if (code == Z_BUF_ERROR) break;
        throw damaged(path_, "its gzip data are damaged");
      }
      if (got == 0) break;
      done += static_cast<std::size_t>(got);
    }
    return done;
  }

 private:
  std::filesystem::path path_;
  std::unique_ptr<gzFile_s, decltype(&gzclose)> stream_;
};

Shape readShape(GzipStream& stream, const std::filesystem::path& file) {
  std::array<std::uint8_t, 4> word{};
  if (stream.read(word.data(), 4) != 4) throw damaged(file, "it is truncated");
  if (word[0] != 0 || word[1] != 0) throw damaged(file, "it does not begin like an IDX file");
  if (word[2] != 0x08)
    throw Error(ErrorCode::wrongFormat, file.string(), "it is an IDX file of other values than bytes",
                "Give pictures and labels as unsigned bytes, or as a .npy array");
  Shape shape(word[3]);
  for (auto& size : shape) {
    if (stream.read(word.data(), 4) != 4) throw damaged(file, "it is truncated");
    size = std::int64_t{word[0]} << 24 | word[1] << 16 | word[2] << 8 | word[3];
  }
  return shape;
}

/// Bytes that the sizes stand for, or an error when the file cannot hold them: gzip packs to 1/1032 at best.
std::size_t plausibleCount(const Shape& shape, const std::filesystem::path& file) {
  const double most = 1040.0 * static_cast<double>(std::filesystem::file_size(file)) + 1024.0;
  double count = 1;
  for (const auto size : shape) count *= static_cast<double>(size);
  if (count > most) throw damaged(file, "it is truncated: its header promises " + toString(shape) + " bytes");
  return static_cast<std::size_t>(count);
}

IdxArray readIdx(const std::filesystem::path& file, std::size_t dimensions, const std::string& wanted) {
  GzipStream stream(file);
  IdxArray array{readShape(stream, file), {}};
  if (array.shape.size() != dimensions)
    throw Error(ErrorCode::wrongFormat, file.string(),
                "it is an IDX file of " + std::to_string(array.shape.size()) + " dimensions, not of " + wanted,
                array.shape.size() == 1 ? "This seems to be the file of labels" : "Choose the file with the " + wanted);
  array.values.resize(plausibleCount(array.shape, file));
  const auto count = stream.read(array.values.data(), array.values.size());
  if (count != array.values.size())
    throw damaged(file, "it is truncated: " + std::to_string(count) + " of " + std::to_string(array.values.size()) +
                            " bytes are there");
  std::uint8_t more = 0;
  if (stream.read(&more, 1) != 0) throw damaged(file, "it is longer than its header says");
  return array;
}

void replaceLast(std::string& text, const std::string& what, const std::string& with) {
  if (const auto at = text.rfind(what); at != text.npos) text.replace(at, what.size(), with);
}

/// train-images-idx3-ubyte.gz -> train-labels-idx1-ubyte.gz; dots for dashes and a missing or added .gz will do too.
std::filesystem::path findLabels(const std::filesystem::path& images) {
  auto name = images.filename().string();
  if (name.find("images") == name.npos) return {};
  replaceLast(name, "images", "labels");
  replaceLast(name, "idx3", "idx1");
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  const std::string other = name.ends_with("gz") ? name : name + ".gz";
  for (const auto& candidate : {name, other})
    if (const auto file = images.parent_path() / candidate; std::filesystem::is_regular_file(file)) return file;
  return {};
}

class IdxDataset : public Dataset {
 public:
  explicit IdxDataset(IdxArray images) : images_(std::move(images)) {}

  std::size_t size() const override { return static_cast<std::size_t>(images_.shape[0]); }
  bool hasLabels() const override { return false; }
  std::optional<std::int64_t> label(std::size_t) const override { return std::nullopt; }
  RawSample read(std::size_t index) const override {
    const auto& shape = images_.shape;
    const auto count = shape[1] * shape[2];
    const auto first = images_.values.begin() + static_cast<std::ptrdiff_t>(index) * count;
    return {{shape[1], shape[2], 1}, std::vector<std::uint8_t>(first, first + count)};
  }

 private:
  IdxArray images_;
};

}  // namespace

bool isIdx(const Source& source) {
  const auto& head = source.head;
  return head.size() >= 4 && head[0] == 0 && head[1] == 0 && head[2] >= 0x08 && head[2] <= 0x0e && head[3] >= 1 &&
         head[3] <= 8;
}

std::shared_ptr<const Dataset> openIdx(const Source& source, const DatasetOptions& options) {
  auto images = readIdx(source.path, 3, "pictures");
  if (images.values.empty())
    throw Error(ErrorCode::emptyData, source.text, "it holds no image", "Choose a file with at least one image");
  auto dataset = std::make_shared<IdxDataset>(std::move(images));
  const auto labels = options.labels.empty() ? findLabels(source.path) : std::filesystem::path();
  if (labels.empty()) return dataset;
  return withLabels(std::move(dataset), readLabels(labels));
}

std::vector<std::int64_t> readIdxLabels(const std::filesystem::path& file) {
  const auto labels = readIdx(file, 1, "labels");
  return toLabels(labels.values.data(), labels.values.size(), file.string());
}

}  // namespace cleanai
