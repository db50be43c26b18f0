// Chapters about what was cut: decisions, before and after, performance.
#include "core/pruning/export.h"
#include "core/report/chapters.h"
#include "core/report/numbers.h"

namespace cleanai::report {
namespace {

std::string namesText(const Words& words, const std::vector<std::string>& names) {
  constexpr std::size_t shown = 3;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < shown; ++i) text += (i == 0 ? "" : ", ") + names[i];
  return names.size() > shown ? words("%1 and %2 more", {text, std::to_string(names.size() - shown)}) : text;
}

std::string reasonOf(const Words& words, const ReportDecision& decision) {
  if (!decision.held.empty()) return words("all stay: held by %1", {words(decision.held)});
  const bool isWhole = decision.kept == decision.channels;
  const std::string removed = channelsText(words, decision.channels - decision.kept);
  if (decision.sharesWith.empty())
    return isWhole ? words("all stay: none fell below the cut") : words("%1 ranked lowest", {removed});
  const std::string others = namesText(words, decision.sharesWith);
  return isWhole ? words("all stay: none fell below the cut; ranked together with %1", {others})
                 : words("%1 ranked lowest; ranked together with %2", {removed, others});
}

Cell count(const Words& words, std::int64_t value) { return {countText(words, value), static_cast<double>(value)}; }

std::vector<Cell> countRow(const Words& words, const std::string& name, std::int64_t before, std::int64_t after) {
  return {{name}, count(words, before), count(words, after), {changeText(words, double(before), double(after))}};
}

void addShare(const Words& words, std::vector<std::vector<Cell>>& rows, const std::string& name,
              std::optional<double> Evaluation::*share, const ReportEvaluation& judged) {
  const auto after = judged.after.*share;
  const auto before = judged.before ? judged.before.value().*share : std::nullopt;
  if (!after) return;
  const std::string difference =
      before ? words("%1 points", {fixedText(words, 100 * (*after - *before), 2)}) : std::string();
  rows.push_back({{name},
                  before ? Cell{shareText(words, *before, judged.before->images), *before} : Cell{"-"},
                  {shareText(words, *after, judged.after.images), *after},
                  {difference}});
}

void writeLayerCosts(const Words& words, const LayerCosts& costs, Html& html) {
  html.heading(words("Layer by layer"));
  std::vector<std::vector<Cell>> rows;
  const auto row = [&](const std::string& name, const std::string& channels, const Cost& before, const Cost& after) {
    rows.push_back({{name},
                    {channels},
                    count(words, before.parameters),
                    count(words, after.parameters),
                    count(words, before.macs),
                    count(words, after.macs),
                    {changeText(words, double(before.macs), double(after.macs))}});
  };
  for (const auto& layer : costs.layers)
    row(layer.name, words("%1 to %2", {countText(words, layer.channelsBefore), countText(words, layer.channelsAfter)}),
        layer.before, layer.after);
  row(words("Everything else (norms and what has no layer)"), "", costs.otherBefore, costs.otherAfter);
  row(words("In all"), "", costs.before, costs.after);
  html.table("layer-costs",
             {{words("Layer")},
              {words("Channels"), true},
              {words("Parameters"), true},
              {words("after"), true},
              {words("MACs"), true},
              {words("after"), true},
              {words("Change"), true}},
             rows);
}

void writeAccuracy(const Words& words, const ReportEvaluation& judged, Html& html) {
  html.heading(words("Accuracy"));
  const Evaluation& after = judged.after;
  std::vector<std::vector<Cell>> rows;
  addShare(words, rows, words("Top-1"), &Evaluation::top1, judged);
  addShare(words, rows, words("Top-5"), &Evaluation::top5, judged);
  if (after.loss)
    rows.push_back({{words("Loss")},
                    judged.before && judged.before->loss
                        ? Cell{shortText(words, *judged.before->loss), *judged.before->loss}
                        : Cell{"-"},
                    {shortText(words, *after.loss), *after.loss},
                    {""}});
  if (after.agreement)
    rows.push_back({{words("Same answer as the original")},
                    {"-"},
                    {shareText(words, *after.agreement, after.images), *after.agreement},
                    {""}});
  if (after.divergence)
    rows.push_back({{words("Divergence (Kullback-Leibler, nats an image)")},
                    {"-"},
                    {shortText(words, *after.divergence), *after.divergence},
                    {""}});
  html.table("accuracy", {{""}, {words("Original"), true}, {words("Smaller"), true}, {words("Difference"), true}},
             rows);
  const std::string images = imagesText(words, after.images);
  html.paragraph(judged.source.empty()
                     ? words("Judged by %1. In brackets: Wilson's 95 % interval, the image being the unit.", {images})
                     : words("Judged by %1 of %2. In brackets: Wilson's 95 % interval, the image being the unit.",
                             {images, judged.source}));
  if (const auto drop = accuracyDrop(after))
    html.paragraph(words(
        "Lost to the original: %1 points (95 % interval %2 to %3), counted on the images on which the two differ.",
        {fixedText(words, 100 * drop->share, 2), fixedText(words, 100 * drop->low, 2),
         fixedText(words, 100 * drop->high, 2)}));
}

std::vector<Cell> latencyRow(const Words& words, const std::string& name, const Latency& latency) {
  return {{name},
          {millisecondsText(words, latency.median), latency.median},
          {millisecondsText(words, latency.lowerQuartile), latency.lowerQuartile},
          {millisecondsText(words, latency.upperQuartile), latency.upperQuartile},
          {millisecondsText(words, latency.minimum), latency.minimum},
          {countText(words, latency.runs)},
          {std::to_string(latency.threads)}};
}

}  // namespace

