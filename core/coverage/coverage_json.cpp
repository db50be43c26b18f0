// A coverage as JSON: metrics for readers, statistics for merging.
#include "core/coverage/coverage_json.h"

#include <stdexcept>

#include "core/coverage/agreement.h"
#include "core/coverage/confidence.h"
#include "core/coverage/metrics.h"
#include "core/coverage/statistics_json.h"
#include "core/coverage/strongest_json.h"
#include "core/coverage/taken_json.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
constexpr const char* endings[] = {"data", "agreement", "cancel"};  // by EndedBy

Json sharesJson(std::span<const LayerStatistics* const> layers) {
  Json json = Json::object();
  for (const auto& share : coveredShares(layers)) json[std::string(share.metric)] = share.value;
  return json;
}

Json intervalsJson(const std::vector<Interval>& intervals) {
  Json json = Json::array();
  for (const auto& [low, high] : intervals) json.push_back(Json::array({low, high}));
  return json;
}

void addMeasures(const LayerCoverage& layer, const Coverage& coverage, Json& json) {
  const LayerStatistics& statistics = layer.statistics;
  const auto overlap = layerOverlap(layer, coverage.ranking);
  json["agreement"] = overlap ? Json(predictedAgreement(overlap->share)) : Json(nullptr);
  Json& values = json["metrics"] = Json::object();
  for (const auto& metric : metrics()) values[std::string(metric.name)] = metric.compute(statistics);
  if (statistics.sections)
    for (const auto& metric : profileMetrics()) values[std::string(metric.name)] = metric.compute(statistics);
  const LayerStatistics* const self[] = {&statistics};
  json["shares"] = sharesJson(self);
  json["confidence"] = {{"level", 0.95},
                        {"mean", intervalsJson(meanConfidence(statistics, coverage.data.images))},
                        {"frequency", intervalsJson(frequencyConfidence(statistics, coverage.data.images))}};
}

Json layerJson(const LayerCoverage& layer, const Coverage& coverage, Detail detail) {
  const LayerStatistics& statistics = layer.statistics;
  Json json = {{"name", layer.name},
               {"type", layer.type},
               {"channels", statistics.channels.size()},
               {"images", statistics.images},
               {"positions", statistics.positions},
               {"nonfinite", statistics.nonfinite}};
  if (detail == Detail::all) addMeasures(layer, coverage, json);
  json["statistics"] = statisticsJson(layer);
  if (layer.strongest) json["strongest"] = strongestJson(*layer.strongest);
  return json;
}

LayerCoverage layerFrom(const Json& json) {
  LayerCoverage layer;
  layer.name = json.at("name");
  layer.type = json.at("type");
  layer.statistics.images = json.at("images");
  layer.statistics.positions = json.at("positions");
  layer.statistics.nonfinite = json.at("nonfinite");
  readStatistics(json.at("statistics"), layer);
  if (json.contains("strongest")) layer.strongest = strongestFrom(json["strongest"], layer.statistics.channels.size());
  if (json.at("channels") != layer.statistics.channels.size()) throw std::out_of_range("channels");
  return layer;
}

Json dataJson(const Coverage::DataInfo& data) {
  Json json{{"source", data.source},
            {"images", data.images},
            {"batches", data.batches},
            {"skipped", data.skipped},
            {"skipped_items", data.skippedItems}};
  if (!data.warnings.empty()) json["warnings"] = data.warnings;
  if (!data.taken.empty()) json["taken"] = takenJson(data.taken);
  if (data.shardCount > 1) json["shards"] = {{"of", data.shardCount}, {"present", data.shards}};
  return json;
}

Coverage::DataInfo dataFrom(const Json& json) {
  Coverage::DataInfo data{json.at("source"), json.at("images"), json.at("batches"), json.at("skipped"), {}, 1, {}, {}};
  if (json.contains("skipped_items")) json["skipped_items"].get_to(data.skippedItems);
  if (json.contains("warnings")) json["warnings"].get_to(data.warnings);
  if (json.contains("taken")) data.taken = takenFrom(json["taken"]);
  if (!json.contains("shards")) return data;
  json["shards"].at("of").get_to(data.shardCount);
  json["shards"].at("present").get_to(data.shards);
  return data;
}

