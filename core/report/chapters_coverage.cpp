// Chapters about what was measured: summary, set-up, heatmap, low coverage.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/coverage/agreement.h"
#include "core/coverage/confidence.h"
#include "core/report/chapters.h"
#include "core/report/numbers.h"
#include "core/report/row_picture.h"

namespace cleanai::report {
namespace {

constexpr std::size_t worstLayers = 15;
constexpr std::size_t listedChannels = 60;

std::string observedText(Observe observe) {
  return observe == Observe::activation ? "what the next layers receive, after norm and activation"
                                        : "each layer's own output, before norm and activation";
}

std::string endText(const Coverage& coverage) {
  if (!coverage.finished) return "cancelled early";
  return coverage.endedBy == EndedBy::agreement ? "ended because more images would have changed nothing"
                                                : "all images that were asked for";
}

std::string thresholdsText(const Thresholds& thresholds) {
  return "active above " + shortText(thresholds.active) + "; neuron coverage above " +
         shortText(thresholds.neuronCoverage) + "; top " + std::to_string(thresholds.topK) + " an image";
}

std::string imagesText(const Coverage& coverage) {
  std::string text = countText(coverage.data.images) + " in " + countText(coverage.data.batches) +
                     (coverage.data.batches == 1 ? " batch" : " batches");
  if (coverage.data.skipped > 0) text += ", " + countText(coverage.data.skipped) + " could not be read";
  return text;
}

std::vector<std::size_t> deadIndices(const LayerStatistics& statistics) {
  std::vector<std::size_t> dead;
  const auto frequency = metricNamed("frequency").compute(statistics);
  for (std::size_t i = 0; i < frequency.size(); ++i)
    if (frequency[i] == 0) dead.push_back(i);
  return dead;
}

std::string listed(const std::vector<std::size_t>& channels) {
  std::string text;
  for (std::size_t i = 0; i < std::min(channels.size(), listedChannels); ++i)
    text += (i == 0 ? "" : ", ") + std::to_string(channels[i]);
  if (channels.size() > listedChannels) text += " and " + std::to_string(channels.size() - listedChannels) + " more";
  return text;
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

void writeDead(const Coverage& coverage, Html& html) {
  html.heading("Dead channels");
  html.paragraph("Channels that no image activated. A channel that never had a finite value is not known to be dead.");
  std::vector<std::vector<Cell>> rows;
  for (const auto& layer : coverage.layers) {
    const auto dead = deadIndices(layer.statistics);
    if (!dead.empty())
      rows.push_back({{layer.name},
                      {countText(static_cast<std::int64_t>(dead.size())), static_cast<double>(dead.size())},
                      {listed(dead)}});
  }
  if (rows.empty())
    html.note("None: every channel was active for at least one image.");
  else
    html.table("dead", {{"Layer"}, {"Dead", true}, {"Channels, counted from 0"}}, rows);
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

void writeSummary(const Report& report, const Metric& metric, Html& html) {
  html.chapter("summary", "Summary");
  std::vector<std::pair<std::string, Cell>> facts;
  if (report.coverage) {
    const Coverage& coverage = *report.coverage;
    const std::int64_t channels = channelCount(coverage), dead = deadCount(coverage);
    facts.push_back(
        {"Measured",
         {countText(channels) + " channels of " + counted(static_cast<std::int64_t>(coverage.layers.size()), "layer") +
          " on " + counted(coverage.data.images, "image")}});
    facts.push_back({"Dead channels",
                     {countText(dead) + (channels > 0 ? " (" + percentText(double(dead) / double(channels)) + ")" : ""),
                      static_cast<double>(dead)}});
    facts.push_back({"Metric shown", {std::string(metric.title) + ": " + std::string(metric.meaning)}});
    facts.push_back({"Agreement", coverage.agreement ? Cell{percentText(*coverage.agreement), *coverage.agreement}
                                                     : Cell{"not measured"}});
  } else {
    html.note("No analysis was made: there is no coverage.");
  }
  if (report.exported) {
    const ReportExport& exported = *report.exported;
    facts.push_back(
        {"Parameters",
         {countText(exported.before.parameters) + " before, " + countText(exported.after.parameters) + " after (" +
          changeText(double(exported.before.parameters), double(exported.after.parameters)) + ")"}});
    facts.push_back({"Multiply-accumulates",
                     {countText(exported.before.macs) + " before, " + countText(exported.after.macs) + " after (" +
                      changeText(double(exported.before.macs), double(exported.after.macs)) + ")"}});
  } else {
    facts.push_back({"Smaller model", {report.decisions ? "planned, not written" : "none was planned"}});
  }
  if (report.judged) {
    const Evaluation& after = report.judged->after;
    if (report.judged->before && report.judged->before->top1 && after.top1)
      facts.push_back({"Top-1 accuracy",
                       {shareText(*report.judged->before->top1, report.judged->before->images) + " before, " +
                        shareText(*after.top1, after.images) + " after"}});
    if (after.agreement)
      facts.push_back({"Same answer as the original", {shareText(*after.agreement, after.images) + " of the images"}});
  } else {
    facts.push_back({"Accuracy", {"not measured"}});
  }
  html.facts(facts);
  html.closeChapter();
}

void writeSetUp(const Report& report, Html& html) {
  html.chapter("set-up", "Set-up");
  std::vector<std::pair<std::string, Cell>> facts;
  if (report.model) {
    facts.push_back({"Model", {report.model->path}});
    facts.push_back({"SHA-256", {report.model->sha256}});
    facts.push_back({"Input of one image", {report.model->input}});
    facts.push_back({"Parameters", {countText(report.model->parameters)}});
    if (report.model->macs) facts.push_back({"Multiply-accumulates an image", {countText(*report.model->macs)}});
    if (report.model->bytes) facts.push_back({"File", {bytesText(*report.model->bytes)}});
  }
  if (report.coverage) {
    const Coverage& coverage = *report.coverage;
    facts.push_back({"Data", {coverage.data.source}});
    facts.push_back({"Images", {imagesText(coverage), static_cast<double>(coverage.data.images)}});
    facts.push_back({"Ended", {endText(coverage)}});
    facts.push_back(
        {"Preprocessing",
         {report.setUp.preprocessing.empty() ? "not recorded in the coverage file" : report.setUp.preprocessing}});
    facts.push_back({"Batches", {report.setUp.batches}});
    facts.push_back({"Labels", {report.setUp.labels}});
    facts.push_back({"Observed", {observedText(coverage.observe)}});
    if (!coverage.layers.empty())
      facts.push_back({"Thresholds", {thresholdsText(coverage.layers.front().statistics.thresholds)}});
    if (coverage.profile)
      facts.push_back({"Compared with the profile of",
                       {coverage.profile->source + ", " + counted(coverage.profile->images, "image")}});
  }
  facts.push_back({"Program", {"CleanAI Studio " + report.version}});
  html.facts(facts);
  html.closeChapter();
}

void writeHeatmap(const Report& report, const Metric& metric, Html& html) {
  html.chapter("coverage", "Coverage");
  if (!report.coverage) {
    html.note("Not measured.");
    return html.closeChapter();
  }
  html.paragraph(std::string(metric.title) +
                 " of every channel, from the first at the left to the last at the right. "
                 "Dark: the row's smallest value, or 0 where none is below; bright: the row's largest. Grey: no value, "
                 "since only NaN or infinity was seen.");
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
                    {countText(static_cast<std::int64_t>(values.size())), static_cast<double>(values.size())},
                    {picture.empty() ? "" : "<img alt=\"\"" + size + " src=\"" + picture + "\">", {}, true},
                    {shortText(mean), mean},
                    {shortText(largest), largest},
                    {overlap ? percentText(predictedAgreement(overlap->share)) : "-"}});
  }
  html.table("heatmap",
             {{"Layer"},
              {"Channels", true},
              {"First to last channel"},
              {"Mean", true},
              {"Largest", true},
              {"Agreement", true}},
             rows);
  html.closeChapter();
}

void writeLowCoverage(const Report& report, const Metric& metric, Html& html) {
  html.chapter("low-coverage", "Low coverage");
  if (!report.coverage) {
    html.note("Not measured.");
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
  html.heading("The layers that the data uses least");
  html.paragraph("By the share of channels that no image activated, then by the mean of the metric; at most " +
                 std::to_string(worstLayers) + " layers.");
  std::vector<std::vector<Cell>> rows;
  for (const auto& layer : layers)
    rows.push_back({{layer.layer->name},
                    {layer.layer->type},
                    {countText(layer.channels), static_cast<double>(layer.channels)},
                    {countText(layer.dead), static_cast<double>(layer.dead)},
                    {percentText(share(layer)), share(layer)},
                    {shortText(layer.mean), layer.mean},
                    {shortText(layer.lowest), layer.lowest}});
  html.table(
      "worst",
      {{"Layer"}, {"Type"}, {"Channels", true}, {"Dead", true}, {"Share", true}, {"Mean", true}, {"Lowest", true}},
      rows);
  writeDead(*report.coverage, html);
  html.closeChapter();
}

std::string shareText(double share, std::int64_t images) {
  const auto [low, high] = wilsonInterval(share, images);
  return percentText(share, 2) + " (" + fixedText(100 * low, 1) + " to " + percentText(high) + ")";
}

}  // namespace cleanai::report
