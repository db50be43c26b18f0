// The layer table as CSV, the same in every locale.
#include "ui/models/layer_csv.h"

#include <array>
#include <charconv>
#include <cmath>

#include "ui/models/layer_model.h"

namespace cleanai::ui {
namespace {

std::string number(double value) {
  if (std::isnan(value)) return {};
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string result = "\"";
  for (const char c : text) result.append(c == '"' ? 2 : 1, c);
  return result + '"';
}

std::string sizes(const Shape& shape) {
  std::string text;
  for (const auto size : shape) {
    if (!text.empty()) text += 'x';
    text += std::to_string(size);
  }
  return text;
}

}  // namespace

std::string layerCsv(const Network& network, const Coverage* coverage, const Metric& metric, const Plan* plan) {
  std::string csv = "name,type,output_shape,channels,kept,parameters,macs,mean_" + std::string(metric.name) +
                    ",dead,locked_because\r\n";
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    const Layer& layer = network.layers[i];
    const auto* measured = coverage ? findLayer(*coverage, layer.name) : nullptr;
    csv += quoted(layer.name) + ',' + quoted(layer.type) + ',' + sizes(layer.outputShape) + ',' +
           std::to_string(layer.channels) + ',' + (plan ? std::to_string(plan->layers[i].kept.size()) : "") + ',' +
           std::to_string(layer.parameters) + ',' + std::to_string(layer.macs) + ',' +
           (measured ? number(meanOfMetric(metric, measured->statistics)) : "") + ',' +
           (measured ? std::to_string(deadChannels(measured->statistics)) : "") + ',' + quoted(layer.lockedBecause) +
           "\r\n";
  }
  return csv;
}

}  // namespace cleanai::ui
