#include "app/cli/prune_work.h"

#include <utility>

#include "core/base/error.h"
#include "core/base/stopwatch.h"
#include "core/coverage/moments_file.h"
#include "core/pruning/layer_prices.h"

namespace cleanai::cli {
namespace {

std::vector<Shape> inputShapesOf(const PruneOptions& options) {
  if (!options.source.inputShape().shapes.empty()) return options.source.inputShape().shapes;
  if (!options.source.given())
    throw Error(ErrorCode::invalidArgument, options.model, "the shape of its input is not known",
                "Add --input-shape, e.g. --input-shape 1,3,224,224, or --data SOURCE with its preprocessing");
  return {inputShapeOf(*options.source.open())};
}

template <typename Work>
auto timed(double& seconds, const Work& work) {
  const Stopwatch stopwatch;
  auto result = work();
  seconds = stopwatch.seconds();
  return result;
}

bool needsMoments(const PruneOptions& options) {
  if (options.repair != Repair::none) return true;
  if (!options.planIn.empty()) return false;
  const CriterionInfo& criterion = criterionNamed(options.criterion.name);
  return criterion.needsMoments || (criterion.takesMoments && (options.source.given() || !options.momentsFile.empty()));
}

RecoveryOptions recoveryOf(const PruneOptions& options, const Moments* moments) {
  RecoveryOptions recovery;
  recovery.repair = options.repair;
  recovery.reestimatesNorms = options.recalibrates;
  recovery.data = [&options] { return options.source.open(); };
  recovery.distillation = options.distillation.chosen;
  recovery.moments = moments;
  recovery.threads = options.analysis.threads;
  return recovery;
}

Calibration calibrationOf(const PruneOptions& options, const Coverage* coverage, const Moments* moments) {
  Calibration calibration;
  if (options.source.given()) calibration.add(*options.source.open());
  if (coverage) calibration.add(options.ranking.coverage, coverage->data.taken);
  if (moments && !options.momentsFile.empty()) calibration.add(options.momentsFile, moments->taken);
  return calibration;
}

}  // namespace

PruneWork::PruneWork(const PruneOptions& options, ProgressSink progress, std::stop_token stop)
    : options_(options),
      progress_(std::move(progress)),
      stop_(std::move(stop)),
      model_(timed(seconds_.open, [&] { return openModel(options.model); })),
      network_(
          timed(seconds_.inspect, [&] { return inspect(model_, inputShapesOf(options), options.attention.units); })) {}

bool PruneWork::measure() {
  if (!timed(seconds_.moments, [&] { return measureMoments(); })) return false;
  chooser_.emplace(options_, model_, network_, moments());
  return !options_.judging.given() || openJudging();
}

bool PruneWork::measureMoments() {
  if (!needsMoments(options_)) return true;
  if (options_.momentsFile.empty())
    moments_ = momentsFor(criterionNamed(options_.criterion.name), model_, network_, *options_.source.open(),
                          options_.moments, progress_, stop_);
  else
    moments_ = loadMoments(options_.momentsFile, model_.sha256());
  if (!moments_ || !options_.source.given()) return moments_.has_value();
  probe_ = DamageProbe::of(model_, network_, *moments_, *options_.source.open(), options_.analysis.threads, stop_);
  return probe_.has_value();
}

bool PruneWork::openJudging() {
  calibration_ = calibrationOf(options_, chooser_->coverage(), moments());
  judging_ =
      judgingBy(options_.judging, options_.source, calibration_, model_, options_.analysis.threads, progress_, stop_);
  return judging_.has_value();
}

std::optional<Made> PruneWork::make(const Selection& selection, const std::filesystem::path& target) {
  const Stopwatch choosing;
  Made made;
  auto choice = chooser_->choose(selection, progress_, stop_);
  if (!choice) return std::nullopt;
  made.choice = std::move(*choice);
  if (moments_) made.accuracy.damage = predictedDamage(model_, network_, *moments_, made.choice.plan);
  if (probe_) made.accuracy.probed = probe_->damage(made.choice.plan);
  made.chooseSeconds = choosing.seconds();

  const RecoveryOptions recovering = recoveryOf(options_, moments());
  ExportOptions exporting;
  exporting.threads = options_.analysis.threads;
  if (options_.format == "state_dict") exporting.format = FileFormat::stateDict;
  if (options_.repair != Repair::none || options_.recalibrates || options_.distillation.chosen.epochs > 0)
    exporting.change = recovery(model_, network_, made.choice.plan, recovering, made.accuracy.recovery);
  const auto report = exportPruned(model_, network_, made.choice.plan, target, progress_, stop_, exporting);
  if (!report) return std::nullopt;
  made.report = *report;
  if (!judging_) return made;
  made.accuracy.before = judging_->judge.original();
  made.accuracy.after = judging_->judge.evaluate(openModel(target), progress_, stop_);
  return made.accuracy.after ? std::optional(std::move(made)) : std::nullopt;
}

}  // namespace cleanai::cli
