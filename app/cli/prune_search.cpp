#include "app/cli/prune_search.h"

#include <algorithm>
#include <utility>

#include "app/cli/text.h"
#include "core/base/error.h"

namespace cleanai::cli {

std::optional<Made> smallestThatHolds(const PruneOptions& options, const Judge& judge, const Making& make,
                                      const std::filesystem::path& target, const std::function<void(std::string)>& tell,
                                      std::vector<SearchStep>& search) {
  const auto trialFile = target.parent_path() / "trial.pt";
  std::optional<Made> best;
  const auto trial = [&](double share) -> std::optional<SearchStep> {
    Selection selection = options.selection;
    selection.targetMacs = share;
    auto made = make(selection, trialFile);
    if (!made) return std::nullopt;
    const auto drop = accuracyDrop(*made->accuracy.after).value_or(AccuracyDrop{});
    const SearchStep step{share,
                          made->report.after.macs,
                          judge.accuracyOf(*made->accuracy.after),
                          drop.share,
                          drop.high,
                          drop.high <= *options.maxAccuracyDrop};
    search.push_back(step);
    tell(textOf(step, search.size(), options.searchSteps, made->report.before, judge.hasLabels()));
    if (step.holds) {
      std::filesystem::rename(trialFile, target);
      best = std::move(made);
    }
    return step;
  };
  if (!bisectTarget(trial, options.searchSteps)) return std::nullopt;
  if (best) return best;
  const auto nearest = std::min_element(search.begin(), search.end(),
                                        [](const auto& a, const auto& b) { return a.largestDrop < b.largestDrop; });
  throw Error(ErrorCode::invalidArgument, "--max-accuracy-drop",
              "no network that was tried holds it for certain; the best loses " + fixed(100 * nearest->drop, 2) +
                  " points, by these images at most " + fixed(100 * nearest->largestDrop, 2),
              "Allow more, judge by more images, or add --criterion obs --repair fitted");
}

}  // namespace cleanai::cli
