// Recognising the images that something was measured on.
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <vector>

#include "core/data/item_order.h"

namespace cleanai {

class Loader;

/// The images that one pass took, as the source counts them.
struct TakenImages {
  std::string fingerprint;  ///< of the source (fingerprint.h)
  ItemOrder order;
  std::size_t count = 0;  ///< the first so many in this order, whether they could be read or not

  auto operator<=>(const TakenImages&) const = default;
};

/// What a loader will have taken at its end. `known` is the fingerprint of its dataset; empty: it is taken now. For a
/// shard: what all shards together take.
TakenImages chosenImages(const Loader& loader, const std::string& known = {});
/// The same of what it has handed out or skipped so far.
TakenImages takenImages(const Loader& loader, const std::string& known = {});

/// Their places in a dataset, ascending; none when it is other data. Cost: three reads.
std::vector<std::size_t> placesIn(const Dataset& dataset, const TakenImages& taken);
/// Whether an image is in both.
bool overlap(const TakenImages& a, const TakenImages& b);

/// What was taken on either side, each once; nothing when either does not know.
std::vector<TakenImages> joined(std::vector<TakenImages> a, const std::vector<TakenImages>& b);

}  // namespace cleanai
