// CIFAR-10 and CIFAR-100, binary version (Krizhevsky 2009, https://www.cs.toronto.edu/~kriz/cifar.html).
#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/data/array_images.h"
#include "core/data/byte_file.h"
#include "core/data/readers.h"

namespace cleanai {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t pixelBytes = 3 * 32 * 32;

struct CifarKind {
  std::uint64_t labelBytes;  ///< CIFAR-100 writes the coarse class before the fine one
  int classes;
  std::vector<std::string> trainFiles;
  std::string testFile;
  std::string namesFile;

  std::uint64_t recordBytes() const { return labelBytes + pixelBytes; }
};

const CifarKind cifar10{
    1,
    10,
    {"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"},
    "test_batch.bin",
    "batches.meta.txt"};
const CifarKind cifar100{2, 100, {"train.bin"}, "test.bin", "fine_label_names.txt"};

/// Training batches when the folder has any, else the test batch.
std::vector<fs::path> filesIn(const fs::path& folder, const CifarKind& kind) {
  std::vector<fs::path> files;
  for (const auto& name : kind.trainFiles)
    if (fs::is_regular_file(folder / name)) files.push_back(folder / name);
  if (files.empty() && fs::is_regular_file(folder / kind.testFile)) files.push_back(folder / kind.testFile);
  return files;
}

bool isWhole(const fs::path& file, const CifarKind& kind) { return fs::file_size(file) % kind.recordBytes() == 0; }

/// The kind of a single batch: by its name where that is one of the usual ones, else by its size.
const CifarKind* kindOfFile(const fs::path& file) {
  if (file.extension() != ".bin") return nullptr;
  for (const auto* kind : {&cifar10, &cifar100})
    if (file.filename() == kind->testFile ||
        std::find(kind->trainFiles.begin(), kind->trainFiles.end(), file.filename()) != kind->trainFiles.end())
      return kind;
  if (fs::file_size(file) == 0) return nullptr;
  return isWhole(file, cifar10) ? &cifar10 : isWhole(file, cifar100) ? &cifar100 : nullptr;
}

std::vector<std::string> readNames(const fs::path& file) {
  std::vector<std::string> names;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) names.push_back(line);
  }
  return names;
}

class CifarDataset : public Dataset {
 public:
  CifarDataset(const std::vector<fs::path>& files, const CifarKind& kind)
      : kind_(kind), names_(readNames(files.front().parent_path() / kind.namesFile)) {
    for (const auto& file : files) addFile(file);
    if (static_cast<int>(names_.size()) != kind.classes) names_.clear();
  }

  std::size_t size() const override { return labels_.size(); }
  bool hasLabels() const override { return true; }
  std::optional<std::int64_t> label(std::size_t index) const override { return labels_.at(index); }
  std::vector<std::string> classNames() const override { return names_; }

  RawSample read(std::size_t index) const override {
    const auto batch = std::prev(
        std::upper_bound(batches_.begin(), batches_.end(), index, [](auto i, const auto& b) { return i < b.first; }));
    std::array<std::uint8_t, pixelBytes> planes{};
    batch->bytes->read((index - batch->first) * kind_.recordBytes() + kind_.labelBytes, planes);
    return gatherItem(planes.data(), {{3, 32, 32}, {1024, 32, 1}});
  }

 private:
  struct Batch {
    std::size_t first;  ///< index of its first image
    std::unique_ptr<ByteFile> bytes;
  };

  void addFile(const fs::path& path) {
    auto bytes = std::make_unique<ByteFile>(path);
    if (bytes->size() == 0)
      throw Error(ErrorCode::emptyData, path.string(), "it is empty", "Download or copy the file again");
    if (bytes->size() % kind_.recordBytes() != 0)
      throw Error(ErrorCode::wrongFormat, path.string(),
                  "it is truncated or no CIFAR batch: " + std::to_string(bytes->size()) + " bytes are no multiple of " +
                      std::to_string(kind_.recordBytes()),
                  "Download or copy the file again");
    const auto first = labels_.size();
    for (std::uint64_t at = kind_.labelBytes - 1; at < bytes->size(); at += kind_.recordBytes()) {
      std::uint8_t label = 0;
      bytes->read(at, std::span(&label, 1));
      if (label >= kind_.classes)
        throw Error(ErrorCode::wrongFormat, path.string(),
                    "it is no CIFAR batch: image " + std::to_string(labels_.size() - first) + " has class " +
                        std::to_string(label) + " of " + std::to_string(kind_.classes),
                    "Download or copy the file again");
      labels_.push_back(label);
    }
    batches_.push_back({first, std::move(bytes)});
  }

  const CifarKind& kind_;
  std::vector<std::string> names_;
  std::vector<Batch> batches_;
  std::vector<std::uint8_t> labels_;
};

}  // namespace

bool isCifar(const Source& source) {
  if (!source.isFolder) return kindOfFile(source.path) != nullptr;
  return !filesIn(source.path, cifar10).empty() || !filesIn(source.path, cifar100).empty();
}

bool isCifar100(const Source& source) {
  return source.isFolder ? filesIn(source.path, cifar10).empty() : kindOfFile(source.path) == &cifar100;
}

std::shared_ptr<const Dataset> openCifar(const Source& source, const DatasetOptions&) {
  if (!source.isFolder) return std::make_shared<CifarDataset>(std::vector{source.path}, *kindOfFile(source.path));
  const auto files = filesIn(source.path, cifar10);
  if (!files.empty()) return std::make_shared<CifarDataset>(files, cifar10);
  return std::make_shared<CifarDataset>(filesIn(source.path, cifar100), cifar100);
}

}  // namespace cleanai
