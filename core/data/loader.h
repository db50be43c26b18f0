// Batches, decoded ahead on threads of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/preprocessing.h"

namespace cleanai {

struct Batch {
  Shape shape;  ///< {N, C, H, W}
  std::vector<float> values;
  std::vector<std::int64_t> labels;    ///< N class numbers, or empty
  std::vector<std::size_t> indices;    ///< N places in the dataset
  std::vector<std::size_t> positions;  ///< N places among the chosen items, ascending; same for every batch size
};

/// One of `count` parts of the batches: batch b belongs to shard b % count.
struct Shard {
  std::size_t index = 0;  ///< below count
  std::size_t count = 1;
  bool operator==(const Shard&) const = default;
};

struct LoaderOptions {
  std::size_t batchSize = 128;
  std::optional<std::size_t> maxBatches = 20;  ///< absent: all of the data
  std::size_t threads = 1;                     ///< decoding threads
  std::size_t prefetch = 2;                    ///< batches that may wait, decoded
  bool shuffle = false;                        ///< a seeded random order, and part, of the data
  std::uint64_t seed = 0;                      ///< of the shuffled order
  Shard shard = {};                            ///< only these batches; their composition stays
};

/// What could not be read.
struct SkippedItem {
  std::string name;
  std::string reason;
};

/// Streams a dataset in index order. A batch covers `batchSize` consecutive chosen items less those that cannot be
/// read, so its composition depends on nothing else. When only a part is taken, it is the first part, or evenly spaced
/// items of a source that is sorted by class; of shuffled data a random part. Memory: (prefetch + 1) batches.
class Loader {
 public:
  Loader(std::shared_ptr<const Dataset> dataset, Preprocessing preprocessing, LoaderOptions options);
  ~Loader();
  Loader(const Loader&) = delete;
  Loader& operator=(const Loader&) = delete;

  /// The next batch, or nothing at the end or when `stop` is requested. Throws the first Error that is not about a
  /// single item: shapeMismatch when images differ in size; emptyData at the end when no item at all of a whole run
  /// could be read.
  std::optional<Batch> next(std::stop_token stop = {});

  /// Goes on behind the first `batches` of this loader's; called before the first next().
  void skip(std::size_t batches);

  std::size_t imageCount() const;  ///< images of this shard, with those that skip() passed over
  std::size_t batchCount() const;  ///< batches of this shard, likewise
  /// Places in the dataset of the items that are handed out, in this order, whether they can be read or not.
  std::vector<std::size_t> items() const;
  /// Batches that were handed out, skipped over, or left out because nothing in them could be read.
  std::size_t batchesDone() const;
  /// Counts an item that was handed out, by its place in the dataset, as skipped after all.
  void leaveOut(std::size_t item, std::string reason);
  /// What was skipped so far.
  std::vector<SkippedItem> skipped() const;
  /// Shape of one prepared image {C, H, W}; decodes the first readable one. Throws Error(emptyData).
  Shape sampleShape() const;
  const Dataset& dataset() const;
  const Preprocessing& preprocessing() const;
  const LoaderOptions& options() const;
  /// How long next() has waited for pictures so far.
  double secondsWaiting() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace cleanai
