// cleanai report: what was measured and decided, as one HTML, PDF or JSON file or as a table of every channel.
#include "core/report/report.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/console.h"
#include "app/cli/options.h"
#include "app/cli/report_inputs.h"
#include "app/cli/report_pdf.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/coverage/metrics.h"
#include "core/report/coverage_csv.h"
#include "core/report/report_json.h"

namespace cleanai::cli {
namespace {

struct ReportOptions {
  std::string coverage, plan, pruning, evaluation, output;
  std::string metric = "normalized_mean";

  std::string ending() const { return std::filesystem::path(output).extension().string(); }
  void check() const {
    const std::string end = ending();
    if (end != ".html" && end != ".htm" && end != ".pdf" && end != ".json" && end != ".csv")
      throw CLI::ValidationError("--output",
                                 "the name has to end in .html, .pdf or .json (the report) or .csv (every channel)");
  }
};

std::string contentOf(const report::Report& report, const std::string& ending) {
  if (ending == ".csv") return coverageCsv(*report.coverage);
  if (ending == ".json") return report::reportJson(report);
  if (ending != ".pdf") return report::reportHtml(report);
  const auto model = std::filesystem::path(report.model->path).filename().string();
  return pdfOf(report::reportHtml(report, report::Medium::paper), "Report on " + model);
}

Exit writeReport(const ReportOptions& options, const Invocation& invocation) {
  checkOutput(options.output, {options.coverage, options.plan, options.pruning, options.evaluation});
  report::Report report;
  report.version = CLEANAI_VERSION;
  report.metric = metricNamed(options.metric).name;
  report.coverage = std::make_shared<const Coverage>(loadCoverage(options.coverage));
  const auto& model = report.coverage->model;
  report.model = {model.path, model.sha256, {}, model.parameters, {}, {}};
  if (!options.plan.empty()) addPlan(options.plan, report);
  if (!options.pruning.empty()) addPruning(options.pruning, report);
  if (!options.evaluation.empty()) addEvaluation(options.evaluation, report);
  writeTextAtomically(options.output, contentOf(report, options.ending()));
  printResult(invocation,
              Json{{"report", options.output},
                   {"images", report.coverage->data.images},
                   {"layers", report.coverage->layers.size()}},
              "report written to " + options.output + "\n");
  return Exit::done;
}

}  // namespace

void addReport(CLI::App& program, Invocation& invocation) {
  auto* command =
      program.add_subcommand("report", "Writes what was measured and decided as HTML, PDF or JSON, or channels as CSV");
  const auto options = std::make_shared<ReportOptions>();
  command->add_option("coverage", options->coverage, "Result of cleanai analyze")
      ->type_name("COVERAGE.json")
      ->required();
  command->add_option("--plan", options->plan, "What is kept, from cleanai prune --plan-out")->type_name("PLAN.json");
  command->add_option("--pruning", options->pruning, "What cleanai prune --json printed")->type_name("FILE");
  command->add_option("--evaluation", options->evaluation, "What cleanai evaluate --json printed")->type_name("FILE");
  command->add_option("--metric", options->metric, "That heatmap and tables show")->capture_default_str();
  command
      ->add_option("-o,--output", options->output,
                   "File to write: .html, .pdf or .json, or .csv with a row for every channel")
      ->type_name("FILE")
      ->required();
  addOutputOptions(*command, invocation);
  command->callback([options, &invocation] {
    options->check();
    invocation.action = [options, &invocation] { return writeReport(*options, invocation); };
  });
}

}  // namespace cleanai::cli
