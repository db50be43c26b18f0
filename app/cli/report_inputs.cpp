// What the other commands wrote, as parts of a report.
#include "app/cli/report_inputs.h"

#include <map>
#include <tuple>

#include "core/base/json_file.h"

namespace cleanai::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* unfit = "a value in it is out of range, or its parts do not fit together";
constexpr JsonKind planFile{"cleanai-plan", 1, "it is not a plan", unfit,
                            "Give a file that cleanai prune --plan-out wrote"};
constexpr JsonKind pruningResult{"", 0, "", unfit, "Give what cleanai prune --json printed"};
constexpr JsonKind evaluationResult{"", 0, "", unfit, "Give what cleanai evaluate --json printed"};

void checkModel(const std::filesystem::path& file, const Json& json, const report::Report& report) {
  const std::string made = json.value("model", Json::object()).value("sha256", "");
  if (!made.empty() && report.coverage && made != report.coverage->model.sha256)
    throw Error(ErrorCode::wrongFormat, file.string(), "it was made for another model than the coverage",
                "Give what was made of one model");
}

std::optional<double> number(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || found->is_null() ? std::nullopt : std::optional(found->get<double>());
}

Evaluation evaluationFrom(const Json& json) {
  Evaluation evaluation;
  evaluation.images = json.at("images");
  evaluation.skipped = json.value("skipped", std::size_t{0});
  evaluation.nonfinite = json.value("nonfinite", std::int64_t{0});
  evaluation.top1 = number(json, "top1");
  evaluation.top5 = number(json, "top5");
  evaluation.loss = number(json, "loss");
  evaluation.agreement = number(json, "agreement");
  evaluation.divergence = number(json, "kl_divergence");
  evaluation.scoreError = number(json, "relative_logit_error");
  evaluation.lost = number(json, "lost");
  evaluation.won = number(json, "won");
  evaluation.seconds = json.value("seconds", 0.0);
  return evaluation;
}

Latency latencyFrom(const Json& json) {
  Latency latency;
  latency.batchSize = json.at("batch_size");
  latency.threads = json.at("threads");
  latency.runs = json.at("runs");
  latency.median = json.at("median");
  latency.lowerQuartile = json.at("interquartile").at(0);
  latency.upperQuartile = json.at("interquartile").at(1);
  latency.minimum = json.at("minimum");
  return latency;
}

std::pair<Cost, std::int64_t> costFrom(const Json& json) {
  return {{json.at("parameters"), json.at("macs")}, json.at("bytes")};
}

report::ReportDecisions& decisionsOf(report::Report& report) {
  if (!report.decisions) report.decisions.emplace();
  return *report.decisions;
}

void setLayer(report::ReportDecisions& decisions, const std::string& name, std::int64_t channels, std::int64_t kept) {
  for (auto& layer : decisions.layers)
    if (layer.layer == name) {
      layer.channels = channels;
      layer.kept = kept;
      return;
    }
  decisions.layers.push_back({name, channels, kept, {}, {}});
}

void addLocks(const Json& locked, report::ReportDecisions& decisions) {
  std::map<std::string, std::string> because;
  for (const auto& lock : locked)
    for (const auto& layer : lock.at("layers")) because[layer] = lock.at("because");
  for (auto& layer : decisions.layers)
    if (const auto found = because.find(layer.layer); found != because.end()) layer.held = found->second;
}

}  // namespace

void addPlan(const std::filesystem::path& file, report::Report& report) {
  readJsonFile(file, planFile, [&](const Json& json) {
    checkModel(file, json, report);
    auto& decisions = decisionsOf(report);
    for (const auto& layer : json.at("layers"))
      setLayer(decisions, layer.at("name"), layer.at("channels"), static_cast<std::int64_t>(layer.at("kept").size()));
  });
}

void addPruning(const std::filesystem::path& file, report::Report& report) {
  readJsonFile(file, pruningResult, [&](const Json& json) {
    checkModel(file, json, report);
    auto& decisions = decisionsOf(report);
    for (const auto& layer : json.at("layers"))
      setLayer(decisions, layer.at("name"), layer.at("channels"), layer.at("kept"));
    addLocks(json.at("locked"), decisions);
    for (const auto& constraint : json.at("constraints")) decisions.details.push_back(constraint.at("text"));
    if (json.contains("predicted_damage")) decisions.predictedDamage = number(json["predicted_damage"], "total");
    report::ReportExport& exported = report.exported.emplace();
    std::tie(exported.before, exported.bytesBefore) = costFrom(json.at("before"));
    std::tie(exported.after, exported.bytesAfter) = costFrom(json.at("after"));
    exported.maskedRelativeDifference = json.at("verified").at("masked_relative_difference");
    exported.reloadedDifference = json.at("verified").at("reloaded_difference");
    for (const auto& [what, seconds] : json.at("seconds").items()) report.seconds.push_back({what, seconds});
    if (!json.contains("accuracy")) return;
    const Json& accuracy = json["accuracy"];
    report::ReportEvaluation& judged = report.judged.emplace();
    judged.before = evaluationFrom(accuracy.at("before"));
    judged.after = evaluationFrom(accuracy.at("after"));
    if (!accuracy.contains("images")) return;
    judged.source = accuracy["images"].value("source", "");
    // The command left out what it was calibrated with, as far as it knew the images.
    if (accuracy["images"].value("left_out", 0) > 0) judged.unseen = true;
  });
}

void addEvaluation(const std::filesystem::path& file, report::Report& report) {
  readJsonFile(file, evaluationResult, [&](const Json& json) {
    report::ReportEvaluation& judged = report.judged.emplace();
    judged.after = evaluationFrom(json);
    if (json.contains("latency")) report.latencyAfter = latencyFrom(json["latency"]);
    const auto reference = json.find("reference");
    if (reference == json.end()) return;
    judged.before = evaluationFrom(*reference);
    if (reference->contains("latency")) report.latencyBefore = latencyFrom((*reference)["latency"]);
  });
}

}  // namespace cleanai::cli
