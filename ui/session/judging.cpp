// Images to judge networks by that nothing is fitted to.
#include "ui/session/judging.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace cleanai::ui {

std::shared_ptr<const Dataset> judgingImages(const Preparation& preparation, std::size_t atMost) {
  const DataChoice& choice = preparation.choice;
  const Loader calibration(preparation.dataset, choice.preprocessing, loaderOptions(choice, choice.maxBatches));
  auto used = calibration.items();
  std::sort(used.begin(), used.end());
  const auto unread = preparation.dataset->unread();
  std::vector<std::size_t> left;
  std::set_difference(unread.begin(), unread.end(), used.begin(), used.end(), std::back_inserter(left));
  if (left.empty() || atMost == 0) return nullptr;
  if (left.size() > atMost) {
    std::vector<std::size_t> spread;
    for (std::size_t i = 0; i < atMost; ++i) spread.push_back(left[i * left.size() / atMost]);
    left = std::move(spread);
  }
  return partOf(preparation.dataset->whole(), std::move(left));
}

std::unique_ptr<Loader> judgingLoader(const Preparation& preparation, std::shared_ptr<const Dataset> images) {
  return std::make_unique<Loader>(std::move(images), preparation.choice.preprocessing,
                                  loaderOptions(preparation.choice, std::nullopt));
}

}  // namespace cleanai::ui
