// cleanai demo: the embedded sample from coverage to a smaller model, without a display.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>

#include "app/cli/evaluation_text.h"
#include "app/cli/judging.h"
#include "app/cli/options.h"
#include "app/cli/progress_printer.h"
#include "app/cli/prune_report.h"
#include "app/cli/text.h"
#include "app/sample_folder.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/stopwatch.h"
#include "core/base/temporary_folder.h"
#include "core/coverage/analysis.h"
#include "core/coverage/metrics.h"
#include "core/pruning/importance.h"
#include "core/pruning/layer_prices.h"
#include "core/pruning/selection.h"
#include "core/recovery/recovery.h"
#include "core/report/heatmap.h"

namespace cleanai::cli {
namespace {

namespace fs = std::filesystem;

constexpr double ratio = 0.5;

constexpr std::size_t calibrationBatches = 4;

using Images = std::shared_ptr<const Dataset>;

std::unique_ptr<Loader> load(const Images& images, std::optional<std::size_t> batches = {}) {
  LoaderOptions options;
  options.maxBatches = batches;
  return std::make_unique<Loader>(images, presetNamed("fashion-mnist"), options);
}

void makeFolder(const fs::path& folder) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (!fs::is_directory(folder))
    throw Error(ErrorCode::fileUnwritable, "cannot make the folder " + folder.string(),
                problem ? problem.message() : "a file has its name", "Choose another one with --out");
}

struct Files {
  fs::path coverage, plan, pruned;
  std::optional<fs::path> heatmap;  ///< where this build draws one
};

struct Results {
  Evaluation before, after;
  UnseenImages judgedBy;
  std::int64_t calibrationImages = 0;
  ExportReport report;
  double seconds = 0;
};

std::string textOf(const Results& results, const Files& files) {
  const auto& [before, after, judgedBy, calibrationImages, report, seconds] = results;
  return comparisonTable({"original", "pruned"}, {before, report.before, report.bytesBefore},
                         {after, report.after, report.bytesAfter}) +
         "\nThe pruned model is the original less half of its channels, exactly: it differs from the masked original "
         "by " +
         compact(report.proof.maskedRelativeDifference) + " (relative).\n" +
         "Then its layers were fitted to what the original computes, with " + std::to_string(calibrationImages) +
         " pictures and without their labels:\ntop-1 went from " + percent(before.top1.value_or(0)) + " to " +
         percent(after.top1.value_or(0)) + " on " + judgedBy.text(after.images) +
         ", without any training.\n\nResults, after " + duration(seconds) + ":\n  " +
         (files.heatmap ? files.heatmap->string() + "  what the pictures use of every layer\n  " : "") +
         files.coverage.string() + "  what the pictures use of every layer, in numbers\n  " + files.plan.string() +
         "  the channels that were kept\n  " + files.pruned.string() + "  the smaller model\n";
}

Json jsonOf(const Results& results, const Files& files) {
  const auto side = [](const Cost& cost, std::int64_t size, const Evaluation& evaluation) {
    return Json{
        {"parameters", cost.parameters}, {"macs", cost.macs}, {"bytes", size}, {"evaluation", cli::jsonOf(evaluation)}};
  };
  const ExportReport& report = results.report;
  Json written{{"coverage", files.coverage.string()}, {"plan", files.plan.string()}, {"model", files.pruned.string()}};
  if (files.heatmap) written["heatmap"] = files.heatmap->string();
  return {{"ratio", ratio},
          {"before", side(report.before, report.bytesBefore, results.before)},
          {"after", side(report.after, report.bytesAfter, results.after)},
          {"verified",
           {{"masked_relative_difference", report.proof.maskedRelativeDifference},
            {"reloaded_difference", report.proof.reloadedDifference}}},
          {"calibration_images", results.calibrationImages},
          {"evaluation_images", imagesJson(results.judgedBy, "t10k-images-idx3-ubyte.gz", results.after.images)},
          {"files", written},
          {"seconds", results.seconds}};
}

Exit runDemo(const std::string& out, const Invocation& invocation) {
  const Stopwatch stopwatch;
  const fs::path sample = sampleFolder(), folder(out);
  Files files{folder / "COVERAGE.json", folder / "PLAN.json", folder / "pruned.pt", {}};
  if (drawsPictures()) files.heatmap = folder / "heatmap.png";
  makeFolder(folder);
  for (const auto& file : {files.coverage, files.plan, files.pruned}) checkOutput(file.string(), {});
  if (files.heatmap) checkOutput(files.heatmap->string(), {});
  const Model model = openModel(sample / "model.pt");
  ProgressPrinter printer(invocation.quiet);

  AnalysisOptions analysis;
  analysis.source = (sample / "t10k-images-idx3-ubyte.gz").string();
  const Images pictures = openDataset(analysis.source);
  const auto loader = load(pictures);
  const Coverage coverage = analyze(model, *loader, analysis, printer.sink(), invocation.stop);
  if (!coverage.finished) return cancelled();
  Results results;

  const Network network = inspect(model, inputShapeOf(*loader));
  Criterion criterion;
  criterion.name = "obs";
  const auto moments = momentsFor(criterionNamed(criterion.name), model, network, *load(pictures, calibrationBatches),
                                  {}, printer.sink(), invocation.stop);
  if (!moments) return cancelled();
  results.calibrationImages = moments->images;
  Selection selection;
  selection.ratio = ratio;
  const Plan plan = choose(network, importance(model, network, {&coverage, &*moments}, criterion), selection);

  RecoveryOptions recovering;
  recovering.repair = Repair::fitted;
  recovering.data = [&] { return load(pictures, calibrationBatches); };
  recovering.moments = &*moments;
  RecoveryReport recovered;
  ExportOptions exporting;
  exporting.change = recovery(model, network, plan, recovering, recovered);
  const TemporaryFolder aside;  // until it is known that it stays
  const fs::path pruned = aside.path() / "pruned.pt";
  const auto report = exportPruned(model, network, plan, pruned, printer.sink(), invocation.stop, exporting);
  if (!report) return cancelled();
  results.report = *report;
  results.judgedBy = unseenImages(pictures, moments->taken);
  const auto compared =
      compare(model, openModel(pruned), *load(results.judgedBy.dataset), 0, printer.sink(), invocation.stop);
  if (!compared.model.finished) return cancelled();
  results.before = compared.reference;
  results.after = compared.model;

  saveCoverage(coverage, files.coverage);
  savePlan(plan, model.file().string(), model.sha256(), files.plan);
  writeAtomically(files.pruned, [&](const fs::path& file) { fs::copy_file(pruned, file); });
  if (files.heatmap) writeHeatmapPng(coverage, metricNamed(criterion.metric), *files.heatmap);
  results.seconds = stopwatch.seconds();
  printer.clear();
  printWarnings(coverage.warnings);
  printResult(invocation, jsonOf(results, files), textOf(results, files));
  return Exit::done;
}

}  // namespace

void addDemo(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("demo", "The whole way on the embedded sample: measure, prune, evaluate");
  const auto out = std::make_shared<std::string>("cleanai-demo");
  command->add_option("--out", *out, "Folder for the results")->type_name("FOLDER")->capture_default_str();
  addOutputOptions(*command, invocation);
  command->callback(
      [out, &invocation] { invocation.action = [out, &invocation] { return runDemo(*out, invocation); }; });
}

}  // namespace cleanai::cli
