// cleanai evaluate: accuracy on labelled data, agreement with a reference.
#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "app/cli/evaluation_text.h"
#include "app/cli/inspect_report.h"
#include "app/cli/options.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text.h"
#include "core/data/loading_warnings.h"

namespace cleanai::cli {
namespace {

struct EvaluateOptions {
  std::string model, reference;
  SourceOptions source;
  bool latency = false;
  int threads = 0;
};

std::string textOf(const Evaluation& evaluation) {
  std::string text = counted(evaluation.images, "image") + " in " + duration(evaluation.seconds) + "\n";
  if (evaluation.top1) text += "top-1      " + shareText(evaluation.top1, evaluation.images) + "\n";
  if (evaluation.top5) text += "top-5      " + shareText(evaluation.top5, evaluation.images) + "\n";
  if (evaluation.loss) text += "loss       " + fixed(*evaluation.loss, 4) + "\n";
  return text;
}

std::vector<std::string> warningsOf(const Evaluation& evaluation, const Loader& loader, const std::string& name) {
  std::vector<std::string> warnings = loadingWarnings(loader);
  for (auto& warning : evaluationWarnings(evaluation, name)) warnings.push_back(std::move(warning));
  if (!evaluation.top1 && !evaluation.agreement)
    warnings.push_back("the data has no labels: nothing to compare with. Give --labels or --reference");
  return warnings;
}

/// Nothing when the latency's measurement was stopped.
std::optional<Side> sideOf(const Model& model, const Evaluation& evaluation, const Loader& loader,
                           const EvaluateOptions& options, const ProgressSink& progress, std::stop_token stop) {
  const Shape input = inputShapeOf(loader);
  Side side{evaluation, inspect(model, input).cost, model.bytes()};
  if (!options.latency) return side;
  side.latency = measureLatency(model, {input}, {1, options.threads}, progress, std::move(stop));
  return side.latency ? std::optional(side) : std::nullopt;
}

Json sideJson(const Side& side) {
  Json json = jsonOf(*side.evaluation);
  json["parameters"] = side.cost.parameters;
  json["macs"] = side.cost.macs;
  json["bytes"] = side.bytes;
  if (side.latency) json["latency"] = jsonOf(*side.latency);
  return json;
}

Exit evaluateAlone(const Model& model, const EvaluateOptions& options, const Invocation& invocation) {
  const auto loader = options.source.open();
  ProgressPrinter printer(invocation.quiet);
  const Evaluation evaluation = evaluate(model, *loader, options.threads, printer.sink(), invocation.stop);
  printer.clear();
  if (!evaluation.finished) return cancelled();
  const auto warnings = warningsOf(evaluation, *loader, options.model);
  printWarnings(warnings);
  Json json = jsonOf(evaluation);
  json["warnings"] = warnings;
  printResult(invocation, json, textOf(evaluation));
  return Exit::done;
}

Exit evaluateBeside(const Model& reference, const Model& model, const EvaluateOptions& options,
                    const Invocation& invocation) {
  const auto loader = options.source.open();
  ProgressPrinter printer(invocation.quiet);
  const auto evaluations = compare(reference, model, *loader, options.threads, printer.sink(), invocation.stop);
  std::optional<Side> before, after;
  if (evaluations.model.finished)
    before = sideOf(reference, evaluations.reference, *loader, options, printer.sink(), invocation.stop);
  if (before) after = sideOf(model, evaluations.model, *loader, options, printer.sink(), invocation.stop);
  printer.clear();
  if (!after) return cancelled();
  auto warnings = warningsOf(evaluations.model, *loader, options.model);
  for (auto& warning : evaluationWarnings(evaluations.reference, options.reference))
    warnings.push_back(std::move(warning));
  printWarnings(warnings);
  Json json = sideJson(*after);
  json["reference"] = sideJson(*before);
  json["warnings"] = warnings;
  printResult(invocation, json,
              counted(evaluations.model.images, "image") + " in " + duration(evaluations.model.seconds) + "\n" +
                  comparisonTable({"original", "this model"}, *before, *after) + referenceText(evaluations.model));
  return Exit::done;
}

Exit evaluateModel(const EvaluateOptions& options, const Invocation& invocation) {
  const Model model = openModel(options.model);
  if (options.reference.empty()) return evaluateAlone(model, options, invocation);
  return evaluateBeside(openModel(options.reference), model, options, invocation);
}

}  // namespace

void addEvaluate(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("evaluate", "Accuracy on labelled data, agreement with a reference");
  const auto options = std::make_shared<EvaluateOptions>();
  command->add_option("model", options->model, "TorchScript file")->type_name("MODEL")->required();
  auto* reference =
      command->add_option("--reference", options->reference, "Evaluates this one too, and compares their outputs");
  reference->type_name("ORIGINAL");
  command->add_flag("--latency", options->latency, "Measures how long a forward pass of either takes")
      ->needs(reference);
  options->source.addTo(*command, SourceOptions::Use::stream);
  addThreadsOption(*command, options->threads);
  addOutputOptions(*command, invocation);
  command->callback([options, &invocation] {
    options->source.check();
    invocation.action = [options, &invocation] { return evaluateModel(*options, invocation); };
  });
}

}  // namespace cleanai::cli
