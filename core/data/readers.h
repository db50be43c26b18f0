// The readers of the known kinds of sources; openDataset() asks them in order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/data/dataset.h"

namespace cleanai {

/// A SOURCE as the user wrote it, and what it turned out to be.
struct Source {
  std::string text;
  std::filesystem::path path;
  bool isFolder = false;
  std::string head;  ///< first bytes of a file, unpacked where it is gzip
};

bool isRandom(const Source& source);
std::shared_ptr<const Dataset> openRandom(const Source& source, const DatasetOptions& options);

bool isIdx(const Source& source);
std::shared_ptr<const Dataset> openIdx(const Source& source, const DatasetOptions& options);
std::vector<std::int64_t> readIdxLabels(const std::filesystem::path& file);

bool isNumpy(const Source& source);
std::shared_ptr<const Dataset> openNumpy(const Source& source, const DatasetOptions& options);
std::vector<std::int64_t> readNumpyLabels(const std::filesystem::path& file);

bool isTensorFile(const Source& source);
std::shared_ptr<const Dataset> openTensorFile(const Source& source, const DatasetOptions& options);
std::vector<std::int64_t> readTensorLabels(const std::filesystem::path& file);

bool isCifar(const Source& source);
/// Of what isCifar() accepts: whether it is read as CIFAR-100.
bool isCifar100(const Source& source);
std::shared_ptr<const Dataset> openCifar(const Source& source, const DatasetOptions& options);

bool isPictureFolder(const Source& source);
std::shared_ptr<const Dataset> openPictureFolder(const Source& source, const DatasetOptions& options);

/// Looks at the path; reads at most a few hundred bytes. Throws Error(fileNotFound, fileUnreadable).
Source lookAt(const std::string& text);

/// What a file seems to be, for messages.
struct Content {
  std::string meaning;  ///< "a web page", "a single picture (PNG)", "text", ...
  std::string advice;   ///< what to do about it; may be empty
};
Content describeContent(const Source& source);

}  // namespace cleanai
