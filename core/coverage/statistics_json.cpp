#include "core/coverage/statistics_json.h"

#include <cmath>
#include <stdexcept>

#include "core/base/error.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;

using Sums = ChannelSums;

// A field of a channel's statistics: its key and how it is written and read, one value a channel.
template <typename Channel>
struct Field {
  const char* key;
  Json (*write)(const Channel&);
  void (*read)(const Json&, Channel&);
  bool isRequired = true;  ///< every file has it
};

template <typename Channel, auto member>
constexpr Field<Channel> sumField(const char* key) {
  return {key, [](const Channel& channel) -> Json { return (channel.*member).text(); },
          [](const Json& json, Channel& channel) {
            channel.*member = ReproducibleSum::parse(json.get_ref<const std::string&>());
          }};
}

// Infinity, the value before the first image, is null in JSON.
template <auto member>
constexpr Field<ChannelStatistics> extremeField(const char* key, bool isRequired = true) {
  return {key,
          [](const ChannelStatistics& channel) -> Json {
            return std::isfinite(channel.*member) ? Json(channel.*member) : Json(nullptr);
          },
          [](const Json& json, ChannelStatistics& channel) {
            if (!json.is_null()) channel.*member = json.get<std::decay_t<decltype(channel.*member)>>();
          },
          isRequired};
}

template <typename Channel, auto member>
constexpr Field<Channel> plainField(const char* key) {
  return {key, [](const Channel& channel) -> Json { return channel.*member; },
          [](const Json& json, Channel& channel) { json.get_to(channel.*member); }};
}

// Kept of one half of the images too.
const Field<Sums> sums[] = {
    sumField<Sums, &Sums::sum>("sum"),
    sumField<Sums, &Sums::sumAbsolute>("sum_absolute"),
    sumField<Sums, &Sums::sumSquares>("sum_squares"),
    sumField<Sums, &Sums::sumImageMeans>("sum_image_means"),
    plainField<Sums, &Sums::finite>("finite"),
    plainField<Sums, &Sums::images>("images"),
    plainField<Sums, &Sums::active>("active"),
    plainField<Sums, &Sums::imagesActive>("images_active"),
};

const Field<ChannelStatistics> others[] = {
    sumField<ChannelStatistics, &ChannelStatistics::sumSquaredMeans>("sum_squared_image_means"),
    extremeField<&ChannelStatistics::minimum>("minimum"),
    extremeField<&ChannelStatistics::maximum>("maximum"),
    extremeField<&ChannelStatistics::minimumImageMean>("minimum_image_mean", false),
    extremeField<&ChannelStatistics::maximumImageMean>("maximum_image_mean"),
    plainField<ChannelStatistics, &ChannelStatistics::neuronCovered>("neuron_covered"),
    plainField<ChannelStatistics, &ChannelStatistics::topK>("top_k"),
};

template <typename Fields, typename Channel>
void writeFields(const Fields& fields, const std::vector<Channel>& channels, Json& json) {
  for (const auto& field : fields) {
    Json& values = json[field.key] = Json::array();
    for (const auto& channel : channels) values.push_back(field.write(channel));
  }
}

template <typename Fields, typename Channel>
void readFields(const Fields& fields, const Json& json, std::vector<Channel>& channels) {
  for (const auto& field : fields) {
    if (!field.isRequired && !json.contains(field.key)) continue;
    const Json& values = json.at(field.key);
    if (values.size() != channels.size()) throw std::out_of_range("channels");
    for (std::size_t c = 0; c < channels.size(); ++c) field.read(values.at(c), channels[c]);
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
  writeFields(sums, layer.statistics.channels, json);
  writeFields(others, layer.statistics.channels, json);
  if (layer.statistics.sections) json["sections"] = sectionsJson(*layer.statistics.sections);
  if (!layer.odd.channels.empty()) {
    Json& odd = json["odd_chunks"];
    odd = {{"layer_images", layer.odd.images}};
    writeFields(sums, layer.odd.channels, odd);
  }
  return json;
}

void readStatistics(const Json& json, LayerCoverage& layer) {
  LayerStatistics& statistics = layer.statistics;
  statistics.thresholds = {json.at("active_threshold"), json.at("neuron_coverage_threshold"), json.at("k")};
  const std::size_t channels = json.at(sums[0].key).size();
  statistics.channels.resize(channels);
  readFields(sums, json, statistics.channels);
  readFields(others, json, statistics.channels);
  if (json.contains("sections")) statistics.sections = sectionsFrom(json["sections"], channels);
  if (!json.contains("odd_chunks")) return;
  const Json& odd = json["odd_chunks"];
  layer.odd.images = odd.at("layer_images");
  layer.odd.channels.resize(channels);
  readFields(sums, odd, layer.odd.channels);
}

}  // namespace cleanai
