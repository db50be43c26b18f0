// A coverage as CSV: one row a channel, every metric.
#include "core/report/coverage_csv.h"

#include "core/coverage/confidence.h"
#include "core/coverage/metrics.h"
#include "core/report/csv.h"

namespace cleanai {

std::string coverageCsv(const Coverage& coverage) {
  std::string csv = "layer,type,channel,images,nonfinite";
  for (const auto& metric : metrics()) csv += ',' + std::string(metric.name);
  csv += ",mean_low,mean_high,frequency_low,frequency_high\r\n";
  for (const auto& layer : coverage.layers) {
    const LayerStatistics& statistics = layer.statistics;
    std::vector<std::vector<double>> values;
    for (const auto& metric : metrics()) values.push_back(metric.compute(statistics));
    const auto means = meanConfidence(statistics, coverage.data.images);
    const auto frequencies = frequencyConfidence(statistics, coverage.data.images);
    const std::string start = csvField(layer.name) + ',' + csvField(layer.type) + ',';
    for (std::size_t channel = 0; channel < statistics.channels.size(); ++channel) {
      csv += start + std::to_string(channel) + ',' + std::to_string(statistics.channels[channel].images) + ',' +
             std::to_string(statistics.positions - statistics.channels[channel].finite);
      for (const auto& metric : values) csv += ',' + csvNumber(metric[channel]);
      for (const auto& [low, high] : {means[channel], frequencies[channel]})
        csv += ',' + csvNumber(low) + ',' + csvNumber(high);
      csv += "\r\n";
    }
  }
  return csv;
}

}  // namespace cleanai
