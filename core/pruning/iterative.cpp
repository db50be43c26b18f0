#include "core/pruning/iterative.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "core/base/error.h"
#include "core/base/temporary_folder.h"
#include "core/data/loading_warnings.h"
#include "core/pruning/export.h"
#include "core/pruning/layer_prices.h"

namespace cleanai {
namespace {

// What step `done` of `all` asks for; the last asks for exactly what the user did.
Selection partOf(const Selection& selection, int done, int all) {
  if (done == all) return selection;
  const double exponent = static_cast<double>(done) / all;
  const auto kept = [&](double share) { return std::pow(share, exponent); };
  Selection part = selection;
  part.ratio = 1 - kept(1 - selection.ratio);
  for (auto& [pattern, ratio] : part.layerRatios) ratio = 1 - kept(1 - ratio);
  if (part.targetMacs) part.targetMacs = kept(*part.targetMacs);
  if (part.targetParameters) part.targetParameters = kept(*part.targetParameters);
  return part;
}

// The original's scores, given those of the network that `keeps` leaves of it. A unit that cannot be found there, such
// as one that is locked now, keeps the score it had.
std::vector<double> scoresOfOriginal(const Network& original, const std::vector<char>& keeps, const Network& pruned,
                                     const std::vector<double>& prunedScores, std::vector<double> scores) {
  std::map<std::pair<std::string, int>, const Axis*> axes;
  for (const Axis& axis : pruned.axes) axes.emplace(std::pair(axis.tensor, axis.dim), &axis);
  for (const Axis& axis : original.axes) {
    const auto found = axes.find({axis.tensor, axis.dim});
    std::size_t place = 0;
    for (const Unit unit : axis.units) {
      if (unit != fixedUnit && !keeps[static_cast<std::size_t>(unit)]) continue;
      if (unit != fixedUnit && found != axes.end() && place < found->second->units.size()) {
        const Unit now = found->second->units[place];
        if (now != fixedUnit) scores[static_cast<std::size_t>(unit)] = prunedScores[static_cast<std::size_t>(now)];
      }
      ++place;
    }
  }
  for (std::size_t unit = 0; unit < scores.size(); ++unit)
    if (!keeps[unit]) scores[unit] = -std::numeric_limits<double>::infinity();
  return scores;
}

// One choice in steps under way.
class Stepper {
 public:
  Stepper(const Steps& steps, const ProgressSink& progress, std::stop_token stop)
      : steps_(steps), progress_(progress), stop_(std::move(stop)) {}

  // Nothing when stopped.
  std::optional<std::vector<double>> score(const Model& model, const Network& network, const Evidence& known,
                                           int step) {
    const CriterionInfo& needed = criterionNamed(steps_.criterion.name);
    std::optional<Coverage> coverage;
    std::optional<Moments> moments;
    if (needed.needsCoverage && !known.coverage) {
      coverage = analyze(model, *openData(), steps_.analysis, sinkOf(step), stop_);
      if (!coverage->finished) return std::nullopt;
      warn(coverage->warnings);
    }
    if ((needed.needsMoments || (needed.takesMoments && steps_.data)) && !known.moments) {
      moments = momentsFor(needed, model, network, *openData(), steps_.moments, sinkOf(step), stop_);
      if (!moments) return std::nullopt;
      warn(moments->warnings);
    }
    std::optional<Contributions> contributions;
    if (needed.needsLabels && !known.contributions) {
      const auto loader = openData();
      contributions = lossContributions(model, network, *loader, steps_.analysis.threads, sinkOf(step), stop_);
      if (!contributions) return std::nullopt;
      warn(loadingWarnings(*loader));
    }
    const Evidence evidence{coverage ? &*coverage : known.coverage, moments ? &*moments : known.moments,
                            contributions ? &*contributions : known.contributions};
    if (needed.needsCoverage) warn(unmeasuredChannels(*evidence.coverage));
    return importance(model, network, evidence, steps_.criterion);
  }

  void warn(const std::vector<std::string>& warnings) {
    for (const auto& warning : warnings)
      if (std::find(warnings_.begin(), warnings_.end(), warning) == warnings_.end()) warnings_.push_back(warning);
  }
  std::vector<std::string> takeWarnings() { return std::move(warnings_); }

 private:
  std::unique_ptr<Loader> openData() const {
    if (steps_.data) return steps_.data();
    throw Error(ErrorCode::invalidArgument, "criterion " + steps_.criterion.name,
                "it is measured on the data, anew in every step, and there is no data",
                "Give the data to measure with");
  }

  ProgressSink sinkOf(int step) const {
    if (!progress_ || steps_.count == 1) return progress_;
    return [this, step](Progress progress) {
      progress.stage = "step " + std::to_string(step) + " of " + std::to_string(steps_.count) + ", " + progress.stage;
      progress_(progress);
    };
  }

  const Steps& steps_;
  const ProgressSink& progress_;
  std::stop_token stop_;
  std::vector<std::string> warnings_;
};

}  // namespace

std::optional<FirstScores> firstScores(const Model& model, const Network& network, const Steps& steps,
                                       const ProgressSink& progress, std::stop_token stop) {
  if (steps.count < 1)
    throw Error(ErrorCode::invalidArgument, "number of steps", "it is not positive", "Give 1 or more");
  Stepper stepper(steps, progress, std::move(stop));
  auto scores = stepper.score(model, network, steps.evidence, 1);
  if (!scores) return std::nullopt;
  return FirstScores{std::move(*scores), stepper.takeWarnings()};
}

std::optional<SteppedChoice> chooseInSteps(const Model& model, const Network& network, const Steps& steps,
                                           const ProgressSink& progress, std::stop_token stop) {
  const auto first = firstScores(model, network, steps, progress, stop);
  return first ? chooseInSteps(model, network, steps, *first, progress, std::move(stop)) : std::nullopt;
}

std::optional<SteppedChoice> chooseInSteps(const Model& model, const Network& network, const Steps& steps,
                                           const FirstScores& first, const ProgressSink& progress,
                                           std::stop_token stop) {
  Stepper stepper(steps, progress, stop);
  stepper.warn(first.warnings);
  std::vector<double> scores = first.byUnit;
  std::vector<char> before(network.unitCount, 1);
  for (int step = 1;; ++step) {
    Plan plan = choose(network, scores, partOf(steps.selection, step, steps.count));
    if (step == steps.count) return SteppedChoice{std::move(plan), stepper.takeWarnings()};
    if (plan.keeps == before) continue;
    before = plan.keeps;

    const TemporaryFolder folder;
    const auto file = folder.path() / "step.pt";
    ExportOptions exporting;
    exporting.threads = steps.analysis.threads;
    if (!exportPruned(model, network, plan, file, {}, stop, exporting)) return std::nullopt;
    const Model pruned = openModel(file);
    const Network left = inspect(pruned, network.inputs, network.attention);
    const auto scored = stepper.score(pruned, left, {}, step + 1);
    if (!scored) return std::nullopt;
    scores = scoresOfOriginal(network, plan.keeps, left, *scored, std::move(scores));
  }
}

}  // namespace cleanai
