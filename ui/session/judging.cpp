// Images to judge networks by that nothing is fitted to.
#include "ui/session/judging.h"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "ui/base/formats.h"
#include "ui/session/session.h"

namespace cleanai::ui {
namespace {

struct Judging {
  Q_DECLARE_TR_FUNCTIONS(Judging)
};

}  // namespace

QString judgingTrouble(const Session& session) {
  const auto& preparation = session.preparation();
  if (!preparation) return Judging::tr("Choose data first: some of its images judge.");
  if (preparation->choice.isRandom()) return Judging::tr("Noise cannot judge: choose pictures.");
  if (preparation->network->groups.empty()) return Judging::tr("No channels of this network can be removed.");
  if (session.pruning().missing() != Missing::nothing)
    return Judging::tr("The chosen ranking needs an analysis first.");
  if (preparation->images >= preparation->dataset->size())
    return Judging::tr("All images are used by the analysis, and none is left to judge by. Analyse fewer batches.");
  return {};
}

QString nothingLeftText(std::size_t images, const DataChoice& choice) {
  const std::size_t batches = (images + choice.batchSize - 1) / choice.batchSize;
  if (choice.maxBatches.value_or(batches) < batches) return {};
  const QString trouble = Judging::tr("All %1 images are used for the analysis: none is left to judge accuracy by.")
                              .arg(countText(static_cast<std::int64_t>(images)));
  if (batches < 2) return trouble + u' ' + Judging::tr("Smaller and fewer batches leave some.");
  const std::size_t half = batches / 2;
  return trouble + u' ' +
         Judging::tr("Most batches: %1 would leave %2 of them.")
             .arg(half)
             .arg(countText(static_cast<std::int64_t>(images - half * choice.batchSize)));
}

QString nothingLeftText(const Session& session) {
  const auto& ready = session.preparation();
  return ready && ready->hasLabels ? nothingLeftText(ready->dataset->size(), ready->choice) : QString();
}

std::shared_ptr<const Dataset> judgingImages(const Preparation& preparation, std::size_t atMost) {
  const DataChoice& choice = preparation.choice;
  const Loader calibration(preparation.dataset, choice.preprocessing, loaderOptions(choice, choice.maxBatches));
  auto used = calibration.items();
  std::sort(used.begin(), used.end());
  const auto unread = preparation.dataset->unread();
  std::vector<std::size_t> left;
  std::set_difference(unread.begin(), unread.end(), used.begin(), used.end(), std::back_inserter(left));
  if (left.empty() || atMost == 0)
    throw Error(ErrorCode::emptyData, choice.source.toStdString(), "no image is left to judge by",
                "Analyse fewer batches, or choose more data");
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
