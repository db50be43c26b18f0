#include "core/data/unseen.h"

#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "core/data/selected.h"

namespace cleanai {
namespace {

std::vector<std::size_t> spread(const std::vector<std::size_t>& indices, std::size_t count) {
  std::vector<std::size_t> taken;
  for (std::size_t i = 0; i < count; ++i) taken.push_back(indices[i * indices.size() / count]);
  return taken;
}

// Keeps the whole alive.
std::shared_ptr<const Dataset> partOf(const std::shared_ptr<const Dataset>& whole, std::vector<std::size_t> items) {
  return {new Selected(*whole, std::move(items)), [whole](const Dataset* part) { delete part; }};
}

}  // namespace

std::string UnseenImages::text(std::int64_t read) const {
  std::string text = std::to_string(read) + " images (" + std::to_string(first) + " to " + std::to_string(last) + ")";
  if (const auto all = static_cast<std::int64_t>(dataset->size()); read < all)
    text += ", " + std::to_string(all - read) + " more could not be read";
  return leftOut == 0 ? text : text + ", without the " + std::to_string(leftOut) + " of the calibration";
}

UnseenImages unseenImages(const std::shared_ptr<const Dataset>& dataset, const std::vector<TakenImages>& calibration,
                          std::optional<std::size_t> atMost) {
  std::vector<char> isSeen(dataset->size(), 0);
  UnseenImages unseen;
  for (const TakenImages& taken : calibration)
    for (const std::size_t index : placesIn(*dataset, taken)) isSeen[index] = 1;
  unseen.leftOut = static_cast<std::size_t>(std::count(isSeen.begin(), isSeen.end(), 1));
  std::vector<std::size_t> left;
  for (std::size_t index = 0; index < isSeen.size(); ++index)
    if (isSeen[index] == 0) left.push_back(index);
  if (left.empty())
    throw Error(ErrorCode::emptyData, "the images to judge by",
                "all " + std::to_string(unseen.leftOut) + " of them are used for the calibration",
                "Give other images, or calibrate on fewer batches");
  if (atMost && *atMost < left.size()) left = spread(left, *atMost);
  unseen.first = left.front();
  unseen.last = left.back();
  unseen.dataset = partOf(dataset, std::move(left));
  return unseen;
}

}  // namespace cleanai