void writeDecisions(const Report& report, Html& html) {
  const Words& words = report.words;
  html.chapter("decisions", words("Decisions and their reasons"));
  if (!report.decisions) {
    html.note(words("Nothing was chosen for removal."));
    return html.closeChapter();
  }
  const ReportDecisions& decisions = *report.decisions;
  const auto known = [&](const std::string& text) { return text.empty() ? words("not recorded") : text; };
  const auto damage = decisions.predictedDamage;
  html.facts({{words("Ranked by"), {known(decisions.criterion)}},
              {words("Metric of the ranking"), {decisions.metric}},
              {words("Asked for"), {known(decisions.wish)}},
              {words("Scope"), {known(decisions.scope)}},
              {words("Predicted damage"),
               damage ? Cell{words("%1 of the output's variation", {percentText(words, *damage, 2)}), *damage}
                      : Cell{words("not computed")}}});
  if (!decisions.details.empty()) html.list(decisions.details);
  std::vector<std::vector<Cell>> rows;
  for (const auto& layer : decisions.layers)
    rows.push_back({{layer.layer},
                    count(words, layer.channels),
                    count(words, layer.kept),
                    count(words, layer.channels - layer.kept),
                    {reasonOf(words, layer)}});
  html.table("plan",
             {{words("Layer")},
              {words("Channels"), true},
              {words("Kept"), true},
              {words("Removed"), true},
              {words("Because")}},
             rows);
  html.closeChapter();
}

void writeBeforeAfter(const Report& report, Html& html) {
  const Words& words = report.words;
  html.chapter("before-after", words("Before and after"));
  if (report.exported) {
    const ReportExport& exported = *report.exported;
    if (!exported.file.empty()) html.paragraph(words("Written to %1.", {exported.file}));
    html.table("costs", {{""}, {words("Original"), true}, {words("Smaller"), true}, {words("Change"), true}},
               {countRow(words, words("Parameters"), exported.before.parameters, exported.after.parameters),
                countRow(words, words("Multiply-accumulates an image"), exported.before.macs, exported.after.macs),
                countRow(words, words("Bytes of the file"), exported.bytesBefore, exported.bytesAfter)});
    html.paragraph(words(
        "Checked on random inputs: before any repair the smaller network differs from the original with the removed "
        "channels masked by %1 (relative; at most %2 is allowed), and the written file from the network in memory by "
        "%3.",
        {shortText(words, exported.maskedRelativeDifference), shortText(words, proofTolerance),
         shortText(words, exported.reloadedDifference)}));
    if (!exported.recovery.empty()) html.list(exported.recovery);
  } else {
    html.note(report.layerCosts ? words("Nothing was written; what follows is what the plan would leave.")
                                : words("No smaller model was written."));
  }
  if (report.judged)
    writeAccuracy(words, *report.judged, html);
  else
    html.note(words("Accuracy and agreement were not measured."));
  if (report.layerCosts) writeLayerCosts(words, *report.layerCosts, html);
  html.closeChapter();
}

void writePerformance(const Report& report, Html& html) {
  const Words& words = report.words;
  html.chapter("performance", words("Performance"));
  if (report.latencyBefore || report.latencyAfter) {
    std::vector<std::vector<Cell>> rows;
    if (report.latencyBefore) rows.push_back(latencyRow(words, words("Original"), *report.latencyBefore));
    if (report.latencyAfter) rows.push_back(latencyRow(words, words("Smaller"), *report.latencyAfter));
    html.table("latency",
               {{words("One forward pass")},
                {words("Median"), true},
                {words("Lower quartile"), true},
                {words("Upper quartile"), true},
                {words("Shortest"), true},
                {words("Runs"), true},
                {words("Threads"), true}},
               rows);
    html.paragraph(words(
        "Measured on the machine that wrote this report, one random image a pass, by this program's own execution "
        "without fused kernels."));
  } else {
    html.note(words("The time of a forward pass was not measured."));
  }
  std::vector<std::pair<std::string, Cell>> facts;
  for (const auto& [what, seconds] : report.seconds)
    facts.push_back({words(what), {secondsText(words, seconds), seconds}});
  if (facts.empty())
    html.note(words("How long the analysis took was not recorded."));
  else
    html.facts(facts);
  html.closeChapter();
}

}  // namespace cleanai::report
