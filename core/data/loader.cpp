#include "core/data/loader.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <new>
#include <stdexcept>
#include <thread>
#include <utility>

#include "core/base/error.h"
#include "core/base/stopwatch.h"
#include "core/data/item_order.h"

namespace cleanai {
namespace {

/// What became of one item of a batch.
struct Outcome {
  std::size_t index = 0;  ///< in the dataset
  std::int64_t label = 0;
  std::string skipReason;      ///< not empty when the item cannot be read
  std::exception_ptr problem;  ///< ends the stream
};

/// A batch that decoding threads fill, each its own items.
struct Filling {
  std::size_t first = 0;  ///< position of its first item among the chosen ones
  std::size_t unfinished = 0;
  std::vector<Outcome> items;
  std::once_flag hasRoom;
  std::vector<float> values;
};

struct Task {
  std::shared_ptr<Filling> batch;
  std::size_t item = 0;
};

Error differentSize(const std::string& name, const Shape& shape, const Shape& expected) {
  return Error(
      ErrorCode::shapeMismatch, name,
      "it is " + toString(shape) + " but the first image is " + toString(expected) + " (channels, height, width)",
      "Bring all images to one size with resize and crop");
}

Error noMemory() {
  return Error(ErrorCode::outOfMemory, "the batches of images", "there is not enough memory to hold them",
               "Use a smaller batch size");
}

}  // namespace

struct Loader::Impl {
  const std::shared_ptr<const Dataset> dataset;
  const Preprocessing preprocessing;
  const LoaderOptions options;
  const std::size_t batchSize;
  ItemOrder order;         ///< items of all shards
  std::size_t batchCount;  ///< of this shard
  std::size_t imageCount;  ///< of this shard

  std::mutex mutex;  // guards what follows, up to the shape
  std::condition_variable_any workReady;
  std::condition_variable_any batchReady;
  std::deque<std::shared_ptr<Filling>> filling;  ///< batches delivered .. delivered + prefetch
  std::size_t claimedBatches = 0;                ///< batches of which every item was given to a thread
  std::size_t claimedItems = 0;                  ///< of the batch after them
  std::size_t delivered = 0;                     ///< batches handed out or skipped over
  bool isWhole = true;                           ///< nothing was skipped over, and there is one shard
  std::size_t readable = 0;                      ///< images handed out
  std::vector<SkippedItem> skipped;
  std::exception_ptr failure;
  double waiting = 0;  ///< seconds

  std::mutex shapeMutex;
  std::optional<Shape> shape;
  std::stop_source closing;

  std::vector<std::jthread> threads;  // last: joined before anything above goes

  Impl(std::shared_ptr<const Dataset> data, Preprocessing how, const LoaderOptions& wishes)
      : dataset(std::move(data)),
        preprocessing(std::move(how)),
        options(wishes),
        batchSize(std::max<std::size_t>(wishes.batchSize, 1)) {
    const auto all = (dataset->size() + batchSize - 1) / batchSize;
    const auto batches = options.maxBatches ? std::min(*options.maxBatches, all) : all;
    const auto& shard = options.shard;
    order = orderOf(*dataset, options);
    batchCount = batches / shard.count + (shard.index < batches % shard.count ? 1 : 0);
    imageCount = batchCount * batchSize;
    if (batches > 0 && (batches - 1) % shard.count == shard.index) imageCount -= batches * batchSize - order.chosen;
    isWhole = shard.count == 1;
  }

  ~Impl() {
    closing.request_stop();
    for (auto& thread : threads) thread.request_stop();
  }

  /// Size of the first readable item; nothing when there is none or the loader closes.
  std::optional<Shape> frontShape() {
    const std::scoped_lock lock(shapeMutex);
    for (std::size_t i = 0; !shape && i < order.chosen && !closing.stop_requested(); ++i) {
      try {
        shape = prepare(dataset->read(order.at(i)), preprocessing).shape;
      } catch (const Error& error) {
        if (error.code() != ErrorCode::fileUnreadable) throw;
      }
    }
    return shape;
  }

