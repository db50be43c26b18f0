// Keeps apart the images that a network was fitted with and those that may judge it.
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "core/data/dataset.h"

namespace cleanai::ui {

/// Remembers which of another data set's images were read. Reading is safe from several threads at once.
class RecordedDataset : public Dataset {
 public:
  explicit RecordedDataset(std::shared_ptr<const Dataset> whole);
  std::size_t size() const override { return whole_->size(); }
  RawSample read(std::size_t index) const override;
  std::optional<std::int64_t> label(std::size_t index) const override { return whole_->label(index); }
  bool sortedByClass() const override { return whole_->sortedByClass(); }
  bool hasLabels() const override { return whole_->hasLabels(); }
  std::vector<std::string> classNames() const override { return whole_->classNames(); }
  std::vector<std::string> warnings() const override { return whole_->warnings(); }
  std::string itemName(std::size_t index) const override { return whole_->itemName(index); }

  const std::shared_ptr<const Dataset>& whole() const { return whole_; }
  /// Places of images that nobody has read so far, ascending.
  std::vector<std::size_t> unread() const;
  /// As if they had been read.
  void remember(const std::vector<std::size_t>& places) const;
  /// As if what was read of `other` had been read here: of the same images, opened anew.
  void rememberAsIn(const RecordedDataset& other) const;

 private:
  std::shared_ptr<const Dataset> whole_;
  mutable std::vector<std::atomic<bool>> read_;
};

/// Some images of a data set, as one of its own.
std::shared_ptr<const Dataset> partOf(std::shared_ptr<const Dataset> whole, std::vector<std::size_t> places);

}  // namespace cleanai::ui
