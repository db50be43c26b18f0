// The layer table as CSV, the same in every locale.
#include "ui/models/layer_csv.h"

#include "core/report/csv.h"
#include "ui/models/layer_model.h"

namespace cleanai::ui {
namespace {

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
    csv += csvField(layer.name) + ',' + csvField(layer.type) + ',' + sizes(layer.outputShape) + ',' +
           std::to_string(layer.channels) + ',' + (plan ? std::to_string(plan->layers[i].kept.size()) : "") + ',' +
           std::to_string(layer.parameters) + ',' + std::to_string(layer.macs) + ',' +
           (measured ? csvNumber(meanOfMetric(metric, measured->statistics)) : "") + ',' +
           (measured ? std::to_string(deadChannels(measured->statistics)) : "") + ',' + csvField(layer.lockedBecause) +
           "\r\n";
  }
  return csv;
}

}  // namespace cleanai::ui