  /// The shape that all images share; `found` becomes it when no image was readable before.
  Shape agreedShape(const Shape& found) {
    if (auto front = frontShape()) return *front;
    const std::scoped_lock lock(shapeMutex);
    if (!shape) shape = found;
    return *shape;
  }

  void start() {
    if (!threads.empty()) return;
    for (std::size_t i = 0; i < std::max<std::size_t>(options.threads, 1); ++i)
      threads.emplace_back([this](const std::stop_token& stop) {
        try {
          while (auto task = claim(stop)) {
            decode(*task->batch, task->item);
            finish(*task->batch);
          }
        } catch (const std::bad_alloc&) {
          fail(std::make_exception_ptr(noMemory()));
        } catch (const std::length_error&) {
          fail(std::make_exception_ptr(noMemory()));
        } catch (...) {
          fail(std::current_exception());
        }
      });
  }

  /// Ends the stream, whichever batch it is at.
  void fail(const std::exception_ptr& problem) {
    const std::scoped_lock lock(mutex);
    if (!failure) failure = problem;
    batchReady.notify_all();
  }

  std::optional<Task> claim(const std::stop_token& stop) {
    const std::size_t ahead = std::max<std::size_t>(options.prefetch, 1);
    std::unique_lock lock(mutex);
    workReady.wait(lock, stop, [&] { return claimedBatches == batchCount || claimedBatches < delivered + ahead; });
    if (stop.stop_requested() || claimedBatches == batchCount) return std::nullopt;
    if (claimedItems == 0) {
      auto batch = std::make_shared<Filling>();
      batch->first = (options.shard.index + claimedBatches * options.shard.count) * batchSize;
      batch->items.resize(std::min(batchSize, order.chosen - batch->first));
      batch->unfinished = batch->items.size();
      filling.push_back(std::move(batch));
    }
    Task task{filling.back(), claimedItems++};
    if (claimedItems == task.batch->items.size()) {
      claimedItems = 0;
      ++claimedBatches;
    }
    return task;
  }

  void decode(Filling& batch, std::size_t item) {
    auto& outcome = batch.items[item];
    outcome.index = order.at(batch.first + item);
    try {
      const auto sample = prepare(dataset->read(outcome.index), preprocessing);
      const auto agreed = agreedShape(sample.shape);
      if (sample.shape != agreed) throw differentSize(dataset->itemName(outcome.index), sample.shape, agreed);
      if (dataset->hasLabels()) outcome.label = dataset->label(outcome.index).value_or(-1);
      std::call_once(batch.hasRoom, [&] { batch.values.resize(batch.items.size() * sample.values.size()); });
      std::copy(sample.values.begin(), sample.values.end(),
                batch.values.begin() + static_cast<std::ptrdiff_t>(item * sample.values.size()));
    } catch (const Error& error) {
      if (error.code() == ErrorCode::fileUnreadable)
        outcome.skipReason = error.reason();
      else
        outcome.problem = std::current_exception();
    } catch (const std::bad_alloc&) {
      outcome.problem = std::make_exception_ptr(noMemory());
    } catch (...) {
      outcome.problem = std::current_exception();
    }
  }

  void finish(Filling& batch) {
    const std::scoped_lock lock(mutex);
    if (--batch.unfinished == 0) batchReady.notify_all();
  }

  /// The finished batch without its gaps.
  Batch assemble(Filling& from) {
    Batch batch;
    const auto count = from.items.size();
    const auto each = from.values.size() / count;
    for (std::size_t i = 0; i < count; ++i) {
      const auto& item = from.items[i];
      if (item.problem) std::rethrow_exception(item.problem);
      if (!item.skipReason.empty()) continue;
      const auto to = batch.indices.size();
      if (to != i)
        std::copy_n(from.values.begin() + static_cast<std::ptrdiff_t>(i * each), each,
                    from.values.begin() + static_cast<std::ptrdiff_t>(to * each));
      batch.indices.push_back(item.index);
      batch.positions.push_back(from.first + i);
      if (dataset->hasLabels()) batch.labels.push_back(item.label);
    }
    if (batch.indices.empty()) return batch;
    from.values.resize(batch.indices.size() * each);
    batch.values = std::move(from.values);
    const std::scoped_lock lock(shapeMutex);
    batch.shape = *shape;
    batch.shape.insert(batch.shape.begin(), static_cast<std::int64_t>(batch.indices.size()));
    return batch;
  }

