// cleanai prune: a smaller TorchScript file, proven equal to the masked original.
#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <optional>

#include "app/cli/options.h"
#include "app/cli/progress_printer.h"
#include "app/cli/prune_report.h"
#include "core/base/error.h"
#include "core/coverage/metrics.h"
#include "core/pruning/importance.h"
#include "core/pruning/selection.h"

namespace cleanai::cli {
namespace {

struct PruneOptions {
  std::string model, coverage, scope = "layer", planIn, planOut, output;
  std::optional<std::string> criterionName, metricName;
  std::vector<std::string> layerRatios;
  std::string ratio, targetMacs, targetParameters;
  SourceOptions source;
  Criterion criterion;
  Selection selection;
};

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

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

bool needsCoverage(const std::string& criterionName) {
  for (const auto& criterion : criteria())
    if (criterion.name == criterionName) return criterion.needsCoverage;
  return false;
}

double targetOf(const std::string& option, const std::string& text) {
  const double share = numberOf(option, text);
  if (share <= 0 || share > 1)
    throw CLI::ValidationError(option, "\"" + text + "\" is not a share above 0 and at most 1");
  return share;
}

/// Turns texts into numbers and refuses what contradicts itself. Throws CLI::ValidationError.
void check(PruneOptions& options) {
  options.source.check();
  Selection& selection = options.selection;
  if (!options.ratio.empty()) selection.ratio = ratioOf("--ratio", options.ratio);
  if (!options.targetMacs.empty()) selection.targetMacs = targetOf("--target-macs", options.targetMacs);
  if (!options.targetParameters.empty())
    selection.targetParameters = targetOf("--target-parameters", options.targetParameters);
  for (const auto& text : options.layerRatios) {
    const auto equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0)
      throw CLI::ValidationError("--layer-ratio", "\"" + text + "\" is not like layer1.0.conv1=0.5");
    selection.layerRatios.emplace_back(text.substr(0, equals), ratioOf("--layer-ratio", text.substr(equals + 1)));
  }
  selection.scope = options.scope == "global" ? Scope::global : Scope::layer;

  const int goals = !options.ratio.empty() + !options.targetMacs.empty() + !options.targetParameters.empty();
  const bool chooses = goals > 0 || !selection.layerRatios.empty();
  if (goals > 1) throw CLI::ValidationError("--ratio, --target-macs and --target-parameters", "only one can be given");
  if (options.planIn.empty() && !chooses)
    throw CLI::ValidationError("--ratio, --target-macs, --target-parameters or --plan-in", "one of them is needed");
  if (!options.planIn.empty() && (chooses || options.criterionName || !options.coverage.empty() ||
                                  !selection.ignore.empty() || selection.roundTo != 1))
    throw CLI::ValidationError("--plan-in", "a finished plan leaves nothing to choose; leave out the other choices");

