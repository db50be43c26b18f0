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
#include "core/base/joined.h"
#include "core/data/loading_warnings.h"
#include "core/pruning/iterative.h"
#include "core/pruning/layer_prices.h"
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
  const auto end = curve.layers.begin() + static_cast<std::ptrdiff_t>(std::min(shown, curve.layers.size()));
  const std::string name = joined({curve.layers.begin(), end});
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

// What groups are masked by, and what makes up for it.
class Evidence {
 public:
  Evidence(const SensitivityCommand& command, const Model& model, const Network& network)
      : command_(command), model_(model), network_(network) {}
  Evidence(const Evidence&) = delete;
  Evidence& operator=(const Evidence&) = delete;

  /// False when stopped.
  bool measure(const ProgressSink& progress, const std::stop_token& stop) {
    Steps steps;
    steps.criterion = command_.criterion;
    steps.data = [this] { return command_.source.open(); };
    steps.analysis.threads = steps.moments.threads = command_.threads;
    if (!command_.ranking.coverage.empty()) coverage_ = loadCoverage(command_.ranking.coverage);
    if (needsMoments()) {
      moments_ = momentsFor(criterionNamed(command_.criterion.name), model_, network_, *command_.source.open(),
                            steps.moments, progress, stop);
      if (!moments_) return false;
    }
    if (command_.repairs) {
      repair_ = DamageProbe::of(model_, network_, *moments_, *command_.source.open(), command_.threads, stop);
      if (!repair_) return false;
    }
    steps.evidence.coverage = coverage_ ? &*coverage_ : nullptr;
    steps.evidence.moments = moments_ ? &*moments_ : nullptr;
    scores_ = firstScores(model_, network_, steps, progress, stop);
    return scores_.has_value();
  }

  const FirstScores& scores() const { return *scores_; }
  const std::optional<DamageProbe>& repair() const { return repair_; }

  Calibration calibration() const {
    Calibration calibration;
    if (moments_ || (isMeasured(command_.criterion) && !coverage_)) calibration.add(*command_.source.open());
    if (coverage_) calibration.add(command_.ranking.coverage, coverage_->data.taken);
    return calibration;
  }

  std::vector<std::string> warnings() const {
    std::vector<std::string> all = scores_->warnings;
    if (moments_) all.insert(all.end(), moments_->warnings.begin(), moments_->warnings.end());
    return all;
  }

 private:
  bool needsMoments() const {
    const CriterionInfo& needed = criterionNamed(command_.criterion.name);
    return command_.repairs || needed.needsMoments || needed.takesMoments;
  }

  const SensitivityCommand& command_;
  const Model& model_;
  const Network& network_;
  std::optional<Coverage> coverage_;
  std::optional<Moments> moments_;
  std::optional<DamageProbe> repair_;
  std::optional<FirstScores> scores_;
};

// In alphabetical order, each once.
std::set<std::string> together(const std::vector<std::vector<std::string>>& lists) {
  std::set<std::string> all;
  for (const auto& list : lists) all.insert(list.begin(), list.end());
  return all;
}

Exit measure(const SensitivityCommand& command, const Invocation& invocation) {
  checkOutput(command.output,
              {command.model, command.source.source(), command.source.labels(), command.ranking.coverage});
  const Model model = openModel(command.model);
  const Network network = inspect(model, inputShapeOf(*command.source.open()), command.attention.units);
  ProgressPrinter printer(invocation.quiet);
  const auto stopped = [&printer] {
    printer.clear();
    return cancelled();
  };
  Evidence evidence(command, model, network);
  if (!evidence.measure(printer.sink(), invocation.stop)) return stopped();
  const Calibration calibration = evidence.calibration();
  const UnseenImages images =
      unseenImages(command.source.otherDataset(command.source.source(), command.source.labels()), calibration.images(),
                   command.images);
  const auto loader = command.source.loadAll(images.dataset);
  const auto study = SensitivityStudy::of(model, network, evidence.scores().byUnit, *loader, evidence.repair(),
                                          command.threads, printer.sink(), invocation.stop);
  if (!study) return stopped();

  Sensitivity known;
  if (std::filesystem::is_regular_file(command.output)) known = loadSensitivity(command.output, study->inputs());
  const Sensitivity found = study->run(command.options, known, Saving(command.output), printer.sink(), invocation.stop);
  printer.clear();
  if (!found.finished) return laidAside(found, command.output);
  const auto warnings = together({evidence.warnings(), calibration.warnings(), loadingWarnings(*loader)});
  printWarnings({warnings.begin(), warnings.end()});
  printResult(invocation,
              Json{{"measure", found.hasLabels ? "top1" : "agreement"},
                   {"original", found.original},
                   {"images", imagesJson(images, command.source.source(), found.images)},
                   {"warnings", warnings},
                   {"curves", curvesJson(found)}},
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