EndedBy endingFrom(const Json& json) {
  for (int i = 0; i < 3; ++i)
    if (json == endings[i]) return static_cast<EndedBy>(i);
  throw std::out_of_range("ended_by");
}

// Throws std::out_of_range when the layers are not among them, in their order.
std::vector<std::string> observedFrom(const Json& json, const std::vector<LayerCoverage>& layers) {
  std::vector<std::string> observed = json;
  auto layer = layers.begin();
  for (const auto& name : observed)
    if (layer != layers.end() && layer->name == name) ++layer;
  if (layer != layers.end()) throw std::out_of_range("observed_layers");
  return observed;
}

Json networkJson(const Coverage& coverage) {
  std::vector<const LayerStatistics*> layers;
  std::size_t channels = 0;
  for (const auto& layer : coverage.layers) {
    layers.push_back(&layer.statistics);
    channels += layer.statistics.channels.size();
  }
  Json json{{"channels", channels}};
  json.update(sharesJson(layers));
  return json;
}

}  // namespace

Json coverageJson(const Coverage& coverage, Detail detail) {
  Json json;
  json["model"] = {
      {"path", coverage.model.path}, {"sha256", coverage.model.sha256}, {"parameters", coverage.model.parameters}};
  json["data"] = dataJson(coverage.data);
  if (coverage.profile) json["profile"] = {{"source", coverage.profile->source}, {"images", coverage.profile->images}};
  json["observe"] = coverage.observe == Observe::output ? "output" : "activation";
  json["finished"] = coverage.finished;
  json["ended_by"] = endings[static_cast<int>(coverage.endedBy)];
  json["ranking"] = {{"metric", coverage.ranking.metric}, {"ratio", coverage.ranking.ratio}};
  json["agreement"] = coverage.agreement ? Json(*coverage.agreement) : Json(nullptr);
  if (detail == Detail::all) {
    const auto overlap = networkOverlap(coverage);
    json["halves"] = overlap ? Json{{"overlap", overlap->share}, {"settled", overlap->settled}} : Json(nullptr);
  }
  json["warnings"] = coverage.warnings;
  if (detail == Detail::all) json["network"] = networkJson(coverage);
  if (coverage.observed.size() > coverage.layers.size()) json["observed_layers"] = coverage.observed;
  json["layers"] = Json::array();
  for (const auto& layer : coverage.layers) json["layers"].push_back(layerJson(layer, coverage, detail));
  return json;
}

Coverage coverageFrom(const Json& json) {
  Coverage coverage;
  coverage.model = {json.at("model").at("path"), json.at("model").at("sha256"), json.at("model").at("parameters")};
  coverage.data = dataFrom(json.at("data"));
  if (json.contains("profile")) coverage.profile = {json["profile"].at("source"), json["profile"].at("images")};
  coverage.observe = json.at("observe") == "output" ? Observe::output : Observe::activation;
  coverage.finished = json.at("finished");
  coverage.endedBy = json.contains("ended_by") ? endingFrom(json["ended_by"])
                     : coverage.finished       ? EndedBy::data
                                               : EndedBy::cancel;
  if (json.contains("ranking")) coverage.ranking = {json["ranking"].at("metric"), json["ranking"].at("ratio")};
  if (!json.at("agreement").is_null()) coverage.agreement = json.at("agreement").get<double>();
  json.at("warnings").get_to(coverage.warnings);
  for (const auto& layer : json.at("layers")) coverage.layers.push_back(layerFrom(layer));
  if (json.contains("observed_layers")) coverage.observed = observedFrom(json["observed_layers"], coverage.layers);
  return coverage;
}

}  // namespace cleanai
