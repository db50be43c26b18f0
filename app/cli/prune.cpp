// cleanai prune: a smaller TorchScript file, proven equal to the masked original.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "app/cli/judging.h"
#include "app/cli/progress_printer.h"
#include "app/cli/prune_choice.h"
#include "app/cli/prune_options.h"
#include "app/cli/prune_report.h"
#include "app/cli/prune_search.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/temporary_folder.h"
#include "core/coverage/moments_file.h"
#include "core/pruning/damage_probe.h"

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

Calibration calibrationOf(const PruneOptions& options, const Coverage* coverage, const Moments* moments) {
  Calibration calibration;
  if (options.source.given()) calibration.add(*options.source.open());
  if (coverage) calibration.add(options.ranking.coverage, coverage->data.taken);
  if (moments && !options.momentsFile.empty()) calibration.add(options.momentsFile, moments->taken);
  return calibration;
}

// Of all that was done, each once.
std::vector<std::string> warningsOf(const PruneOptions& options, const Made& made, const Moments* moments,
                                    const Calibration& calibration, const Judging* judging) {
  std::vector<std::string> warnings;
  const auto add = [&warnings](const std::vector<std::string>& more) {
    for (const auto& warning : more)
      if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end()) warnings.push_back(warning);
  };
  add(made.choice.warnings);
  if (moments) add(moments->warnings);
  add(made.report.warnings);
  add(made.accuracy.recovery.warnings);
  if (const auto& distilled = made.accuracy.recovery.distillation) add(distilled->warnings);
  if (judging) {
    add(calibration.warnings());
    add(judging->judge.warnings());
    add(evaluationWarnings(*made.accuracy.after, options.output));
  }
  return warnings;
}

Exit pruneModel(const PruneOptions& options, const Invocation& invocation) {
  checkOutputs(options);
  const auto start = Clock::now();
  PruneSeconds seconds;
  const Model model = openModel(options.model);
  seconds.open = secondsSince(start);
  const Network network = inspect(model, inputShapesOf(options), options.attention.units);
  seconds.inspect = secondsSince(start) - seconds.open;
  ProgressPrinter printer(invocation.quiet);
  const auto stopped = [&printer] {
    printer.clear();
    return cancelled();
  };
  std::optional<Moments> moments;
  if (needsMoments(options)) {
    moments = options.momentsFile.empty() ? inputMoments(model, network, *options.source.open(), options.moments,
                                                         printer.sink(), invocation.stop)
                                          : loadMoments(options.momentsFile, model.sha256());
    if (!moments) return stopped();
  }
  std::optional<DamageProbe> probe;
  if (moments && options.source.given()) {
    probe =
        DamageProbe::of(model, network, *moments, *options.source.open(), options.analysis.threads, invocation.stop);
    if (!probe) return stopped();
  }
  seconds.moments = secondsSince(start) - seconds.open - seconds.inspect;
  Chooser chooser(options, model, network, moments ? &*moments : nullptr);
  Calibration calibration;
  std::optional<Judging> judging;
  if (options.judging.given()) {
    calibration = calibrationOf(options, chooser.coverage(), moments ? &*moments : nullptr);
    judging = judgingBy(options.judging, options.source, calibration, model, options.analysis.threads, printer.sink(),
                        invocation.stop);
    if (!judging) return stopped();
  }

  const RecoveryOptions recovering = recoveryOf(options, moments ? &*moments : nullptr);
  const Making make = [&](const Selection& selection, const std::filesystem::path& target) -> std::optional<Made> {
    const auto begin = Clock::now();
    Made made;
    auto choice = chooser.choose(selection, printer.sink(), invocation.stop);
    if (!choice) return std::nullopt;
    made.choice = std::move(*choice);
    if (moments) made.accuracy.damage = predictedDamage(model, network, *moments, made.choice.plan);
    if (probe) made.accuracy.probed = probe->damage(made.choice.plan);
    made.chooseSeconds = secondsSince(begin);
    ExportOptions exporting;
    exporting.threads = options.analysis.threads;
    if (options.format == "state_dict") exporting.format = FileFormat::stateDict;
    if (options.repair != Repair::none || options.recalibrates || options.distillation.chosen.epochs > 0)
      exporting.change = recovery(model, network, made.choice.plan, recovering, made.accuracy.recovery);
    const auto report =
        exportPruned(model, network, made.choice.plan, target, printer.sink(), invocation.stop, exporting);
    if (!report) return std::nullopt;
    made.report = *report;
    if (!judging) return made;
    made.accuracy.before = judging->judge.original();
    made.accuracy.after = judging->judge.evaluate(openModel(target), printer.sink(), invocation.stop);
    return made.accuracy.after ? std::optional(std::move(made)) : std::nullopt;
  };

  // What is judged lies aside until it is known that it stays.
  std::optional<TemporaryFolder> aside;
  if (judging) aside.emplace();
  const std::filesystem::path target = aside ? aside->path() / "pruned.pt" : std::filesystem::path(options.output);
  std::vector<SearchStep> search;
  const auto tell = [&](const std::string& line) {
    printer.clear();
    if (!invocation.quiet) std::cerr << line << std::flush;
  };
  const auto made = options.maxAccuracyDrop ? smallestThatHolds(options, judging->judge, make, target, tell, search)
                                            : make(options.selection, target);
  if (!made) return stopped();
  printer.clear();
  if (judging) writeAtomically(options.output, [&](const auto& file) { std::filesystem::copy_file(target, file); });
  if (!options.planOut.empty()) savePlan(made->choice.plan, model.file().string(), model.sha256(), options.planOut);
  seconds.choose = made->chooseSeconds;
  seconds.total = secondsSince(start);

  const std::vector<std::string> warnings =
      warningsOf(options, *made, moments ? &*moments : nullptr, calibration, judging ? &*judging : nullptr);
  printWarnings(warnings);
  Json json{{"model", {{"path", model.file().string()}, {"sha256", model.sha256()}}}};
  json.update(jsonOf(network, made->choice.plan, made->report, made->accuracy, seconds));
  if (judging)
    json["accuracy"]["images"] = imagesJson(judging->images, judging->source, judging->judge.original().images);
  if (options.maxAccuracyDrop) json["search"] = jsonOf(search);
  json["warnings"] = warnings;
  printResult(invocation, json, wholeText(options, network, *made, judging ? &*judging : nullptr));
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
