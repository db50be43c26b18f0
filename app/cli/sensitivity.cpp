// cleanai sensitivity: what accuracy costs when one group at a time is masked.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <set>

#include "app/cli/console.h"
#include "app/cli/criterion_option.h"
#include "app/cli/judging.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text.h"
#include "core/data/loading_warnings.h"
#include "core/pruning/iterative.h"
#include "core/pruning/sensitivity_json.h"

namespace cleanai::cli {
namespace {

using Clock = std::chrono::steady_clock;

struct SensitivityCommand {
  std::string model, output, ratios;
  CriterionOption ranking;
  Criterion criterion;
  SourceOptions source;
  AttentionOption attention;
  SensitivityOptions options;
  std::size_t images = 512;
  bool repairs = false;
  int threads = 0;

  void check() {
    source.check();
    criterion = ranking.chosen("magnitude_l2", {.data = true, .moments = true});
    criterion.seed = source.seed();
    if (ratios.empty()) return;
    options.ratios.clear();
    for (std::size_t begin = 0; begin <= ratios.size();) {
      const std::size_t end = std::min(ratios.find(',', begin), ratios.size());
      options.ratios.push_back(ratioOf("--ratios", ratios.substr(begin, end - begin)));
      begin = end + 1;
    }
    std::sort(options.ratios.begin(), options.ratios.end());
  }
};

std::string nameOf(const SensitivityCurve& curve) {
  constexpr std::size_t shown = 3;
  std::string name;
  for (std::size_t i = 0; i < std::min(shown, curve.layers.size()); ++i) name += (i == 0 ? "" : ", ") + curve.layers[i];
  return curve.layers.size() > shown ? name + " and " + std::to_string(curve.layers.size() - shown) + " more" : name;
}

std::string textOf(const Sensitivity& sensitivity, const std::vector<double>& ratios) {
  std::vector<Table::Column> columns{{"group"}, {"channels", true}};
  for (const double ratio : ratios) columns.push_back({fixed(100 * ratio, 0) + " %", true});
  Table table(columns);
  for (const auto& curve : sensitivity.curves) {
    std::vector<std::string> cells{nameOf(curve), std::to_string(curve.units)};
    for (const double ratio : ratios) {
      const auto found = std::find_if(curve.points.begin(), curve.points.end(),
                                      [&](const SensitivityPoint& point) { return point.ratio == ratio; });
      cells.push_back(found == curve.points.end() ? "" : fixed(100 * found->accuracy, 1));
    }
    table.add(std::move(cells));
  }
  return std::string(sensitivity.hasLabels ? "top-1" : "agreement with the original") +
         " in % when a share of a group's channels is masked" +
         (sensitivity.inputs.repair == "none" ? ", without any repair" : ", repaired") + "; the whole network has " +
         fixed(100 * sensitivity.original, 1) + "\n" + table.text();
}

/// Writes the file as the curves grow, every few seconds.
class Saving {
 public:
  explicit Saving(std::string file) : file_(std::move(file)) {}

  void operator()(const Sensitivity& sensitivity) {
    if (!sensitivity.finished && Clock::now() < due_) return;
    saveSensitivity(sensitivity, file_);
    due_ = Clock::now() + std::chrono::seconds(2);
  }

