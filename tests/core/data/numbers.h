// A data set of numbers for the loader's tests.
#pragma once

#include <atomic>
#include <functional>
#include <set>

#include "core/data/loader.h"
#include "reference.h"

namespace cleanai {

inline Error unreadable() { return Error(ErrorCode::fileUnreadable, "item", "it is broken", "Replace it"); }

/// Item i is a 1 x 2 x 2 array of i, i + .25, ...; `before` runs at every read.
class Numbers : public Dataset {
 public:
  explicit Numbers(std::size_t count) : count_(count) {}

  std::size_t size() const override { return count_; }
  bool hasLabels() const override { return labelled; }
  bool sortedByClass() const override { return sorted; }
  std::optional<std::int64_t> label(std::size_t index) const override { return static_cast<std::int64_t>(index % 10); }
  std::string itemName(std::size_t index) const override { return "number " + std::to_string(index); }
  RawSample read(std::size_t index) const override {
    ++reads;
    if (before) before(index);
    if (broken.contains(index)) throw unreadable();
    const auto base = static_cast<float>(index);
    if (index == oddOne) return {{1, 2, 3}, std::vector<float>(6, base)};
    return {{1, 2, 2}, std::vector<float>{base, base + 0.25f, base + 0.5f, base + 0.75f}};
  }

  mutable std::atomic<std::size_t> reads = 0;
  std::function<void(std::size_t)> before;
  std::set<std::size_t> broken;
  std::size_t oddOne = static_cast<std::size_t>(-1);
  bool labelled = false;
  bool sorted = false;

 private:
  std::size_t count_;
};

inline LoaderOptions optionsOf(std::size_t batchSize, std::optional<std::size_t> maxBatches, std::size_t threads = 1) {
  return {batchSize, maxBatches, threads, 2};
}

inline std::vector<Batch> allOf(Loader& loader) {
  std::vector<Batch> batches;
  while (auto batch = loader.next()) batches.push_back(std::move(*batch));
  return batches;
}

inline std::vector<std::size_t> indicesOf(const std::vector<Batch>& batches) {
  std::vector<std::size_t> indices;
  for (const auto& batch : batches) indices.insert(indices.end(), batch.indices.begin(), batch.indices.end());
  return indices;
}

}  // namespace cleanai
