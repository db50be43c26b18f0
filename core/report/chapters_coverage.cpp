// Chapters about the channels: heatmap, low coverage.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/coverage/agreement.h"
#include "core/report/chapters.h"
#include "core/report/numbers.h"
#include "core/report/row_picture.h"

namespace cleanai::report {
namespace {

constexpr std::size_t worstLayers = 15;
constexpr std::size_t listedChannels = 60;

Cell channelsCell(const Words& words, std::int64_t count) {
  return {countText(words, count), static_cast<double>(count)};
}

std::vector<std::size_t> deadIndices(const LayerStatistics& statistics) {
  std::vector<std::size_t> dead;
  const auto frequency = metricNamed("frequency").compute(statistics);
  for (std::size_t i = 0; i < frequency.size(); ++i)
    if (frequency[i] == 0) dead.push_back(i);
  return dead;
}

std::string listed(const Words& words, const std::vector<std::size_t>& channels) {
  std::string text;
  for (std::size_t i = 0; i < std::min(channels.size(), listedChannels); ++i)
    text += (i == 0 ? "" : ", ") + std::to_string(channels[i]);
  if (channels.size() <= listedChannels) return text;
  return words("%1 and %2 more", {text, std::to_string(channels.size() - listedChannels)});
}

struct LayerSummary {
  const LayerCoverage* layer;
  double mean, lowest;
  std::int64_t dead, channels;
};

std::vector<LayerSummary> summaries(const Coverage& coverage, const Metric& metric) {
  std::vector<LayerSummary> layers;
  for (const auto& layer : coverage.layers) {
    const auto values = metric.compute(layer.statistics);
    double lowest = std::numeric_limits<double>::quiet_NaN();
    for (const double value : values) lowest = std::fmin(lowest, value);
    layers.push_back({&layer, meanOf(values), lowest, deadChannels(layer.statistics),
                      static_cast<std::int64_t>(layer.statistics.channels.size())});
  }
  return layers;
}

void writeDead(const Words& words, const Coverage& coverage, Html& html) {
  html.heading(words("Dead channels"));
  html.paragraph(
      words("Channels that no image activated. A channel that never had a finite value is not known to be dead."));
  std::vector<std::vector<Cell>> rows;
  for (const auto& layer : coverage.layers) {
    const auto dead = deadIndices(layer.statistics);
    if (!dead.empty())
      rows.push_back(
          {{layer.name}, channelsCell(words, static_cast<std::int64_t>(dead.size())), {listed(words, dead)}});
  }
  if (rows.empty())
    html.note(words("None: every channel was active for at least one image."));
  else
    html.table("dead", {{words("Layer")}, {words("Dead"), true}, {words("Channels, counted from 0")}}, rows);
}

}  // namespace

double meanOf(const std::vector<double>& values) {
  double sum = 0;
  std::size_t count = 0;
  for (const double value : values)
    if (!std::isnan(value)) {
      sum += value;
      ++count;
    }
  return count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
}

std::int64_t channelCount(const Coverage& coverage) {
  std::int64_t count = 0;
  for (const auto& layer : coverage.layers) count += static_cast<std::int64_t>(layer.statistics.channels.size());
  return count;
}

std::int64_t deadCount(const Coverage& coverage) {
  std::int64_t count = 0;
  for (const auto& layer : coverage.layers) count += deadChannels(layer.statistics);
  return count;
}

void writeHeatmap(const Report& report, const Metric& metric, Html& html) {
  const Words& words = report.words;
  html.chapter("coverage", words("Coverage"));
  if (!report.coverage) {
    html.note(words("Not measured."));
    return html.closeChapter();
  }
  html.paragraph(words(
      "%1 of every channel, from the first at the left to the last at the right. Dark: the row's smallest value, or 0 "
      "where none is below; bright: the row's largest. Grey: no value, since only NaN or infinity was seen.",
      {words(std::string(metric.title))}));
  std::vector<std::vector<Cell>> rows;
  for (const auto& layer : report.coverage->layers) {
    const auto values = metric.compute(layer.statistics);
    double largest = std::numeric_limits<double>::quiet_NaN();
    for (const double value : values) largest = std::fmax(largest, value);
    const double mean = meanOf(values);
    const std::string picture = rowPicture(values);
    const std::string size = html.medium() == Medium::paper ? " width=\"300\" height=\"9\"" : "";
    const auto overlap = layerOverlap(layer, report.coverage->ranking);
    rows.push_back({{layer.name},
                    channelsCell(words, static_cast<std::int64_t>(values.size())),
                    {picture.empty() ? "" : "<img alt=\"\"" + size + " src=\"" + picture + "\">", {}, true},
                    {shortText(words, mean), mean},
                    {shortText(words, largest), largest},
                    {overlap ? percentText(words, predictedAgreement(overlap->share)) : "-"}});
  }
  html.table("heatmap",
             {{words("Layer")},
              {words("Channels"), true},
              {words("First to last channel")},
              {words("Mean"), true},
              {words("Largest"), true},
              {words("Agreement"), true}},
             rows);
  html.closeChapter();
}

void writeLowCoverage(const Report& report, const Metric& metric, Html& html) {
  const Words& words = report.words;
  html.chapter("low-coverage", words("Low coverage"));
  if (!report.coverage) {
    html.note(words("Not measured."));
    return html.closeChapter();
  }
  auto layers = summaries(*report.coverage, metric);
  const auto share = [](const LayerSummary& layer) {
    return double(layer.dead) / std::max(1.0, double(layer.channels));
  };
  std::stable_sort(layers.begin(), layers.end(), [&](const LayerSummary& a, const LayerSummary& b) {
    if (share(a) != share(b)) return share(a) > share(b);
    return a.mean < b.mean || (std::isnan(b.mean) && !std::isnan(a.mean));
  });
  if (layers.size() > worstLayers) layers.resize(worstLayers);
  html.heading(words("The layers that the data uses least"));
  html.paragraph(
      words("By the share of channels that no image activated, then by the mean of the metric; at most %1 layers.",
            {std::to_string(worstLayers)}));
  std::vector<std::vector<Cell>> rows;
  for (const auto& layer : layers)
    rows.push_back({{layer.layer->name},
                    {layer.layer->type},
                    channelsCell(words, layer.channels),
                    channelsCell(words, layer.dead),
                    {percentText(words, share(layer)), share(layer)},
                    {shortText(words, layer.mean), layer.mean},
                    {shortText(words, layer.lowest), layer.lowest}});
  html.table("worst",
             {{words("Layer")},
              {words("Type")},
              {words("Channels"), true},
              {words("Dead"), true},
              {words("Share"), true},
              {words("Mean"), true},
              {words("Lowest"), true}},
             rows);
  writeDead(words, *report.coverage, html);
  html.closeChapter();
}

}  // namespace cleanai::report
