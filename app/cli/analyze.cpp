// cleanai analyze: data through the network, statistics of every channel into a file.
#include <CLI/CLI.hpp>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <regex>

#include "app/cli/analyze_report.h"
#include "app/cli/moment_options.h"
#include "app/cli/options.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text.h"
#include "core/base/stopwatch.h"
#include "core/coverage/agreement.h"
#include "core/coverage/analysis.h"
#include "core/coverage/metrics.h"
#include "core/coverage/moments_file.h"
#include "core/pruning/layer_prices.h"

namespace cleanai::cli {
namespace {

struct AnalyzeOptions {
  std::string model, observe = "activation", output, checkpoint, profile, moments, pass = "fast";
  std::size_t sections = 100;
  Shard shard;
  int memory = 0;
  SourceOptions source;
  MomentBudget budget;
  MomentOptions momentOptions;
  AnalysisOptions analysis;
};

/// "i/n": counted from 0, or from 1, n/n being the same as 0/n.
Shard shardOf(const std::string& text) {
  const auto number = [](const char* begin, const char* end) -> std::optional<std::size_t> {
    std::size_t value = 0;
    const auto [stopped, problem] = std::from_chars(begin, end, value);
    return problem == std::errc() && stopped == end ? std::optional(value) : std::nullopt;
  };
  const auto slash = std::min(text.find('/'), text.size());
  const char* const end = text.data() + text.size();
  const auto index = number(text.data(), text.data() + slash);
  const auto count = slash < text.size() ? number(text.data() + slash + 1, end) : std::nullopt;
  if (!index || !count || *count == 0 || *index > *count || *count > 100000)
    throw CLI::ValidationError("--shard", "\"" + text + "\" is not a shard like 0/3, 1/3 or 2/3");
  return {*index % *count, *count};
}

Exit stopped(const Coverage& coverage, const std::string& checkpoint) {
  if (checkpoint.empty() || !std::filesystem::exists(checkpoint)) return cancelled();
  std::cerr << "cancelled after " + counted(coverage.data.images, "image") + ": " + checkpoint +
                   " holds them; the same command goes on from there\n"
            << std::flush;
  return Exit::cancelled;
}

void checkFiles(const AnalyzeOptions& options) {
  std::vector<std::string> others{options.model, options.source.source(), options.source.labels(), options.profile};
  for (const auto& file : {options.output, options.checkpoint, options.moments}) {
    if (file.empty()) continue;
    checkOutput(file, others);
    others.push_back(file);
  }
}

std::shared_ptr<MomentCollector> collectorOf(const AnalyzeOptions& options, const Model& model, const Network& network,
                                             bool isQuiet) {
  auto collector = momentCollector(model, network, options.momentOptions);
  if (!isQuiet) std::cerr << textOf(costOf(*collector)) << std::flush;
  return collector;
}

Exit analyzeModel(const AnalyzeOptions& options, const Invocation& invocation) {
  checkFiles(options);
  AnalysisOptions analysis = options.analysis;
  analysis.checkpoint = options.checkpoint;
  if (!options.profile.empty())
    analysis.profile = std::make_shared<const Profile>(loadCoverage(options.profile), options.sections);
  const Stopwatch opening;
  const Model model = openModel(options.model);
  const auto loader = options.source.open(options.shard);
  std::optional<Network> network;
  if (!options.moments.empty()) {
    network = inspect(model, inputShapeOf(*loader));
    analysis.moments = collectorOf(options, model, *network, invocation.quiet);
  }
  AnalyzeSeconds seconds{.open = opening.seconds(),
                         .goesOn = !options.checkpoint.empty() && std::filesystem::exists(options.checkpoint)};
  ProgressPrinter printer(invocation.quiet);
  const Stopwatch measuring;
  const Coverage coverage = analyze(model, *loader, analysis, printer.sink(), invocation.stop);
  seconds.analyze = measuring.seconds();
  seconds.waitingForData = loader->secondsWaiting();
  printer.clear();
  if (!coverage.finished) return stopped(coverage, options.checkpoint);

  Json json;
  std::vector<std::string> warnings = coverage.warnings;
  if (loader->batchCount() == 0)  // not in the coverage: merged with the other shards it is as good as any
    warnings.push_back("the data has no batch for shard " + std::to_string(options.shard.index) + " of " +
                       std::to_string(options.shard.count) + ": nothing was measured");
  if (analysis.moments) {
    const auto moments = pricedMoments(model, *network, *analysis.moments, printer.sink(), invocation.stop);
    printer.clear();
    if (!moments) return stopped(coverage, options.checkpoint);
    saveMoments(*moments, options.moments);
    json["moments"] = jsonOf(costOf(*analysis.moments), options.moments);
    warnings.insert(warnings.end(), moments->warnings.begin(), moments->warnings.end());
    seconds.moments = measuring.seconds() - seconds.analyze;
  }
  saveCoverage(coverage, options.output);
  if (!options.checkpoint.empty()) removeCheckpoint(options.checkpoint);
  printWarnings(warnings);
  json.update(jsonOf(coverage, options.output, seconds));
  std::string text = textOf(coverage, options.output, seconds);
  if (analysis.moments) text += "second moments written to " + options.moments + "\n";
  printResult(invocation, json, text);
  return Exit::done;
}

const CLI::Validator deviceName(
    [](std::string& text) {
      return std::regex_match(text, std::regex("auto|cpu|cuda(:[0-9]{1,3})?"))
                 ? std::string()
                 : "\"" + text + "\" is not one of auto, cpu, cuda, cuda:N";
    },
    "");

void addAgreementTo(CLI::App& command, const std::shared_ptr<AnalyzeOptions>& options) {
  const std::string group = "Enough data";
  AnalysisOptions& analysis = options->analysis;
  std::vector<std::string> names;
  for (const auto& metric : metrics())
    if (isRankedByHalves(metric.name)) names.emplace_back(metric.name);
  command
      .add_option("--agreement-metric", analysis.ranking.metric, "Metric by which two halves of the data rank channels")
      ->check(CLI::IsMember(names))
      ->type_name("NAME")
      ->capture_default_str()
      ->group(group);
  command
      .add_option_function<std::string>(
          "--agreement-ratio",
          [&analysis](const std::string& text) { analysis.ranking.ratio = ratioOf("--agreement-ratio", text); },
          "Share of each layer's channels that would be removed [0.5]")
      ->type_name("R")
      ->group(group);
  command
      .add_option_function<std::string>(
          "--stop-at-agreement",
          [&analysis](const std::string& text) {
            const double share = numberOf("--stop-at-agreement", text);
            if (!(share > 0 && share <= 1))
              throw CLI::ValidationError("--stop-at-agreement", "\"" + text + "\" is not a share like 0.95");
            analysis.stopAtAgreement = share;
          },
          "Stops before all batches once both halves keep this share of channels in common, at two successive of "
          "64, 128, 256, ... images, or what they disagree about is below 0.1 % of the scores; e.g. 0.95")
      ->type_name("SHARE")
      ->group(group);
}

void addDividingTo(CLI::App& command, const std::shared_ptr<AnalyzeOptions>& options) {
  const std::string group = "Long runs";
  auto* checkpoint = command.add_option("--checkpoint", options->checkpoint,
                                        "Written now and then and by Ctrl-C; the same command goes on from it, and "
                                        "deletes it when it is done");
  checkpoint->type_name("FILE")->group(group);
  command
      .add_option_function<std::string>(
          "--checkpoint-every",
          [options](const std::string& text) {
            const double seconds = numberOf("--checkpoint-every", text);
            if (seconds < 0) throw CLI::ValidationError("--checkpoint-every", "\"" + text + "\" is below 0");
            options->analysis.checkpointInterval = std::chrono::duration<double>(seconds);
          },
          "Seconds between them [30]")
      ->type_name("S")
      ->needs(checkpoint)
      ->group(group);
  command
      .add_option_function<std::string>(
          "--shard", [options](const std::string& text) { options->shard = shardOf(text); },
          "Only every n-th batch, from batch i on: i from 0 to n-1 (n/n is 0/n). cleanai merge of all n gives the "
          "result of one run")
      ->type_name("i/n")
      ->group(group);
}

void addMomentsTo(CLI::App& command, const std::shared_ptr<AnalyzeOptions>& options) {
  const std::string group = "Second moments, for cleanai prune";
  auto* moments = command.add_option(
      "--moments", options->moments,
      "Taken in the same pass and written here: what --criterion obs and --repair need, without another pass");
  moments->type_name("FILE")->group(group);
  options->budget.addTo(command, group);
  for (const char* const name : {"--moments-share", "--moments-memory"}) command.get_option(name)->needs(moments);
}

void addProfileTo(CLI::App& command, const std::shared_ptr<AnalyzeOptions>& options) {
  const std::string group = "Comparing data";
  auto* profile = command.add_option("--profile", options->profile,
                                     "Coverage of the training data: adds k_multisection, boundary and "
                                     "strong_activation (DeepGauge) of --data against it");
  profile->type_name("COVERAGE.json")->group(group);
  command.add_option("--sections", options->sections, "Sections of each channel's range")
      ->check(wholeNumber(1, 100000))
      ->type_name("K")
      ->capture_default_str()
      ->needs(profile)
      ->group(group);
}

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
                   "channels-last, plain, operators (LibTorch's, which every device has)")
      ->check(CLI::IsMember({"fast", "joined", "channels-last", "plain", "operators"}))
      ->type_name("NAME")
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "File of the result")->type_name("COVERAGE.json")->required();
  addAgreementTo(*command, options);
  addDividingTo(*command, options);
  addMomentsTo(*command, options);
  addProfileTo(*command, options);
  addOutputOptions(*command, invocation);
  command->callback([options, &invocation] {
    options->source.check();
    if (options->shard.count > 1 && options->analysis.stopAtAgreement)
      throw CLI::ValidationError("--shard and --stop-at-agreement", "a shard alone cannot tell when all have enough");
    if (!options->moments.empty() && options->shard.count > 1)
      throw CLI::ValidationError("--moments", "second moments cannot be divided by --shard");
    options->momentOptions = options->budget.options(options->analysis.threads);
    options->analysis.observe = options->observe == "output" ? Observe::output : Observe::activation;
    options->analysis.source = options->source.source();
    options->analysis.pass = {.joinsTails = options->pass == "fast" || options->pass == "joined",
                              .byOperators = options->pass == "operators",
                              .channelsLast = options->pass == "fast" || options->pass == "channels-last",
                              .memory = static_cast<std::size_t>(options->memory) << 20};
    invocation.action = [options, &invocation] { return analyzeModel(*options, invocation); };
  });
}

}  // namespace cleanai::cli
