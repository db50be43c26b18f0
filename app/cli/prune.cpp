// cleanai prune: a smaller TorchScript file, proven equal to the masked original.
#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <optional>

#include "app/cli/progress_printer.h"
#include "app/cli/prune_options.h"
#include "app/cli/prune_report.h"
#include "core/base/error.h"
#include "core/pruning/iterative.h"

namespace cleanai::cli {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::vector<Shape> inputShapesOf(const PruneOptions& options) {
  if (!options.source.inputShape().shapes.empty()) return options.source.inputShape().shapes;
  if (!options.source.given())
    throw Error(ErrorCode::invalidArgument, options.model, "the shape of its input is not known",
                "Add --input-shape, e.g. --input-shape 1,3,224,224, or --data SOURCE with its preprocessing");
  Shape shape = options.source.open()->sampleShape();
  shape.insert(shape.begin(), 1);
  return {shape};
}

bool needsMoments(const PruneOptions& options) {
  return options.repair != Repair::none ||
         (options.planIn.empty() && criterionNamed(options.criterion.name).needsMoments);
}

SteppedChoice planGiven(const PruneOptions& options, const Model& model, const Network& network) {
  SteppedChoice choice{loadPlan(network, options.planIn), {}};
  const PlanOrigin origin = originOfPlan(options.planIn);
  if (!origin.sha256.empty() && origin.sha256 != model.sha256())
    choice.warnings.push_back("the plan " + options.planIn + " was made for another file (" + origin.path +
                              "). Its layers fit, so it is applied as it stands; what it keeps was chosen by the other "
                              "file's weights or data");
  return choice;
}

/// Nothing when stopped.
std::optional<SteppedChoice> choiceOf(const PruneOptions& options, const Model& model, const Network& network,
                                      const Moments* moments, const ProgressSink& progress, std::stop_token stop) {
  if (!options.planIn.empty()) return planGiven(options, model, network);
  std::optional<Coverage> coverage;
  if (!options.coverage.empty()) coverage = loadCoverage(options.coverage);
  Steps steps;
  steps.count = options.steps;
  steps.criterion = options.criterion;
  steps.selection = options.selection;
  steps.evidence = {coverage ? &*coverage : nullptr, moments};
  if (options.source.given()) steps.data = [&options] { return options.source.open(); };
  steps.analysis = options.analysis;
  steps.moments = options.moments;
  return chooseInSteps(model, network, steps, progress, std::move(stop));
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

Exit pruneModel(const PruneOptions& options, const Invocation& invocation) {
  const std::vector<std::string> read{options.model, options.coverage, options.planIn, options.source.source(),
                                      options.source.labels()};
  checkOutput(options.output, read);
  if (!options.planOut.empty()) {
    std::vector<std::string> others = read;
    others.push_back(options.output);
    checkOutput(options.planOut, others);
  }
  const auto start = Clock::now();
  PruneSeconds seconds;
  const Model model = openModel(options.model);
  seconds.open = secondsSince(start);
  const Network network = inspect(model, inputShapesOf(options), options.attention.units);
  seconds.inspect = secondsSince(start) - seconds.open;
  ProgressPrinter printer(invocation.quiet);
  std::optional<Moments> moments;
  if (needsMoments(options)) {
    moments = inputMoments(model, network, *options.source.open(), options.moments, printer.sink(), invocation.stop);
    if (!moments) {
      printer.clear();
      return cancelled();
    }
  }
  seconds.moments = secondsSince(start) - seconds.open - seconds.inspect;
  const auto choice = choiceOf(options, model, network, moments ? &*moments : nullptr, printer.sink(), invocation.stop);
  if (!choice) {
    printer.clear();
    return cancelled();
  }
  const Plan& plan = choice->plan;
  Accuracy accuracy;
  if (moments) accuracy.damage = predictedDamage(model, network, *moments, plan);
  seconds.choose = secondsSince(start) - seconds.open - seconds.inspect - seconds.moments;

  ExportOptions exporting;
  if (options.format == "state_dict") exporting.format = FileFormat::stateDict;
  const RecoveryOptions recovering = recoveryOf(options, moments ? &*moments : nullptr);
  if (options.repair != Repair::none || options.recalibrates || options.distillation.chosen.epochs > 0)
    exporting.change = recovery(model, network, plan, recovering, accuracy.recovery);
  const auto report = exportPruned(model, network, plan, options.output, printer.sink(), invocation.stop, exporting);
  printer.clear();
  if (!report) return cancelled();
  if (!options.planOut.empty()) savePlan(plan, model.file().string(), model.sha256(), options.planOut);
  seconds.total = secondsSince(start);

  std::string text = textOf(network, plan, *report) + textOf(accuracy);
  if (options.planIn.empty())
    text += "criterion: " + options.criterion.name +
            (options.criterion.name == "coverage" ? " by " + options.criterion.metric : "") +
            (options.steps > 1 ? ", in " + std::to_string(options.steps) + " steps" : "") + "\n";
  text += "pruned model written to " + options.output + "\n";
  if (!options.planOut.empty()) text += "plan written to " + options.planOut + "\n";
  std::vector<std::string> warnings = choice->warnings;
  if (moments) warnings.insert(warnings.end(), moments->warnings.begin(), moments->warnings.end());
  warnings.insert(warnings.end(), report->warnings.begin(), report->warnings.end());
  if (const auto& distilled = accuracy.recovery.distillation)
    warnings.insert(warnings.end(), distilled->warnings.begin(), distilled->warnings.end());
  printWarnings(warnings);
  Json json = jsonOf(network, plan, *report, accuracy, seconds);
  json["warnings"] = warnings;
  printResult(invocation, json, text);
  return Exit::done;
}

}  // namespace

void addPrune(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("prune", "Removes channels and writes a smaller model, with proof");
  const auto options = std::make_shared<PruneOptions>();
  command->add_option("model", options->model, "TorchScript file")->type_name("MODEL")->required();
  options->addTo(*command);
  command->add_option("--plan-out", options->planOut, "Writes what was kept")->type_name("PLAN.json");
  command->add_option("--format", options->format, "torchscript, or state_dict: the tensors alone, for torch.load")
      ->check(CLI::IsMember({"torchscript", "state_dict"}))
      ->type_name("NAME")
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "File of the pruned model")->type_name("PRUNED.pt")->required();
  addOutputOptions(*command, invocation);
  command->callback([options, &invocation] {
    options->check();
    invocation.action = [options, &invocation] { return pruneModel(*options, invocation); };
  });
}

}  // namespace cleanai::cli
