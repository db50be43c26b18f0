// Keeps apart the images that a network was fitted with and those that may judge it.
#include "ui/session/image_split.h"

#include <algorithm>
#include <utility>

namespace cleanai::ui {
namespace {

class Part : public Dataset {
 public:
  Part(std::shared_ptr<const Dataset> whole, std::vector<std::size_t> places)
      : whole_(std::move(whole)), places_(std::move(places)) {}
  std::size_t size() const override { return places_.size(); }
  RawSample read(std::size_t index) const override { return whole_->read(places_[index]); }
  std::optional<std::int64_t> label(std::size_t index) const override { return whole_->label(places_[index]); }
  bool sortedByClass() const override { return whole_->sortedByClass(); }
  bool hasLabels() const override { return whole_->hasLabels(); }
  std::vector<std::string> classNames() const override { return whole_->classNames(); }
  std::vector<std::string> warnings() const override { return whole_->warnings(); }
  std::string itemName(std::size_t index) const override { return whole_->itemName(places_[index]); }

 private:
  std::shared_ptr<const Dataset> whole_;
  std::vector<std::size_t> places_;
};

}  // namespace

RecordedDataset::RecordedDataset(std::shared_ptr<const Dataset> whole)
    : whole_(std::move(whole)), read_(whole_->size()) {}

RawSample RecordedDataset::read(std::size_t index) const {
  read_[index].store(true, std::memory_order_relaxed);
  return whole_->read(index);
}

std::vector<std::size_t> RecordedDataset::unread() const {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < read_.size(); ++i)
    if (!read_[i].load(std::memory_order_relaxed)) places.push_back(i);
  return places;
}

void RecordedDataset::remember(const std::vector<std::size_t>& places) const {
  for (const std::size_t place : places) read_[place].store(true, std::memory_order_relaxed);
}

void RecordedDataset::rememberAsIn(const RecordedDataset& other) const {
  for (std::size_t i = 0; i < std::min(read_.size(), other.read_.size()); ++i)
    if (other.read_[i].load(std::memory_order_relaxed)) read_[i].store(true, std::memory_order_relaxed);
}

std::shared_ptr<const Dataset> partOf(std::shared_ptr<const Dataset> whole, std::vector<std::size_t> places) {
  return std::make_shared<const Part>(std::move(whole), std::move(places));
}

}  // namespace cleanai::ui
