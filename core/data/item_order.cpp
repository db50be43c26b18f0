#include "core/data/item_order.h"

#include <algorithm>

#include "core/data/loader.h"
#include "core/data/shuffle.h"

namespace cleanai {

std::size_t ItemOrder::at(std::size_t position) const {
  if (shuffleSeed) return shuffled(position, size, *shuffleSeed);
  if (!isSpread || chosen == size) return position;
  const auto whole = size / chosen, rest = size % chosen;
  return position * whole + position * rest / chosen;
}

ItemOrder orderOf(const Dataset& dataset, const LoaderOptions& options) {
  const std::size_t size = dataset.size(), batchSize = std::max<std::size_t>(options.batchSize, 1);
  const std::size_t batches = (size + batchSize - 1) / batchSize;
  const std::size_t chosen = std::min(size, std::min(options.maxBatches.value_or(batches), batches) * batchSize);
  ItemOrder order{size, chosen, dataset.sortedByClass(), {}};
  if (options.shuffle) order.shuffleSeed = options.seed;
  return order;
}

}  // namespace cleanai
