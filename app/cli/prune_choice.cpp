#include "app/cli/prune_choice.h"

#include <utility>

namespace cleanai::cli {

Chooser::Chooser(const PruneOptions& options, const Model& model, const Network& network, const Moments* moments)
    : options_(options), model_(model), network_(network) {
  if (!options.ranking.coverage.empty()) coverage_ = loadCoverage(options.ranking.coverage);
  steps_.count = options.steps;
  steps_.criterion = options.criterion;
  steps_.evidence = {coverage_ ? &*coverage_ : nullptr, moments};
  if (options.source.given()) steps_.data = [&options] { return options.source.open(); };
  steps_.analysis = options.analysis;
  steps_.moments = options.moments;
}

SteppedChoice Chooser::given() const {
  SteppedChoice choice{loadPlan(network_, options_.planIn), {}};
  const PlanOrigin origin = originOfPlan(options_.planIn);
  if (!origin.sha256.empty() && origin.sha256 != model_.sha256())
    choice.warnings.push_back("the plan " + options_.planIn + " was made for another file (" + origin.path +
                              "). Its layers fit, so it is applied as it stands; what it keeps was chosen by the other "
                              "file's weights or data");
  return choice;
}

std::optional<SteppedChoice> Chooser::choose(const Selection& selection, const ProgressSink& progress,
                                             std::stop_token stop) {
  if (!options_.planIn.empty()) return given();
  if (!scores_) scores_ = firstScores(model_, network_, steps_, progress, stop);
  if (!scores_) return std::nullopt;
  steps_.selection = selection;
  return chooseInSteps(model_, network_, steps_, *scores_, progress, std::move(stop));
}

}  // namespace cleanai::cli
