// Chapters that come first: summary, set-up.
#include "core/coverage/confidence.h"
#include "core/report/chapters.h"
#include "core/report/numbers.h"

namespace cleanai::report {
namespace {

std::string observedText(const Words& words, Observe observe) {
  return observe == Observe::activation ? words("what the next layers receive, after norm and activation")
                                        : words("each layer's own output, before norm and activation");
}

std::string endText(const Words& words, const Coverage& coverage) {
  if (!coverage.finished) return words("cancelled early");
  return coverage.endedBy == EndedBy::agreement ? words("ended because more images would have changed nothing")
                                                : words("all images that were asked for");
}

std::string thresholdsText(const Words& words, const Thresholds& thresholds) {
  return words("active above %1; neuron coverage above %2; top %3 an image",
               {shortText(words, thresholds.active), shortText(words, thresholds.neuronCoverage),
                std::to_string(thresholds.topK)});
}

std::string dataText(const Words& words, const Coverage::DataInfo& data) {
  const std::string images = countText(words, data.images);
  const std::string batches =
      data.batches == 1 ? words("1 batch") : words("%1 batches", {countText(words, data.batches)});
  if (data.skipped == 0) return words("%1 in %2", {images, batches});
  return words("%1 in %2, %3 could not be read", {images, batches, countText(words, data.skipped)});
}

using Facts = std::vector<std::pair<std::string, Cell>>;

void addMeasured(const Words& words, const Coverage& coverage, const Metric& metric, Facts& facts) {
  const std::int64_t channels = channelCount(coverage), dead = deadCount(coverage);
  facts.push_back({words("Measured"),
                   {words("%1 of %2 on %3", {channelsText(words, channels),
                                             layersText(words, static_cast<std::int64_t>(coverage.layers.size())),
                                             imagesText(words, coverage.data.images)})}});
  const std::string share = channels > 0 ? " (" + percentText(words, double(dead) / double(channels)) + ")" : "";
  facts.push_back({words("Dead channels"), {countText(words, dead) + share, static_cast<double>(dead)}});
  facts.push_back(
      {words("Metric shown"), {words(std::string(metric.title)) + ": " + words(std::string(metric.meaning))}});
  facts.push_back({words("Agreement"), coverage.agreement
                                           ? Cell{percentText(words, *coverage.agreement), *coverage.agreement}
                                           : Cell{words("not measured")}});
}

std::string changedText(const Words& words, std::int64_t before, std::int64_t after) {
  return words("%1 before, %2 after (%3)",
               {countText(words, before), countText(words, after), changeText(words, double(before), double(after))});
}

void addJudged(const Words& words, const ReportEvaluation& judged, Facts& facts) {
  const Evaluation& after = judged.after;
  if (judged.before && judged.before->top1 && after.top1)
    facts.push_back({words("Top-1 accuracy"),
                     {words("%1 before, %2 after", {shareText(words, *judged.before->top1, judged.before->images),
                                                    shareText(words, *after.top1, after.images)})}});
  if (after.agreement)
    facts.push_back({words("Same answer as the original"),
                     {words("%1 of the images", {shareText(words, *after.agreement, after.images)})}});
}

}  // namespace

std::string programOf(const Report& report) {
  return "CleanAI Studio" + (report.version.empty() ? "" : " " + report.version);
}

std::string shareText(const Words& words, double share, std::int64_t images) {
  const auto [low, high] = wilsonInterval(share, images);
  return words("%1 % (%2 to %3 %)",
               {fixedText(words, 100 * share, 2), fixedText(words, 100 * low, 1), fixedText(words, 100 * high, 1)});
}

void writeSummary(const Report& report, const Metric& metric, Html& html) {
  const Words& words = report.words;
  html.chapter("summary", words("Summary"));
  std::vector<std::pair<std::string, Cell>> facts;
  if (report.coverage)
    addMeasured(words, *report.coverage, metric, facts);
  else
    html.note(words("No analysis was made: there is no coverage."));
  if (report.exported) {
    const Cost &before = report.exported->before, &after = report.exported->after;
    facts.push_back({words("Parameters"), {changedText(words, before.parameters, after.parameters)}});
    facts.push_back({words("Multiply-accumulates"), {changedText(words, before.macs, after.macs)}});
  } else {
    facts.push_back(
        {words("Smaller model"), {report.decisions ? words("planned, not written") : words("none was planned")}});
  }
  if (report.judged)
    addJudged(words, *report.judged, facts);
  else
    facts.push_back({words("Accuracy"), {words("not measured")}});
  html.facts(facts);
  html.closeChapter();
}

void writeSetUp(const Report& report, Html& html) {
  const Words& words = report.words;
  html.chapter("set-up", words("Set-up"));
  std::vector<std::pair<std::string, Cell>> facts;
  if (report.model) {
    facts.push_back({words("Model"), {report.model->path}});
    facts.push_back({"SHA-256", {report.model->sha256}});
    facts.push_back({words("Input of one image"), {report.model->input}});
    facts.push_back({words("Parameters"), {countText(words, report.model->parameters)}});
    if (report.model->macs)
      facts.push_back({words("Multiply-accumulates an image"), {countText(words, *report.model->macs)}});
    if (report.model->bytes) facts.push_back({words("File"), {bytesText(words, *report.model->bytes)}});
  }
  if (report.coverage) {
    const Coverage& coverage = *report.coverage;
    facts.push_back({words("Data"), {coverage.data.source}});
    facts.push_back({words("Images"), {dataText(words, coverage.data), static_cast<double>(coverage.data.images)}});
    facts.push_back({words("Ended"), {endText(words, coverage)}});
    facts.push_back({words("Preprocessing"),
                     {report.setUp.preprocessing.empty() ? words("not recorded in the coverage file")
                                                         : report.setUp.preprocessing}});
    facts.push_back({words("Batches"), {report.setUp.batches}});
    facts.push_back({words("Labels"), {report.setUp.labels}});
    facts.push_back({words("Observed"), {observedText(words, coverage.observe)}});
    if (!coverage.layers.empty())
      facts.push_back({words("Thresholds"), {thresholdsText(words, coverage.layers.front().statistics.thresholds)}});
    if (coverage.profile)
      facts.push_back({words("Compared with the profile of"),
                       {coverage.profile->source + ", " + imagesText(words, coverage.profile->images)}});
  }
  facts.push_back({words("Program"), {programOf(report)}});
  html.facts(facts);
  html.closeChapter();
}

}  // namespace cleanai::report
