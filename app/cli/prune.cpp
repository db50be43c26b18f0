// cleanai prune: a smaller TorchScript file, proven equal to the masked original.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>

#include "app/cli/progress_printer.h"
#include "app/cli/prune_options.h"
#include "app/cli/prune_report.h"
#include "app/cli/prune_search.h"
#include "app/cli/prune_work.h"
#include "core/base/atomic_file.h"
#include "core/base/stopwatch.h"
#include "core/base/temporary_folder.h"

namespace cleanai::cli {
namespace {

void checkOutputs(const PruneOptions& options) {
  std::vector<std::string> others{options.model,          options.ranking.coverage, options.planIn,
                                  options.momentsFile,    options.source.source(),  options.source.labels(),
                                  options.judging.source, options.judging.labels};
  checkOutput(options.output, others);
  if (options.planOut.empty()) return;
  others.push_back(options.output);
  checkOutput(options.planOut, others);
}

std::string wholeText(const PruneOptions& options, const Network& network, const Made& made, const Judging* judging) {
  const auto& [choice, accuracy, report, seconds] = made;
  std::string text = textOf(network, choice.plan, report) + textOf(accuracy);
  if (options.planIn.empty())
    text += "criterion: " + options.criterion.name +
            (options.criterion.name == "coverage" ? " by " + options.criterion.metric : "") +
            (options.steps > 1 ? ", in " + std::to_string(options.steps) + " steps" : "") + "\n";
  if (judging) text += imagesText(judging->images, judging->source, judging->judge.original().images);
  text += "\n" + textOf(report, accuracy) + "pruned model written to " + options.output + "\n";
  if (!options.planOut.empty()) text += "plan written to " + options.planOut + "\n";
  return text;
}

// Of all that was done, each once.
std::vector<std::string> warningsOf(const PruneOptions& options, const Made& made, const PruneWork& work) {
  std::vector<std::string> warnings;
  const auto add = [&warnings](const std::vector<std::string>& more) {
    for (const auto& warning : more)
      if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end()) warnings.push_back(warning);
  };
  add(made.choice.warnings);
  if (work.moments()) add(work.moments()->warnings);
  add(made.report.warnings);
  add(made.accuracy.recovery.warnings);
  if (const auto& distilled = made.accuracy.recovery.distillation) add(distilled->warnings);
  if (work.judging()) {
    add(work.calibration().warnings());
    add(work.judging()->judge.warnings());
    add(evaluationWarnings(*made.accuracy.after, options.output));
  }
  return warnings;
}

// The network of the options, or the smallest that holds the accuracy.
std::optional<Made> made(const PruneOptions& options, PruneWork& work, const std::filesystem::path& target,
                         const std::function<void(const std::string&)>& tell, std::vector<SearchStep>& search) {
  if (!work.measure()) return std::nullopt;
  if (!options.maxAccuracyDrop) return work.make(options.selection, target);
  const Making make = [&work](const Selection& selection, const std::filesystem::path& file) {
    return work.make(selection, file);
  };
  return smallestThatHolds(options, work.judging()->judge, make, target, tell, search);
}

Json wholeJson(const PruneOptions& options, const PruneWork& work, const Made& made, const PruneSeconds& seconds,
               const std::vector<SearchStep>& search, const std::vector<std::string>& warnings) {
  Json json{{"model", {{"path", work.model().file().string()}, {"sha256", work.model().sha256()}}}};
  json.update(jsonOf(work.network(), made.choice.plan, made.report, made.accuracy, seconds));
  if (const Judging* judging = work.judging())
    json["accuracy"]["images"] = imagesJson(judging->images, judging->source, judging->judge.original().images);
  if (options.maxAccuracyDrop) json["search"] = jsonOf(search);
  json["warnings"] = warnings;
  return json;
}

Exit pruneModel(const PruneOptions& options, const Invocation& invocation) {
  checkOutputs(options);
  const Stopwatch stopwatch;
  ProgressPrinter printer(invocation.quiet);
  PruneWork work(options, printer.sink(), invocation.stop);
  const auto tell = [&](const std::string& line) {
    printer.clear();
    if (!invocation.quiet) std::cerr << line << std::flush;
  };
  // What is judged lies aside until it is known that it stays.
  std::optional<TemporaryFolder> aside;
  if (options.judging.given()) aside.emplace();
  const std::filesystem::path target = aside ? aside->path() / "pruned.pt" : std::filesystem::path(options.output);
  std::vector<SearchStep> search;
  const auto found = made(options, work, target, tell, search);
  printer.clear();
  if (!found) return cancelled();

  if (aside) writeAtomically(options.output, [&](const auto& file) { std::filesystem::copy_file(target, file); });
  const Plan& plan = found->choice.plan;
  if (!options.planOut.empty()) savePlan(plan, work.model().file().string(), work.model().sha256(), options.planOut);
  PruneSeconds seconds = work.seconds();
  seconds.choose = found->chooseSeconds;
  seconds.total = stopwatch.seconds();
  const auto warnings = warningsOf(options, *found, work);
  printWarnings(warnings);
  printResult(invocation, wholeJson(options, work, *found, seconds, search, warnings),
              wholeText(options, work.network(), *found, work.judging()));
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
