// The options of cleanai prune: declared once, checked once.
#include "app/cli/prune_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace cleanai::cli {
namespace {

constexpr int largestStep = 65536;

double targetOf(const std::string& option, const std::string& text) {
  const double share = numberOf(option, text);
  if (share <= 0 || share > 1)
    throw CLI::ValidationError(option, "\"" + text + "\" is not a share above 0 and at most 1");
  return share;
}

double dropOf(const std::string& option, const std::string& text) {
  const double points = numberOf(option, text);
  if (points < 0 || points > 100)
    throw CLI::ValidationError(option, "\"" + text + "\" is not a number of points from 0 to 100");
  return points / 100;
}

double floorOf(const std::string& option, const std::string& text) {
  const double share = numberOf(option, text);
  if (share < 0 || share > 1) throw CLI::ValidationError(option, "\"" + text + "\" is not a share from 0 to 1");
  return share;
}

Scope scopeNamed(const std::string& name) {
  return name == "damage"   ? Scope::damage
         : name == "global" ? Scope::global
         : name == "family" ? Scope::family
                            : Scope::layer;
}

Reduction reductionNamed(const std::string& name) {
  return name == "mean"    ? Reduction::mean
         : name == "max"   ? Reduction::max
         : name == "first" ? Reduction::first
                           : Reduction::sum;
}

}  // namespace

void PruneOptions::addTo(CLI::App& command) {
  addAmounts(command);
  addRanking(command);
  addRecovery(command);
  distillation.addTo(command);
  judging.addTo(command);
  attention.addTo(command);
  source.addTo(command, SourceOptions::Use::steps);
  addThreadsOption(command, analysis.threads);
}

void PruneOptions::addAmounts(CLI::App& command) {
  const std::string group = "How much to remove";
  const auto add = [&](const std::string& name, auto& value, const std::string& meaning, const std::string& type) {
    return command.add_option(name, value, meaning)->type_name(type)->group(group);
  };
  add("--ratio", ratio_, "Share of channels to remove from every group", "R");
  add("--target-macs", targetMacs_, "Share of multiply-accumulates to keep, met within one channel's step", "S");
  add("--target-parameters", targetParameters_, "Share of parameters to keep, met likewise", "S");
  add("--max-accuracy-drop", maxAccuracyDrop_,
      "Finds the smallest share of multiply-accumulates that loses at most so much, by --evaluate: top-1, or without "
      "labels agreement with the original",
      "POINTS");
  add("--search-steps", searchSteps, "Networks that are tried for it", "N")
      ->check(CLI::Range(1, 30))
      ->capture_default_str();
  add("--layer-ratio", layerRatios_, "Another share for layers that match, e.g. 'layer1.*=0.3'", "NAME=R");
  add("--ignore", selection.ignore, "Layers that keep all channels", "GLOB");
  add("--round-to", selection.roundTo, "Kept channels are rounded up to a multiple", "N")
      ->check(CLI::Range(1, largestStep))
      ->capture_default_str();
  add("--min-share", minShare_, "Share of its channels that every layer keeps at least (default: 0)", "S");
  add("--min-channels", selection.minChannels, "Channels that every layer keeps at least", "N")
      ->check(CLI::Range(1, largestStep))
      ->capture_default_str();
  add("--steps", steps, "Removes a bit at a time and ranks what is left anew, from --data for criteria that need it",
      "N")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  add("--plan-in", planIn, "A plan made before, instead of a choice", "PLAN.json");
}

void PruneOptions::addRanking(CLI::App& command) {
  const std::string group = "What to remove first";
  const auto add = [&](const std::string& name, auto& value, const std::string& meaning, const std::string& type) {
    return command.add_option(name, value, meaning)->type_name(type)->group(group);
  };
  ranking.addTo(command, group);
  add("--scope", scope_,
      "layer: every group loses its share; family: groups of the same kind of layers are ranked together; global: all; "
      "damage: all, by the damage for what is saved, the best fifth of each group last (default: damage for obs with a "
      "target, else layer)",
      "NAME")
      ->check(CLI::IsMember({"layer", "family", "global", "damage"}));
  add("--reduction", reduction_, "Of the scores of layers that share channels: sum, mean, max or first", "NAME")
      ->check(CLI::IsMember({"sum", "mean", "max", "first"}))
      ->capture_default_str();
  add("--normalize", normalization_, "mean: these are first divided by each layer's mean; none: taken as they are",
      "NAME")
      ->check(CLI::IsMember({"mean", "none"}))
      ->capture_default_str();
}

