// cleanai evaluate: accuracy on labelled data, agreement with a reference.
#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "app/cli/evaluation_text.h"
#include "app/cli/options.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text.h"

namespace cleanai::cli {
namespace {

struct EvaluateOptions {
  std::string model, reference;
  SourceOptions source;
  int threads = 0;
};

std::string textOf(const Evaluation& evaluation) {
  std::string text = counted(evaluation.images, "image") + " in " + duration(evaluation.seconds) + "\n";
  if (evaluation.top1) text += "top-1      " + top1Text(evaluation) + "\n";
  if (evaluation.top5) text += "top-5      " + percent(*evaluation.top5) + "\n";
  if (evaluation.loss) text += "loss       " + fixed(*evaluation.loss, 4) + "\n";
  if (evaluation.agreement) text += "agreement  " + percent(*evaluation.agreement) + " with the reference\n";
  return text;
}

std::vector<std::string> warningsOf(const Evaluation& evaluation, const Loader& loader) {
  std::vector<std::string> warnings;
  for (const auto& item : loader.skipped()) warnings.push_back("skipped " + item.name + ": " + item.reason);
  if (!evaluation.top1 && !evaluation.agreement)
    warnings.push_back("the data has no labels: nothing to compare with. Give --labels or --reference");
  return warnings;
}

Exit evaluateModel(const EvaluateOptions& options, const Invocation& invocation) {
  const Model model = openModel(options.model);
  std::optional<Model> reference;
  if (!options.reference.empty()) reference = openModel(options.reference);
  const auto loader = options.source.open();
  ProgressPrinter printer(invocation.quiet);
  const Evaluation evaluation =
      evaluate(model, reference ? &*reference : nullptr, *loader, options.threads, printer.sink(), invocation.stop);
  printer.clear();
  if (!evaluation.finished) return cancelled();
  printWarnings(warningsOf(evaluation, *loader));
  printResult(invocation, jsonOf(evaluation), textOf(evaluation));
  return Exit::done;
}

}  // namespace

void addEvaluate(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("evaluate", "Accuracy on labelled data, agreement with a reference");
  const auto options = std::make_shared<EvaluateOptions>();
  command->add_option("model", options->model, "TorchScript file")->type_name("MODEL")->required();
  command->add_option("--reference", options->reference, "Counts how often the model says the same as this one")
      ->type_name("ORIGINAL");
  options->source.addTo(*command, SourceOptions::Use::stream);
  addThreadsOption(*command, options->threads);
  addOutputOptions(*command, invocation);
  command->callback([options, &invocation] {
    options->source.check();
    invocation.action = [options, &invocation] { return evaluateModel(*options, invocation); };
  });
}

}  // namespace cleanai::cli
