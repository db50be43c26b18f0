#include "core/data/taken_images.h"

#include <algorithm>
#include <iterator>

#include "core/data/fingerprint.h"
#include "core/data/loader.h"

namespace cleanai {
namespace {

std::vector<std::size_t> placesOf(const TakenImages& taken) {
  std::vector<std::size_t> places;
  for (std::size_t position = 0; position < taken.count; ++position) places.push_back(taken.order.at(position));
  std::sort(places.begin(), places.end());
  return places;
}

}  // namespace

TakenImages chosenImages(const Loader& loader, const std::string& known) {
  const ItemOrder order = orderOf(loader.dataset(), loader.options());
  return {known.empty() ? fingerprint(loader.dataset()) : known, order, order.chosen};
}

TakenImages takenImages(const Loader& loader, const std::string& known) {
  TakenImages taken = chosenImages(loader, known);
  const LoaderOptions& options = loader.options();
  if (options.shard.count == 1)
    taken.count = std::min(taken.count, loader.batchesDone() * std::max<std::size_t>(options.batchSize, 1));
  return taken;
}

std::vector<std::size_t> placesIn(const Dataset& dataset, const TakenImages& taken) {
  const bool isSame = dataset.size() == taken.order.size && fingerprint(dataset) == taken.fingerprint;
  return isSame ? placesOf(taken) : std::vector<std::size_t>();
}

bool overlap(const TakenImages& a, const TakenImages& b) {
  if (a.fingerprint != b.fingerprint || a.order.size != b.order.size) return false;
  const auto first = placesOf(a), second = placesOf(b);
  std::vector<std::size_t> common;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(common));
  return !common.empty();
}

std::vector<TakenImages> joined(std::vector<TakenImages> a, const std::vector<TakenImages>& b) {
  if (a.empty() || b.empty()) return {};
  a.insert(a.end(), b.begin(), b.end());
  std::sort(a.begin(), a.end());
  a.erase(std::unique(a.begin(), a.end()), a.end());
  return a;
}

}  // namespace cleanai