 private:
  std::string file_;
  Clock::time_point due_;
};

Exit laidAside(const Sensitivity& sensitivity, const std::string& file) {
  saveSensitivity(sensitivity, file);
  std::cerr << "cancelled: " + file + " holds what was measured; the same command goes on from there\n" << std::flush;
  return Exit::cancelled;
}

Exit measure(const SensitivityCommand& command, const Invocation& invocation) {
  checkOutput(command.output,
              {command.model, command.source.source(), command.source.labels(), command.ranking.coverage});
  const Model model = openModel(command.model);
  const auto calibration = command.source.open();
  Shape input = calibration->sampleShape();
  input.insert(input.begin(), 1);
  const Network network = inspect(model, input, command.attention.units);
  ProgressPrinter printer(invocation.quiet);
  const auto stopped = [&printer] {
    printer.clear();
    return cancelled();
  };

  std::optional<Coverage> coverage;
  if (!command.ranking.coverage.empty()) coverage = loadCoverage(command.ranking.coverage);
  Steps steps;
  steps.criterion = command.criterion;
  steps.evidence.coverage = coverage ? &*coverage : nullptr;
  steps.data = [&command] { return command.source.open(); };
  steps.analysis.threads = steps.moments.threads = command.threads;
  std::optional<Moments> moments;
  const CriterionInfo& needed = criterionNamed(command.criterion.name);
  if (command.repairs || needed.needsMoments || needed.takesMoments) {
    moments = inputMoments(model, network, *command.source.open(), steps.moments, printer.sink(), invocation.stop);
    if (!moments) return stopped();
    steps.evidence.moments = &*moments;
  }
  std::optional<DamageProbe> repair;
  if (command.repairs) {
    repair = DamageProbe::of(model, network, *moments, *command.source.open(), command.threads, invocation.stop);
    if (!repair) return stopped();
  }
  const auto scores = firstScores(model, network, steps, printer.sink(), invocation.stop);
  if (!scores) return stopped();
  Calibration calibrated;
  if (moments || (isMeasured(command.criterion) && !coverage)) calibrated.add(*calibration);
  if (coverage) calibrated.add(command.ranking.coverage, coverage->data.taken);
  const UnseenImages images =
      unseenImages(command.source.otherDataset(command.source.source(), command.source.labels()), calibrated.images(),
                   command.images);
  const auto loader = command.source.loadAll(images.dataset);
  const auto study = SensitivityStudy::of(model, network, scores->byUnit, *loader, repair, command.threads,
                                          printer.sink(), invocation.stop);
  if (!study) return stopped();

  Sensitivity known;
  if (std::filesystem::is_regular_file(command.output)) known = loadSensitivity(command.output, study->inputs());
  const Sensitivity found = study->run(command.options, known, Saving(command.output), printer.sink(), invocation.stop);
  printer.clear();
  if (!found.finished) return laidAside(found, command.output);
  std::set<std::string> warnings(scores->warnings.begin(), scores->warnings.end());
  const auto warn = [&warnings](const std::vector<std::string>& more) { warnings.insert(more.begin(), more.end()); };
  if (moments) warn(moments->warnings);
  warn(calibrated.warnings());
  warn(loadingWarnings(*loader));
  printWarnings({warnings.begin(), warnings.end()});
  Json json{{"measure", found.hasLabels ? "top1" : "agreement"},
            {"original", found.original},
            {"images", imagesJson(images, command.source.source(), found.images)},
            {"warnings", warnings},
            {"curves", curvesJson(found)}};
  printResult(invocation, json,
              textOf(found, command.options.ratios) + imagesText(images, command.source.source(), found.images) +
                  "curves written to " + command.output + "\n");
  return Exit::done;
}

}  // namespace

void addSensitivity(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("sensitivity", "Accuracy when one group of channels at a time is masked");
  const auto options = std::make_shared<SensitivityCommand>();
  command->add_option("model", options->model, "TorchScript file")->type_name("MODEL")->required();
  options->ranking.addTo(*command, "What is masked first");
  command->add_flag("--repair", options->repairs,
                    "The kept channels make up for the masked ones, measured on the other images of --data");
  command->add_option("--ratios", options->ratios, "Shares of a group's channels (default: 0.1,0.2,...,0.9)")
      ->type_name("R,R,...");
  command->add_option("--images", options->images, "Images that it is judged by, evenly spread over --data")
      ->check(wholeNumber(1, 1'000'000'000))
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--layers", options->options.layers, "Only groups that such layers are in")->type_name("GLOB");
  options->attention.addTo(*command);
  options->source.addTo(*command, SourceOptions::Use::stream);
  addThreadsOption(*command, options->threads);
  command->add_option("-o,--output", options->output, "The curves; a run that was cancelled goes on from them")
      ->type_name("SENSITIVITY.json")
      ->required();
  addOutputOptions(*command, invocation);
  command->callback([options, &invocation] {
    options->check();
    invocation.action = [options, &invocation] { return measure(*options, invocation); };
  });
}

}  // namespace cleanai::cli
