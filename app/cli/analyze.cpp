// cleanai analyze: data through the network, statistics of every channel into a file.
#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <regex>

#include "app/cli/console.h"
#include "app/cli/options.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text.h"
#include "core/base/process_memory.h"
#include "core/coverage/analysis.h"
#include "core/coverage/metrics.h"

namespace cleanai::cli {
namespace {

struct AnalyzeOptions {
  std::string model, observe = "activation", output, pass = "fast";
  int memory = 0;
  SourceOptions source;
  AnalysisOptions analysis;
};

struct Totals {
  std::int64_t channels = 0, dead = 0;
};

Totals totalsOf(const Coverage& coverage) {
  Totals totals;
  for (const auto& layer : coverage.layers) {
    totals.channels += static_cast<std::int64_t>(layer.statistics.channels.size());
    totals.dead += deadChannels(layer.statistics);
  }
  return totals;
}

struct Seconds {
  double open = 0, analyze = 0, waitingForData = 0;  // the last is a part of the second
};

double since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

Json jsonOf(const Coverage& coverage, const std::string& file, const Seconds& seconds) {
  const auto [channels, dead] = totalsOf(coverage);
  Json json{
      {"coverage", file},
      {"model", {{"path", coverage.model.path}, {"sha256", coverage.model.sha256}}},
      {"data",
       {{"source", coverage.data.source},
        {"images", coverage.data.images},
        {"batches", coverage.data.batches},
        {"skipped", coverage.data.skipped}}},
      {"channels", channels},
      {"dead_channels", dead},
      {"layers", Json::array()},
      {"warnings", coverage.warnings},
      {"seconds", {{"open", seconds.open}, {"analyze", seconds.analyze}, {"waiting_for_data", seconds.waitingForData}}},
      {"peak_memory_bytes", processMemory().peak}};
  if (coverage.agreement) json["agreement"] = *coverage.agreement;
  for (const auto& layer : coverage.layers)
    json["layers"].push_back({{"name", layer.name},
                              {"type", layer.type},
                              {"channels", layer.statistics.channels.size()},
                              {"dead_channels", deadChannels(layer.statistics)},
                              {"nonfinite", layer.statistics.nonfinite}});
  return json;
}

std::string textOf(const Coverage& coverage, const std::string& file, double seconds) {
  const auto [channels, dead] = totalsOf(coverage);
  std::string text = counted(coverage.data.images, "image") + " in " + duration(seconds) + " (" +
                     fixed(static_cast<double>(coverage.data.images) / seconds, 1) + " a second), " +
                     counted(static_cast<std::int64_t>(coverage.layers.size()), "layer") + ", " +
                     counted(channels, "channel") + ", of which " + std::to_string(dead) +
                     " dead (no image activates them)";
  if (coverage.data.skipped > 0) text += ", " + counted(coverage.data.skipped, "picture") + " skipped";
  if (coverage.agreement) text += "\nagreement of two halves of the data: " + percent(*coverage.agreement);
  return text + "\npeak memory " + bytes(processMemory().peak) + "\ncoverage written to " + file + "\n";
}

Exit analyzeModel(const AnalyzeOptions& options, const Invocation& invocation) {
  checkOutput(options.output, {options.model, options.source.source(), options.source.labels()});
  const auto begin = std::chrono::steady_clock::now();
  const Model model = openModel(options.model);
  const auto loader = options.source.open();
  Seconds seconds{.open = since(begin)};
  ProgressPrinter printer(invocation.quiet);
  const auto start = std::chrono::steady_clock::now();
  const Coverage coverage = analyze(model, *loader, options.analysis, printer.sink(), invocation.stop);
  seconds.analyze = since(start);
  seconds.waitingForData = loader->secondsWaiting();
  printer.clear();
  if (!coverage.finished) return cancelled();
  saveCoverage(coverage, options.output);
  printWarnings(coverage.warnings);
  printResult(invocation, jsonOf(coverage, options.output, seconds), textOf(coverage, options.output, seconds.analyze));
  return Exit::done;
}

const CLI::Validator deviceName(
    [](std::string& text) {
      return std::regex_match(text, std::regex("auto|cpu|cuda(:[0-9]{1,3})?"))
                 ? std::string()
                 : "\"" + text + "\" is not one of auto, cpu, cuda, cuda:N";
    },
    "");

}  // namespace

void addAnalyze(CLI::App& program, Invocation& invocation) {
  auto* command = program.add_subcommand("analyze", "Measures which channels the data uses");
  const auto options = std::make_shared<AnalyzeOptions>();
  command->add_option("model", options->model, "TorchScript file")->type_name("MODEL")->required();
  options->source.addTo(*command, SourceOptions::Use::stream);
  command
      ->add_option("--observe", options->observe,
                   "output: a layer's own; activation: what the next layers receive, after norm and activation")
      ->check(CLI::IsMember({"output", "activation"}))
      ->type_name("VALUE")
      ->capture_default_str();
  command->add_option("--layers", options->analysis.layers, "Only layers whose names match, e.g. 'layer1.*'")
      ->type_name("GLOB");
  command->add_option("--device", options->analysis.device, "auto, cpu, cuda or cuda:N")
      ->check(deviceName)
      ->type_name("NAME")
      ->capture_default_str();
  addThreadsOption(*command, options->analysis.threads);
  command
      ->add_option("--memory", options->memory,
                   "For the network's values; a batch that takes more is halved (default: all there is)")
      ->check(CLI::Range(1, 1 << 24))
      ->type_name("MIB");
  command
      ->add_option("--pass", options->pass,
                   "fast, or to compare with it: joined (norms and activations in one walk with the statistics), "
                   "channels-last, plain")
      ->check(CLI::IsMember({"fast", "joined", "channels-last", "plain"}))
      ->type_name("NAME")
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "File of the result")->type_name("COVERAGE.json")->required();
  addOutputOptions(*command, invocation);
  command->callback([options, &invocation] {
    options->source.check();
    options->analysis.observe = options->observe == "output" ? Observe::output : Observe::activation;
    options->analysis.source = options->source.source();
    options->analysis.pass = {.joinsTails = options->pass == "fast" || options->pass == "joined",
                              .channelsLast = options->pass == "fast" || options->pass == "channels-last",
                              .memory = static_cast<std::size_t>(options->memory) << 20};
    invocation.action = [options, &invocation] { return analyzeModel(*options, invocation); };
  });
}

}  // namespace cleanai::cli
