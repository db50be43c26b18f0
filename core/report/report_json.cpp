#include "core/report/report_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "core/coverage/metrics.h"
#include "core/report/chapters.h"

namespace cleanai::report {
namespace {

using Json = nlohmann::ordered_json;

template <typename Value>
void add(Json& json, const char* key, const std::optional<Value>& value) {
  if (value) json[key] = *value;
}

void addText(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

Json modelJson(const ReportModel& model) {
  Json json{{"path", model.path}, {"sha256", model.sha256}, {"parameters", model.parameters}};
  addText(json, "input", model.input);
  add(json, "bytes", model.bytes);
  add(json, "macs", model.macs);
  return json;
}

Json dataJson(const Coverage& coverage, const ReportSetUp& setUp) {
  Json json{{"source", coverage.data.source},
            {"images", coverage.data.images},
            {"batches", coverage.data.batches},
            {"skipped", coverage.data.skipped},
            {"finished", coverage.finished}};
  add(json, "agreement", coverage.agreement);
  addText(json, "preprocessing", setUp.preprocessing);
  return json;
}

Json layersJson(const Coverage& coverage, const std::string& metricName) {
  const Metric& metric = metricNamed(metricName);
  Json layers = Json::array();
  for (const auto& layer : coverage.layers) {
    const double mean = meanOf(metric.compute(layer.statistics));
    layers.push_back({{"name", layer.name},
                      {"type", layer.type},
                      {"channels", layer.statistics.channels.size()},
                      {"dead", deadChannels(layer.statistics)},
                      {"nonfinite", layer.statistics.nonfinite},
                      {metricName, std::isfinite(mean) ? Json(mean) : Json(nullptr)}});
  }
  return layers;
}

Json decisionsJson(const ReportDecisions& decisions) {
  Json json = Json::object();
  addText(json, "criterion", decisions.criterion);
  addText(json, "metric", decisions.metric);
  addText(json, "scope", decisions.scope);
  addText(json, "wish", decisions.wish);
  add(json, "predicted_damage", decisions.predictedDamage);
  json["layers"] = Json::array();
  for (const auto& decision : decisions.layers) {
    Json layer{{"name", decision.layer}, {"channels", decision.channels}, {"kept", decision.kept}};
    addText(layer, "held", decision.held);
    json["layers"].push_back(std::move(layer));
  }
  return json;
}

Json costJson(const Cost& cost, std::int64_t bytes) {
  return {{"parameters", cost.parameters}, {"macs", cost.macs}, {"bytes", bytes}};
}

Json evaluationJson(const Evaluation& evaluation) {
  Json json{{"images", evaluation.images}};
  add(json, "top1", evaluation.top1);
  add(json, "top5", evaluation.top5);
  add(json, "loss", evaluation.loss);
  add(json, "agreement", evaluation.agreement);
  add(json, "divergence", evaluation.divergence);
  return json;
}

}  // namespace

std::string reportJson(const Report& report) {
  Json json{{"format", "cleanai-report"}, {"version", 1}, {"program", report.version}};
  if (report.model) json["model"] = modelJson(*report.model);
  if (report.coverage) {
    json["data"] = dataJson(*report.coverage, report.setUp);
    json["layers"] = layersJson(*report.coverage, report.metric);
    json["warnings"] = report.coverage->warnings;
  }
  if (report.decisions) json["decisions"] = decisionsJson(*report.decisions);
  if (report.exported) {
    addText(json, "file", report.exported->file);
    json["before"] = costJson(report.exported->before, report.exported->bytesBefore);
    json["after"] = costJson(report.exported->after, report.exported->bytesAfter);
    json["recovery"] = report.exported->recovery;
  }
  if (report.judged) {
    Json& accuracy = json["accuracy"] = {{"after", evaluationJson(report.judged->after)}};
    if (report.judged->before) accuracy["before"] = evaluationJson(*report.judged->before);
    addText(accuracy, "source", report.judged->source);
    add(accuracy, "unseen", report.judged->unseen);
  }
  if (report.latencyBefore) json["latency"]["before"] = report.latencyBefore->median;
  if (report.latencyAfter) json["latency"]["after"] = report.latencyAfter->median;
  for (const auto& [what, seconds] : report.seconds) json["seconds"][what] = seconds;
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace cleanai::report