  options.criterion.name = options.criterionName.value_or(options.coverage.empty() ? "magnitude_l2" : "coverage");
  if (options.coverage.empty() && needsCoverage(options.criterion.name))
    throw CLI::ValidationError("--criterion " + options.criterion.name, "it needs --coverage, made by cleanai analyze");
  if (options.metricName && options.criterion.name != "coverage")
    throw CLI::ValidationError("--metric", "it belongs to the criterion coverage, which needs --coverage");
  if (options.metricName) options.criterion.metric = *options.metricName;
  options.criterion.seed = options.source.seed();
}

Shape inputShapeOf(const PruneOptions& options) {
  if (options.source.inputShape().shape) return *options.source.inputShape().shape;
  if (!options.source.given())
    throw Error(ErrorCode::invalidArgument, options.model, "the shape of its input is not known",
                "Add --input-shape, e.g. --input-shape 1,3,224,224, or --data SOURCE with its preprocessing");
  Shape shape = options.source.open()->sampleShape();
  shape.insert(shape.begin(), 1);
  return shape;
}

Plan planOf(const PruneOptions& options, const Model& model, const Network& network) {
  if (!options.planIn.empty()) return loadPlan(network, options.planIn);
  std::optional<Coverage> coverage;
  if (!options.coverage.empty()) coverage = loadCoverage(options.coverage);
  return choose(network, importance(model, network, coverage ? &*coverage : nullptr, options.criterion),
                options.selection);
}

Exit pruneModel(const PruneOptions& options, const Invocation& invocation) {
  checkOutput(options.output, options.model);
  if (!options.planOut.empty()) checkOutput(options.planOut, options.model);
  const auto start = Clock::now();
  PruneSeconds seconds;
  const Model model = openModel(options.model);
  seconds.open = secondsSince(start);
  const Network network = inspect(model, inputShapeOf(options));
  seconds.inspect = secondsSince(start) - seconds.open;
  const Plan plan = planOf(options, model, network);
  seconds.choose = secondsSince(start) - seconds.open - seconds.inspect;

  ProgressPrinter printer(invocation.quiet);
  const auto report = exportPruned(model, network, plan, options.output, printer.sink(), invocation.stop);
  printer.clear();
  if (!report) return cancelled();
  if (!options.planOut.empty()) savePlan(plan, model.file().string(), model.sha256(), options.planOut);
  seconds.total = secondsSince(start);

  std::string text = textOf(network, plan, *report);
  if (options.planIn.empty())
    text += "criterion: " + options.criterion.name +
            (options.criterion.name == "coverage" ? " by " + options.criterion.metric : "") + "\n";
  text += "pruned model written to " + options.output + "\n";
  if (!options.planOut.empty()) text += "plan written to " + options.planOut + "\n";
  printResult(invocation, jsonOf(network, plan, *report, seconds), text);
  return Exit::done;
}

void addChoices(CLI::App& command, PruneOptions& options) {
  const std::string group = "What to remove";
  command.add_option("--ratio", options.ratio, "Share of channels to remove from every group")
      ->type_name("R")
      ->group(group);
  command.add_option("--target-macs", options.targetMacs, "Share of multiply-accumulates to keep")
      ->type_name("S")
      ->group(group);
  command.add_option("--target-parameters", options.targetParameters, "Share of parameters to keep")
      ->type_name("S")
      ->group(group);
  command.add_option("--scope", options.scope, "layer: every group loses its share; global: the weakest of all")
      ->check(CLI::IsMember({"layer", "global"}))
      ->type_name("NAME")
      ->capture_default_str()
      ->group(group);
  command.add_option("--layer-ratio", options.layerRatios, "Another share for layers that match, e.g. 'layer1.*=0.3'")
      ->type_name("NAME=R")
      ->group(group);
  command.add_option("--ignore", options.selection.ignore, "Layers that keep all channels")
      ->type_name("GLOB")
      ->group(group);
  command.add_option("--round-to", options.selection.roundTo, "Kept channels are rounded up to a multiple")
      ->check(CLI::Range(1, 65536))
      ->type_name("N")
      ->capture_default_str()
      ->group(group);
  command.add_option("--coverage", options.coverage, "Result of cleanai analyze")
      ->type_name("COVERAGE.json")
      ->group(group);
  command
      .add_option("--criterion", options.criterionName,
                  "One of " + joined(criterionNames()) + " (default: coverage with --coverage, else magnitude_l2)")
      ->check(CLI::IsMember(criterionNames()))
      ->type_name("NAME")
      ->group(group);
  command
      .add_option("--metric", options.metricName,
                  "Of the criterion coverage, one of " + joined(metricNames()) + " (default: normalized_mean)")
      ->check(CLI::IsMember(metricNames()))
      ->type_name("NAME")
      ->group(group);
  command.add_option("--plan-in", options.planIn, "A plan made before, instead of a choice")
      ->type_name("PLAN.json")
      ->group(group);
}

}  // namespace

void addPrune(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("prune", "Removes channels and writes a smaller model, with proof");
  const auto options = std::make_shared<PruneOptions>();
  command->add_option("model", options->model, "TorchScript file")->type_name("MODEL")->required();
  addChoices(*command, *options);
  options->source.addTo(*command, SourceOptions::Use::shape);
  command->add_option("--plan-out", options->planOut, "Writes what was kept")->type_name("PLAN.json");
  command->add_option("-o,--output", options->output, "File of the pruned model")->type_name("PRUNED.pt")->required();
  addOutputOptions(*command, invocation);
  command->callback([options, &invocation] {
    check(*options);
    invocation.action = [options, &invocation] { return pruneModel(*options, invocation); };
  });
}

}  // namespace cleanai::cli
