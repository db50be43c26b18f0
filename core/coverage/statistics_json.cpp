#include "core/coverage/statistics_json.h"

#include <cmath>
#include <stdexcept>

#include "core/base/error.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;

// A field of the statistics: its key and how it is written and read, one value a channel.
struct Field {
  const char* key;
  Json (*write)(const ChannelStatistics&);
  void (*read)(const Json&, ChannelStatistics&);
  bool isAdditive = true;  ///< kept for each half of the images
  bool isRequired = true;  ///< every file has it
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
constexpr Field extremeField(const char* key, bool isRequired = true) {
  return {key,
          [](const ChannelStatistics& channel) -> Json {
            return std::isfinite(channel.*member) ? Json(channel.*member) : Json(nullptr);
          },
          [](const Json& json, ChannelStatistics& channel) {
            if (!json.is_null()) channel.*member = json.get<double>();
          },
          false, isRequired};
}

template <auto member>
constexpr Field plainField(const char* key, bool isAdditive = true) {
  return {key, [](const ChannelStatistics& channel) -> Json { return channel.*member; },
          [](const Json& json, ChannelStatistics& channel) { json.get_to(channel.*member); }, isAdditive};
}

const Field fields[] = {
    sumField<&ChannelStatistics::sum>("sum"),
    sumField<&ChannelStatistics::sumAbsolute>("sum_absolute"),
    sumField<&ChannelStatistics::sumSquares>("sum_squares"),
    sumField<&ChannelStatistics::sumImageMeans>("sum_image_means"),
    sumField<&ChannelStatistics::sumSquaredMeans>("sum_squared_image_means"),
    extremeField<&ChannelStatistics::minimum>("minimum"),
    extremeField<&ChannelStatistics::maximum>("maximum"),
    extremeField<&ChannelStatistics::minimumImageMean>("minimum_image_mean", false),
    extremeField<&ChannelStatistics::maximumImageMean>("maximum_image_mean"),
    plainField<&ChannelStatistics::finite>("finite"),
    plainField<&ChannelStatistics::nonfinite>("nonfinite"),
    plainField<&ChannelStatistics::images>("images"),
    plainField<&ChannelStatistics::active>("active"),
    plainField<&ChannelStatistics::imagesActive>("images_active"),
    plainField<&ChannelStatistics::neuronCovered>("neuron_covered", false),
    plainField<&ChannelStatistics::topK>("top_k", false),
};

void writeFields(const LayerStatistics& statistics, bool onlyAdditive, Json& json) {
  for (const auto& field : fields) {
    if (onlyAdditive && !field.isAdditive) continue;
    Json& values = json[field.key] = Json::array();
    for (const auto& channel : statistics.channels) values.push_back(field.write(channel));
  }
}

void readFields(const Json& json, std::size_t channels, bool onlyAdditive, LayerStatistics& statistics) {
  statistics.channels.resize(channels);
  for (const auto& field : fields) {
    if ((onlyAdditive && !field.isAdditive) || (!field.isRequired && !json.contains(field.key))) continue;
    const Json& values = json.at(field.key);
    if (values.size() != channels) throw std::out_of_range("channels");
    for (std::size_t c = 0; c < channels; ++c) field.read(values.at(c), statistics.channels[c]);
  }
}

Json sectionsJson(const Sections& sections) {
  Json json{{"count", sections.count()}, {"low", Json::array()}, {"high", Json::array()}, {"reached", Json::array()}};
  for (std::size_t c = 0; c < sections.ranges().size(); ++c) {
    const auto& range = sections.ranges()[c];
    json["low"].push_back(range.isKnown() ? Json(range.low) : Json(nullptr));
    json["high"].push_back(range.isKnown() ? Json(range.high) : Json(nullptr));
    json["reached"].push_back(sections.text(c));
  }
  return json;
}

Sections sectionsFrom(const Json& json, std::size_t channels) {
  auto ranges = std::make_shared<std::vector<ChannelRange>>(channels);
  const auto count = json.at("count").get<std::size_t>();
  for (const char* key : {"low", "high", "reached"})
    if (count == 0 || json.at(key).size() != channels) throw std::out_of_range("channels");
  for (std::size_t c = 0; c < channels; ++c)
    if (!json["low"][c].is_null()) (*ranges)[c] = {json["low"][c].get<double>(), json["high"][c].get<double>()};
  Sections sections(count, std::move(ranges));
  for (std::size_t c = 0; c < channels; ++c) sections.parse(c, json["reached"][c].get<std::string>());
  return sections;
}

}  // namespace

Json statisticsJson(const LayerCoverage& layer) {
  const Thresholds& thresholds = layer.statistics.thresholds;
  Json json = {{"active_threshold", thresholds.active},
               {"neuron_coverage_threshold", thresholds.neuronCoverage},
               {"k", thresholds.topK}};
  writeFields(layer.statistics, false, json);
  if (layer.statistics.sections) json["sections"] = sectionsJson(*layer.statistics.sections);
  if (!layer.odd.channels.empty()) {
    Json& odd = json["odd_chunks"];
    odd = {{"layer_images", layer.odd.images},
           {"layer_positions", layer.odd.positions},
           {"layer_nonfinite", layer.odd.nonfinite}};
    writeFields(layer.odd, true, odd);
  }
  return json;
}

void readStatistics(const Json& json, LayerCoverage& layer) {
  LayerStatistics& statistics = layer.statistics;
  statistics.thresholds = {json.at("active_threshold"), json.at("neuron_coverage_threshold"), json.at("k")};
  const std::size_t channels = json.at(fields[0].key).size();
  readFields(json, channels, false, statistics);
  if (json.contains("sections")) statistics.sections = sectionsFrom(json["sections"], channels);
  if (!json.contains("odd_chunks")) return;
  const Json& odd = json["odd_chunks"];
  layer.odd.thresholds = statistics.thresholds;
  layer.odd.images = odd.at("layer_images");
  layer.odd.positions = odd.at("layer_positions");
  layer.odd.nonfinite = odd.at("layer_nonfinite");
  readFields(odd, channels, true, layer.odd);
}

}  // namespace cleanai
