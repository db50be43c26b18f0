// Which items of a dataset are taken, and in what order.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace cleanai {

class Dataset;
struct LoaderOptions;

struct ItemOrder {
  std::size_t size = 0;                      ///< of the dataset
  std::size_t chosen = 0;                    ///< items to take, at most all
  bool isSpread = false;                     ///< evenly over the dataset; else from its front
  std::optional<std::uint64_t> shuffleSeed;  ///< a random part in a random order instead

  /// Where the item at a position below `chosen` lies in the dataset.
  std::size_t at(std::size_t position) const;
  auto operator<=>(const ItemOrder&) const = default;
};

/// That of a loader's items, those of all shards.
ItemOrder orderOf(const Dataset& dataset, const LoaderOptions& options);

}  // namespace cleanai
