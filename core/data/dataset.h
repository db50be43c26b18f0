// Where calibration and test images come from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/shape.h"

namespace cleanai {

/// One item as it lies in the source, before preprocessing.
struct RawSample {
  /// {height, width, channels} for uint8 pictures (interleaved RGB or grey); {channels, height, width}, or any shape,
  /// for float values. uint8 arrays of other layouts are brought to one of the two by their reader.
  Shape shape;
  std::variant<std::vector<std::uint8_t>, std::vector<float>> values;
};

/// Random access to the items of a source. Reading is safe from several threads at once.
class Dataset {
 public:
  virtual ~Dataset() = default;
  virtual std::size_t size() const = 0;
  /// Throws Error(fileUnreadable) for an item that cannot be decoded; the loader counts and reports it.
  virtual RawSample read(std::size_t index) const = 0;
  /// Class number, where the source has labels.
  virtual std::optional<std::int64_t> label(std::size_t index) const = 0;
  /// True when neighbours share a class (one folder a class), so that a part of the data is better taken evenly spaced
  /// than from the front.
  virtual bool sortedByClass() const { return false; }
  virtual bool hasLabels() const = 0;
  /// Names by class number; empty when the source has none.
  virtual std::vector<std::string> classNames() const { return {}; }
  /// What the user has to know of the source: for one, that a part of it is left out.
  virtual std::vector<std::string> warnings() const { return {}; }
  /// The item's name for messages: a file name, or "image 17".
  virtual std::string itemName(std::size_t index) const;
};

struct DatasetOptions {
  std::filesystem::path labels;  ///< IDX, .npy, torch.save or text file of class numbers; empty: those beside the data
  Shape randomShape;             ///< shape of one image {C, H, W} for `random:N`
  std::uint64_t seed = 0;        ///< for `random:N`
};

/// Opens a SOURCE: IDX images (plain or .gz), a folder of CIFAR-10/100 binary batches, a folder of pictures (or of one
/// folder a class), a .npy array, a tensor written by torch.save, or `random:N`.
/// Throws Error: fileNotFound, fileUnreadable, wrongFormat, or emptyData when there is no usable picture, or none in
/// one of several class folders. Hidden folders are no classes.
std::shared_ptr<const Dataset> openDataset(const std::string& source, const DatasetOptions& options = {});

}  // namespace cleanai
