// The options of cleanai prune: declared once, checked once.
#include "app/cli/prune_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "core/coverage/metrics.h"

namespace cleanai::cli {
namespace {

constexpr int largestStep = 65536;

std::vector<std::string> criterionNames() {
  std::vector<std::string> names;
  for (const auto& criterion : criteria()) names.emplace_back(criterion.name);
  return names;
}

std::vector<std::string> metricNames() {
  std::vector<std::string> names;
  for (const auto& metric : metrics()) names.emplace_back(metric.name);
  return names;
}

bool needsData(const std::string& criterionName) {
  const CriterionInfo& criterion = criterionNamed(criterionName);
  return criterion.needsCoverage || criterion.needsMoments;
}

double targetOf(const std::string& option, const std::string& text) {
  const double share = numberOf(option, text);
  if (share <= 0 || share > 1)
    throw CLI::ValidationError(option, "\"" + text + "\" is not a share above 0 and at most 1");
  return share;
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
  add("--coverage", coverage, "Result of cleanai analyze", "COVERAGE.json");
  add("--criterion", criterionName_,
      "One of " + joined(criterionNames()) +
          " (default: coverage with --coverage or --steps and --data, else magnitude_l2)",
      "NAME")
      ->check(CLI::IsMember(criterionNames()));
  add("--metric", metricName_,
      "Of the criterion coverage, one of " + joined(metricNames()) + " (default: normalized_mean)", "NAME")
      ->check(CLI::IsMember(metricNames()));
  add("--scope", scope_,
      "layer: every group loses its share; family: groups of the same kind of layers are ranked together; global: all; "
      "damage: all, by the damage for what is saved (default: damage for obs with a target, else layer)",
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
      .add_option("--moments-share", momentsShare_,
                  "Share of the forward pass that second moments may cost; beyond it positions are left out evenly, "
                  "0: none are (default: 0.15)")
      ->type_name("S")
      ->group(group);
  command.add_option("--moments-memory", momentsMegabytes_, "MB for second moments; wider inputs keep variances only")
      ->check(CLI::Range(1, 1 << 20))
      ->type_name("MB")
      ->group(group)
      ->capture_default_str();
}

void PruneOptions::check() {
  source.check();
  checkSelection();
  checkCriterion();
  checkRecovery();
  distillation.check(source);
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

  const int goals = !ratio_.empty() + !targetMacs_.empty() + !targetParameters_.empty();
  const bool chooses = goals > 0 || !selection.layerRatios.empty();
  if (goals > 1) throw CLI::ValidationError("--ratio, --target-macs and --target-parameters", "only one can be given");
  if (planIn.empty() && !chooses)
    throw CLI::ValidationError("--ratio, --target-macs, --target-parameters or --plan-in", "one of them is needed");
  const Selection none;
  if (!planIn.empty() && (chooses || criterionName_ || !coverage.empty() || !selection.ignore.empty() || steps != 1 ||
                          !scope_.empty() || selection.roundTo != none.roundTo || selection.minShare != none.minShare ||
                          selection.minChannels != none.minChannels))
    throw CLI::ValidationError("--plan-in", "a finished plan leaves nothing to choose; leave out the other choices");
}

void PruneOptions::checkCriterion() {
  const bool measures = steps > 1 && source.given();
  criterion.name = criterionName_.value_or(coverage.empty() && !measures ? "magnitude_l2" : "coverage");
  if (!source.given() && criterionNamed(criterion.name).needsMoments)
    throw CLI::ValidationError("--criterion " + criterion.name, "it needs --data to measure with");
  if (coverage.empty() && !source.given() && needsData(criterion.name))
    throw CLI::ValidationError("--criterion " + criterion.name,
                               "it needs --coverage, made by cleanai analyze, or --data to measure with");
  if (steps > 1 && !source.given() && needsData(criterion.name))
    throw CLI::ValidationError(
        "--steps", "the criterion " + criterion.name + " is measured anew in every step, which needs --data");
  if (metricName_ && criterion.name != "coverage")
    throw CLI::ValidationError("--metric", "it belongs to the criterion coverage, which needs --coverage");
  if (metricName_) criterion.metric = *metricName_;
  criterion.seed = source.seed();
  criterion.reduction = reductionNamed(reduction_);
  criterion.normalization = normalization_ == "none" ? Normalization::none : Normalization::mean;
  analysis.source = source.source();

  const bool isDamage = criterionNamed(criterion.name).isDamage;
  const bool hasTarget = selection.targetMacs || selection.targetParameters;
  if (scope_ == "damage" && !isDamage)
    throw CLI::ValidationError("--scope damage", "the scores of the criterion " + criterion.name + " are no damage");
  selection.scope = scopeNamed(!scope_.empty() ? scope_ : isDamage && hasTarget ? "damage" : "layer");
}

void PruneOptions::checkRecovery() {
  repair = repair_ == "affine" ? Repair::affine : repair_ == "fitted" ? Repair::fitted : Repair::none;
  if (!momentsShare_.empty()) moments.share = floorOf("--moments-share", momentsShare_);
  moments.memory = static_cast<std::size_t>(momentsMegabytes_) << 20;
  moments.threads = analysis.threads;
  if (repair != Repair::none && !source.given())
    throw CLI::ValidationError("--repair", "it is fitted to data; add --data");
  if (recalibrates && !source.given())
    throw CLI::ValidationError("--recalibrate", "it takes its statistics from data; add --data");
}

}  // namespace cleanai::cli