void PruneOptions::addRecovery(CLI::App& command) {
  const std::string group = "Keeping the accuracy, without labels and without training";
  command
      .add_option("--repair", repair_,
                  "affine: the kept channels make up for the removed ones, fitted to --data; fitted: then every layer "
                  "is fitted to "
                  "the original, in forward order (slower, better when much is removed)")
      ->check(CLI::IsMember({"none", "affine", "fitted"}))
      ->type_name("NAME")
      ->group(group)
      ->capture_default_str();
  command.add_flag("--recalibrate", recalibrates, "Batch norms take new statistics from --data, after the repair")
      ->group(group);
  command
      .add_option("--moments", momentsFile, "Second moments that cleanai analyze --moments took, instead of a pass now")
      ->type_name("FILE")
      ->group(group);
  momentBudget_.addTo(command, group);
}

void PruneOptions::check() {
  source.check();
  checkSelection();
  checkCriterion();
  checkRecovery();
  distillation.check(source);
  checkJudging();
}

void PruneOptions::checkSelection() {
  if (!ratio_.empty()) selection.ratio = ratioOf("--ratio", ratio_);
  if (!targetMacs_.empty()) selection.targetMacs = targetOf("--target-macs", targetMacs_);
  if (!targetParameters_.empty()) selection.targetParameters = targetOf("--target-parameters", targetParameters_);
  if (!minShare_.empty()) selection.minShare = floorOf("--min-share", minShare_);
  for (const auto& text : layerRatios_) {
    const auto equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0)
      throw CLI::ValidationError("--layer-ratio", "\"" + text + "\" is not like layer1.0.conv1=0.5");
    selection.layerRatios.emplace_back(text.substr(0, equals), ratioOf("--layer-ratio", text.substr(equals + 1)));
  }

  if (!maxAccuracyDrop_.empty()) maxAccuracyDrop = dropOf("--max-accuracy-drop", maxAccuracyDrop_);
  const int goals = !ratio_.empty() + !targetMacs_.empty() + !targetParameters_.empty() + !maxAccuracyDrop_.empty();
  const bool chooses = goals > 0 || !selection.layerRatios.empty();
  if (goals > 1) throw CLI::ValidationError("--ratio, --target-macs and --target-parameters", "only one can be given");
  if (planIn.empty() && !chooses)
    throw CLI::ValidationError("--ratio, --target-macs, --target-parameters, --max-accuracy-drop or --plan-in",
                               "one of them is needed");
  const Selection none;
  if (!planIn.empty() && (chooses || ranking.name || !ranking.coverage.empty() || !selection.ignore.empty() ||
                          steps != 1 || !scope_.empty() || selection.roundTo != none.roundTo ||
                          selection.minShare != none.minShare || selection.minChannels != none.minChannels))
    throw CLI::ValidationError("--plan-in", "a finished plan leaves nothing to choose; leave out the other choices");
}

void PruneOptions::checkCriterion() {
  const bool measures = steps > 1 && source.given();
  criterion = ranking.chosen(measures ? "coverage" : "magnitude_l2",
                             {.data = source.given(), .moments = source.given() || !momentsFile.empty()});
  if (steps > 1 && !source.given() && isMeasured(criterion))
    throw CLI::ValidationError(
        "--steps", "the criterion " + criterion.name + " is measured anew in every step, which needs --data");
  criterion.seed = source.seed();
  criterion.ignored = selection.ignore;
  criterion.reduction = reductionNamed(reduction_);
  criterion.normalization = normalization_ == "none" ? Normalization::none : Normalization::mean;
  analysis.source = source.source();

  const bool isDamage = criterionNamed(criterion.name).isDamage;
  const bool hasTarget = selection.targetMacs || selection.targetParameters || maxAccuracyDrop;
  if (scope_ == "damage" && !isDamage)
    throw CLI::ValidationError("--scope damage", "the scores of the criterion " + criterion.name + " are no damage");
  selection.scope = scopeNamed(!scope_.empty() ? scope_ : isDamage && hasTarget ? "damage" : "layer");
}

void PruneOptions::checkRecovery() {
  repair = repair_ == "affine" ? Repair::affine : repair_ == "fitted" ? Repair::fitted : Repair::none;
  moments = momentBudget_.options(analysis.threads);
  if (repair == Repair::affine && !source.given() && momentsFile.empty())
    throw CLI::ValidationError("--repair", "it is fitted to data; add --data, or --moments FILE");
  if (repair == Repair::fitted && !source.given())
    throw CLI::ValidationError("--repair", "it is fitted to data; add --data");
  if (recalibrates && !source.given())
    throw CLI::ValidationError("--recalibrate", "it takes its statistics from data; add --data");
}

void PruneOptions::checkJudging() const {
  if (maxAccuracyDrop && !judging.given())
    throw CLI::ValidationError("--max-accuracy-drop", "it is judged by images; add --evaluate SOURCE");
  if (judging.given() && format != "torchscript")
    throw CLI::ValidationError("--evaluate", "a state_dict alone cannot be run; leave out --format " + format);
}

}  // namespace cleanai::cli
