// Finds the smallest network that keeps its accuracy, and makes its size the target.
#include "ui/session/accuracy_target.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/temporary_folder.h"
#include "core/pruning/judge.h"

namespace cleanai::ui {
namespace {

using Clock = std::chrono::steady_clock;

/// Says which trial it is, and how long all will take, from those that are over.
JobControl withTrial(const JobControl& control, int trial, int trials, Clock::time_point start) {
  JobControl result = control;
  const auto now = Clock::now();
  result.progress = [sink = control.progress, trial, trials, start, now](Progress progress) {
    progress.stage = "trial " + std::to_string(trial) + " of " + std::to_string(trials) + ", " + progress.stage;
    progress.secondsLeft.reset();
    if (trial > 1) {
      const double each = std::chrono::duration<double>(now - start).count() / (trial - 1);
      const double spent = std::chrono::duration<double>(Clock::now() - now).count();
      progress.secondsLeft = std::max(0.0, each * (trials - trial + 1) - spent);
    }
    sink(progress);
  };
  return result;
}

}  // namespace

std::optional<FoundTarget> searchTarget(const Model& model, const Preparation& preparation,
                                        const std::vector<double>& scores, const PruningChoice& choice,
                                        const std::shared_ptr<const Moments>& moments, const TargetSearch& search,
                                        const JobControl& control) {
  const auto images = judgingImages(preparation, search.images);
  const auto judge = Judge::of(
      model, [&] { return judgingLoader(preparation, images); }, 0, control.progress, control.stop);
  if (!judge) return std::nullopt;
  FoundTarget found;
  found.search = search;
  found.hasLabels = judge->hasLabels();
  found.images = judge->original().images;
  found.original = found.hasLabels ? judge->accuracyOf(judge->original()) : 1;
  RecoveryChoice recovery = choice.recovery;
  recovery.epochs = 0;
  const TemporaryFolder aside;
  const auto start = Clock::now();
  const auto trial = [&](double target) -> std::optional<SearchStep> {
    const auto told = withTrial(control, static_cast<int>(found.steps.size()) + 1, search.steps, start);
    Selection selection = choice.selection;
    setAmount(selection, Amount::macs, target);
    const Plan plan = choose(*preparation.network, scores, selection);
    const auto file = aside.path() / "trial.pt";
    const auto exported = exportPlanned(model, preparation, plan, recovery, moments, file, told);
    if (!exported) return std::nullopt;
    const auto judged = judge->evaluate(openModel(file), told.progress, control.stop);
    if (!judged) return std::nullopt;
    const auto drop = accuracyDrop(*judged).value_or(AccuracyDrop{});
    found.steps.push_back({target, exported->report.after.macs, judge->accuracyOf(*judged), drop.share, drop.high,
                           drop.high <= search.mostLost});
    logger()->info("trial {} of {}: {} of the MACs lose {} of the accuracy, at most {}", found.steps.size(),
                   search.steps, target, drop.share, drop.high);
    return found.steps.back();
  };
  if (!bisectTarget(trial, search.steps)) return std::nullopt;
  for (const SearchStep& step : found.steps)
    if (step.holds && (!found.best || step.target < found.best->target)) found.best = step;
  return found;
}

AccuracyTarget::AccuracyTarget(Session& session, QObject* parent) : QObject(parent), session_(session) {
  connect(&session.pruning(), &Pruning::choiceChanged, this, &AccuracyTarget::changed);
  for (const auto signal : {&Session::dataChanged, &Session::coverageChanged})
    connect(&session, signal, this, &AccuracyTarget::forget);
}

void AccuracyTarget::start(const TargetSearch& search) {
  const auto& scores = session_.pruning().scores();
  if (session_.worker().busy() || !scores || !judgingTrouble(session_).isEmpty()) return;
  session_.worker().start(
      Job::search,
      [this, search, scores, model = session_.model(), preparation = session_.preparation(),
       choice = session_.pruning().choice(), moments = session_.moments()](const JobControl& control) -> Delivery {
        auto found = searchTarget(*model, *preparation, *scores, choice, moments, search, control);
        if (!found) return [] {};
        auto result = std::make_shared<const FoundTarget>(std::move(*found));
        return [this, result, choice] { setFound(result, choice); };
      });
}

void AccuracyTarget::setFound(std::shared_ptr<const FoundTarget> found, const PruningChoice& from) {
  const bool isUnchanged = session_.pruning().choice() == from;
  found_ = std::move(found);
  choice_ = from;
  if (found_->best) setAmount(choice_.selection, Amount::macs, found_->best->target);
  preparation_ = session_.preparation();
  measured_ = session_.measured();
  if (isUnchanged) apply();
  emit changed();
}

bool AccuracyTarget::isApplied() const { return found_ && session_.pruning().choice() == choice_; }

void AccuracyTarget::apply() {
  if (!found_ || !found_->best) return;
  session_.history().change(Edit::search, choice_);
  choice_ = session_.pruning().choice();  // as far as it fits the network
  emit changed();
}

void AccuracyTarget::forget() {
  const bool isSame = preparation_.lock() == session_.preparation() && measured_.lock() == session_.measured();
  if (!found_ || isSame) return;
  found_ = nullptr;
  emit changed();
}

}  // namespace cleanai::ui