  /// Waits for the next finished batch; nothing at the end or when stopped.
  std::shared_ptr<Filling> take(const std::stop_token& stop) {
    std::unique_lock lock(mutex);
    if (failure) std::rethrow_exception(failure);
    if (stop.stop_requested() || delivered == batchCount) return nullptr;
    start();
    const Stopwatch stopwatch;
    const bool isReady =
        batchReady.wait(lock, stop, [&] { return failure || (!filling.empty() && filling.front()->unfinished == 0); });
    waiting += stopwatch.seconds();
    if (failure) std::rethrow_exception(failure);
    if (!isReady) return nullptr;
    auto batch = std::move(filling.front());
    filling.pop_front();
    ++delivered;
    workReady.notify_all();
    for (const auto& item : batch->items) {
      if (!item.skipReason.empty()) skipped.push_back({dataset->itemName(item.index), item.skipReason});
      if (item.skipReason.empty() && !item.problem) ++readable;
    }
    return batch;
  }
};

Loader::Loader(std::shared_ptr<const Dataset> dataset, Preprocessing preprocessing, LoaderOptions options)
    : impl_(std::make_unique<Impl>(std::move(dataset), std::move(preprocessing), options)) {}

Loader::~Loader() = default;

std::optional<Batch> Loader::next(std::stop_token stop) {
  while (const auto filled = impl_->take(stop)) {
    try {
      auto batch = impl_->assemble(*filled);
      if (!batch.indices.empty()) return batch;
    } catch (...) {
      const std::scoped_lock lock(impl_->mutex);
      impl_->failure = std::current_exception();
      for (auto& thread : impl_->threads) thread.request_stop();
      throw;
    }
  }
  const std::scoped_lock lock(impl_->mutex);
  if (!stop.stop_requested() && impl_->readable == 0 && impl_->isWhole)
    throw Error(ErrorCode::emptyData, "the data source",
                "none of its " + std::to_string(impl_->imageCount) + " images can be read",
                impl_->skipped.empty() ? "Choose another source" : "The first: " + impl_->skipped.front().reason);
  return std::nullopt;
}

void Loader::skip(std::size_t batches) {
  const std::scoped_lock lock(impl_->mutex);
  impl_->claimedBatches = impl_->delivered = std::min(batches, impl_->batchCount);
  impl_->isWhole = impl_->isWhole && batches == 0;
}

std::vector<std::size_t> Loader::items() const {
  const auto& [index, count] = impl_->options.shard;
  std::vector<std::size_t> items;
  items.reserve(impl_->imageCount);
  for (std::size_t position = 0; position < impl_->order.chosen; ++position)
    if (position / impl_->batchSize % count == index) items.push_back(impl_->order.at(position));
  return items;
}

std::size_t Loader::batchesDone() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->delivered;
}

std::size_t Loader::imageCount() const { return impl_->imageCount; }
std::size_t Loader::batchCount() const { return impl_->batchCount; }
const Dataset& Loader::dataset() const { return *impl_->dataset; }
const Preprocessing& Loader::preprocessing() const { return impl_->preprocessing; }
const LoaderOptions& Loader::options() const { return impl_->options; }

double Loader::secondsWaiting() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->waiting;
}

void Loader::leaveOut(std::size_t item, std::string reason) {
  const std::scoped_lock lock(impl_->mutex);
  impl_->skipped.push_back({impl_->dataset->itemName(item), std::move(reason)});
}

std::vector<SkippedItem> Loader::skipped() const {
  const std::scoped_lock lock(impl_->mutex);
  return impl_->skipped;
}

Shape Loader::sampleShape() const {
  if (auto shape = impl_->frontShape()) return *shape;
  throw Error(ErrorCode::emptyData, "the data source",
              "none of its " + std::to_string(impl_->imageCount) + " images can be read", "Choose another source");
}

}  // namespace cleanai
