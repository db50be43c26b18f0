// COVERAGE.json: metrics for readers, exact statistics for merging.
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/json_trouble.h"
#include "core/coverage/coverage.h"
#include "core/coverage/metrics.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
constexpr int version = 1;

// A field of the statistics: its key and how it is written and read, one value a channel.
struct Field {
  const char* key;
  Json (*write)(const ChannelStatistics&);
  void (*read)(const Json&, ChannelStatistics&);
};

template <ExactSum ChannelStatistics::*member>
constexpr Field sumField(const char* key) {
  return {key, [](const ChannelStatistics& channel) -> Json { return (channel.*member).text(); },
          [](const Json& json, ChannelStatistics& channel) {
            channel.*member = ExactSum::parse(json.get_ref<const std::string&>());
          }};
}

// Infinity, the value before the first image, is null in JSON.
template <double ChannelStatistics::*member>
constexpr Field extremeField(const char* key) {
  return {key,
          [](const ChannelStatistics& channel) -> Json {
            return std::isfinite(channel.*member) ? Json(channel.*member) : Json(nullptr);
          },
          [](const Json& json, ChannelStatistics& channel) {
            if (!json.is_null()) channel.*member = json.get<double>();
          }};
}

template <auto member>
constexpr Field plainField(const char* key) {
  return {key, [](const ChannelStatistics& channel) -> Json { return channel.*member; },
          [](const Json& json, ChannelStatistics& channel) { json.get_to(channel.*member); }};
}

const Field fields[] = {
    sumField<&ChannelStatistics::sum>("sum"),
    sumField<&ChannelStatistics::sumAbsolute>("sum_absolute"),
    sumField<&ChannelStatistics::sumSquares>("sum_squares"),
    sumField<&ChannelStatistics::sumImageMeans>("sum_image_means"),
    sumField<&ChannelStatistics::sumSquaredMeans>("sum_squared_image_means"),
    extremeField<&ChannelStatistics::minimum>("minimum"),
    extremeField<&ChannelStatistics::maximum>("maximum"),
    extremeField<&ChannelStatistics::maximumImageMean>("maximum_image_mean"),
    plainField<&ChannelStatistics::finite>("finite"),
    plainField<&ChannelStatistics::nonfinite>("nonfinite"),
    plainField<&ChannelStatistics::images>("images"),
    plainField<&ChannelStatistics::active>("active"),
    plainField<&ChannelStatistics::imagesActive>("images_active"),
    plainField<&ChannelStatistics::neuronCovered>("neuron_covered"),
    plainField<&ChannelStatistics::topK>("top_k"),
};

const char* nameOf(Observe observe) { return observe == Observe::output ? "output" : "activation"; }

Json statisticsJson(const LayerStatistics& statistics) {
  Json json = {{"active_threshold", statistics.thresholds.active},
               {"neuron_coverage_threshold", statistics.thresholds.neuronCoverage},
               {"k", statistics.thresholds.topK}};
  for (const auto& field : fields) {
    Json& values = json[field.key] = Json::array();
    for (const auto& channel : statistics.channels) values.push_back(field.write(channel));
  }
  return json;
}

Json layerJson(const LayerCoverage& layer) {
  const LayerStatistics& statistics = layer.statistics;
  Json json = {{"name", layer.name},
               {"type", layer.type},
               {"channels", statistics.channels.size()},
               {"images", statistics.images},
               {"positions", statistics.positions},
               {"nonfinite", statistics.nonfinite},
               {"metrics", Json::object()}};
  for (const auto& metric : metrics()) json["metrics"][std::string(metric.name)] = metric.compute(statistics);
  json["statistics"] = statisticsJson(statistics);
  return json;
}

LayerCoverage layerFrom(const Json& json) {
  LayerCoverage layer;
  layer.name = json.at("name");
  layer.type = json.at("type");
  LayerStatistics& statistics = layer.statistics;
  statistics.images = json.at("images");
  statistics.positions = json.at("positions");
  statistics.nonfinite = json.at("nonfinite");
  const Json& stored = json.at("statistics");
  statistics.thresholds = {stored.at("active_threshold"), stored.at("neuron_coverage_threshold"), stored.at("k")};
  const std::size_t channels = stored.at(fields[0].key).size();
  if (json.at("channels") != channels) throw std::out_of_range("channels");
  statistics.channels.resize(channels);
  for (const auto& field : fields) {
    const Json& values = stored.at(field.key);
    if (values.size() != channels) throw std::out_of_range("channels");
    for (std::size_t c = 0; c < statistics.channels.size(); ++c) field.read(values.at(c), statistics.channels[c]);
  }
  return layer;
}

Error wrongFormat(const std::filesystem::path& file, const std::string& reason) {
  return Error(ErrorCode::wrongFormat, file.string(), reason, "Give a file that cleanai analyze wrote");
}

}  // namespace

void saveCoverage(const Coverage& coverage, const std::filesystem::path& file) {
  Json json = {{"format", "cleanai-coverage"}, {"version", version}};
  json["model"] = {
      {"path", coverage.model.path}, {"sha256", coverage.model.sha256}, {"parameters", coverage.model.parameters}};
  json["data"] = {{"source", coverage.data.source},
                  {"images", coverage.data.images},
                  {"batches", coverage.data.batches},
                  {"skipped", coverage.data.skipped}};
  json["observe"] = nameOf(coverage.observe);
  json["finished"] = coverage.finished;
  json["agreement"] = coverage.agreement ? Json(*coverage.agreement) : Json(nullptr);
  json["warnings"] = coverage.warnings;
  json["layers"] = Json::array();
  for (const auto& layer : coverage.layers) json["layers"].push_back(layerJson(layer));
  writeTextAtomically(file, json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

Coverage loadCoverage(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream || std::filesystem::is_directory(file))
    throw Error(ErrorCode::fileNotFound, file.string(), "it cannot be opened", "Check the path");
  try {
    const Json json = Json::parse(stream);
    if (!json.is_object() || json.value("format", "") != "cleanai-coverage")
      throw wrongFormat(file, "it is JSON, but not a coverage file");
    if (json.at("version").get<int>() > version)
      throw Error(ErrorCode::wrongFormat, file.string(), "a newer version of the program wrote it",
                  "Update CleanAI Studio");
    Coverage coverage;
    coverage.model = {json.at("model").at("path"), json.at("model").at("sha256"), json.at("model").at("parameters")};
    const Json& data = json.at("data");
    coverage.data = {data.at("source"), data.at("images"), data.at("batches"), data.at("skipped")};
    coverage.observe = json.at("observe") == "output" ? Observe::output : Observe::activation;
    coverage.finished = json.at("finished");
    if (!json.at("agreement").is_null()) coverage.agreement = json.at("agreement").get<double>();
    coverage.warnings = json.at("warnings").get<std::vector<std::string>>();
    for (const auto& layer : json.at("layers")) coverage.layers.push_back(layerFrom(layer));
    return coverage;
  } catch (const nlohmann::json::exception& error) {
    throw wrongFormat(file, jsonTrouble(error));
  } catch (const std::out_of_range&) {
    throw wrongFormat(file, "a layer's statistics are not as many as its channels");
  }
}

}  // namespace cleanai
