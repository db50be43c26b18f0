// Chapters about what was cut: decisions, before and after, performance.
#include "core/pruning/export.h"
#include "core/report/chapters.h"
#include "core/report/numbers.h"

namespace cleanai::report {
namespace {

std::string namesText(const std::vector<std::string>& names) {
  constexpr std::size_t shown = 3;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < shown; ++i) text += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > shown) text += " and " + std::to_string(names.size() - shown) + " more";
  return text;
}

std::string reasonOf(const ReportDecision& decision) {
  if (!decision.held.empty()) return "all stay: held by " + decision.held;
  std::string text = decision.kept == decision.channels
                         ? "all stay: none fell below the cut"
                         : counted(decision.channels - decision.kept, "channel") + " ranked lowest";
  if (!decision.sharesWith.empty()) text += "; ranked together with " + namesText(decision.sharesWith);
  return text;
}

Cell count(std::int64_t value) { return {countText(value), static_cast<double>(value)}; }

std::vector<Cell> countRow(const std::string& name, std::int64_t before, std::int64_t after) {
  return {{name}, count(before), count(after), {changeText(double(before), double(after))}};
}

void addShare(std::vector<std::vector<Cell>>& rows, const std::string& name, std::optional<double> Evaluation::*share,
              const ReportEvaluation& judged) {
  const auto after = judged.after.*share;
  const auto before = judged.before ? judged.before.value().*share : std::nullopt;
  if (!after) return;
  const std::string difference = before ? fixedText(100 * (*after - *before), 2) + " points" : "";
  rows.push_back({{name},
                  before ? Cell{shareText(*before, judged.before->images), *before} : Cell{"-"},
                  {shareText(*after, judged.after.images), *after},
                  {difference}});
}

void writeLayerCosts(const LayerCosts& costs, Html& html) {
  html.heading("Layer by layer");
  std::vector<std::vector<Cell>> rows;
  const auto row = [&](const std::string& name, const std::string& channels, const Cost& before, const Cost& after) {
    rows.push_back({{name},
                    {channels},
                    count(before.parameters),
                    count(after.parameters),
                    count(before.macs),
                    count(after.macs),
                    {changeText(double(before.macs), double(after.macs))}});
  };
  for (const auto& layer : costs.layers)
    row(layer.name, countText(layer.channelsBefore) + " to " + countText(layer.channelsAfter), layer.before,
        layer.after);
  row("Everything else (norms and what has no layer)", "", costs.otherBefore, costs.otherAfter);
  row("In all", "", costs.before, costs.after);
  html.table("layer-costs",
             {{"Layer"},
              {"Channels", true},
              {"Parameters", true},
              {"after", true},
              {"MACs", true},
              {"after", true},
              {"Change", true}},
             rows);
}

void writeAccuracy(const ReportEvaluation& judged, Html& html) {
  html.heading("Accuracy");
  std::vector<std::vector<Cell>> rows;
  addShare(rows, "Top-1", &Evaluation::top1, judged);
  addShare(rows, "Top-5", &Evaluation::top5, judged);
  if (judged.after.loss)
    rows.push_back(
        {{"Loss"},
         judged.before && judged.before->loss ? Cell{shortText(*judged.before->loss), *judged.before->loss} : Cell{"-"},
         {shortText(*judged.after.loss), *judged.after.loss},
         {""}});
  if (judged.after.agreement)
    rows.push_back({{"Same answer as the original"},
                    {"-"},
                    {shareText(*judged.after.agreement, judged.after.images), *judged.after.agreement},
                    {""}});
  if (judged.after.divergence)
    rows.push_back({{"Divergence (Kullback-Leibler, nats an image)"},
                    {"-"},
                    {shortText(*judged.after.divergence), *judged.after.divergence},
                    {""}});
  html.table("accuracy", {{""}, {"Original", true}, {"Smaller", true}, {"Difference", true}}, rows);
  html.paragraph("Judged by " + counted(judged.after.images, "image") +
                 (judged.source.empty() ? "" : " of " + judged.source) +
                 ". In brackets: Wilson's 95 % interval, the image being the unit.");
  if (const auto drop = accuracyDrop(judged.after))
    html.paragraph("Lost to the original: " + fixedText(100 * drop->share, 2) + " points (95 % interval " +
                   fixedText(100 * drop->low, 2) + " to " + fixedText(100 * drop->high, 2) +
                   "), counted on the images on which the two differ.");
}

std::vector<Cell> latencyRow(const std::string& name, const Latency& latency) {
  return {{name},
          {millisecondsText(latency.median), latency.median},
          {millisecondsText(latency.lowerQuartile), latency.lowerQuartile},
          {millisecondsText(latency.upperQuartile), latency.upperQuartile},
          {millisecondsText(latency.minimum), latency.minimum},
          {countText(latency.runs)},
          {std::to_string(latency.threads)}};
}

}  // namespace

void writeDecisions(const Report& report, Html& html) {
  html.chapter("decisions", "Decisions and their reasons");
  if (!report.decisions) {
    html.note("Nothing was chosen for removal.");
    return html.closeChapter();
  }
  const ReportDecisions& decisions = *report.decisions;
  const auto known = [](const std::string& text) { return text.empty() ? "not recorded" : text; };
  html.facts({{"Ranked by", {known(decisions.criterion)}},
              {"Metric of the ranking", {decisions.metric}},
              {"Asked for", {known(decisions.wish)}},
              {"Scope", {known(decisions.scope)}},
              {"Predicted damage", decisions.predictedDamage
                                       ? Cell{percentText(*decisions.predictedDamage, 2) + " of the output's variation",
                                              *decisions.predictedDamage}
                                       : Cell{"not computed"}}});
  if (!decisions.details.empty()) html.list(decisions.details);
  std::vector<std::vector<Cell>> rows;
  for (const auto& layer : decisions.layers)
    rows.push_back({{layer.layer},
                    count(layer.channels),
                    count(layer.kept),
                    count(layer.channels - layer.kept),
                    {reasonOf(layer)}});
  html.table("plan", {{"Layer"}, {"Channels", true}, {"Kept", true}, {"Removed", true}, {"Because"}}, rows);
  html.closeChapter();
}

void writeBeforeAfter(const Report& report, Html& html) {
  html.chapter("before-after", "Before and after");
  if (report.exported) {
    const ReportExport& exported = *report.exported;
    if (!exported.file.empty()) html.paragraph("Written to " + exported.file + ".");
    html.table("costs", {{""}, {"Original", true}, {"Smaller", true}, {"Change", true}},
               {countRow("Parameters", exported.before.parameters, exported.after.parameters),
                countRow("Multiply-accumulates an image", exported.before.macs, exported.after.macs),
                countRow("Bytes of the file", exported.bytesBefore, exported.bytesAfter)});
    html.paragraph(
        "Checked on random inputs: before any repair the smaller network differs from the original with "
        "the removed channels masked by " +
        shortText(exported.maskedRelativeDifference) + " (relative; at most " + shortText(proofTolerance) +
        " is allowed), and the written file from the "
        "network in memory by " +
        shortText(exported.reloadedDifference) + ".");
    if (!exported.recovery.empty()) html.list(exported.recovery);
  } else {
    html.note(report.layerCosts ? "Nothing was written; what follows is what the plan would leave."
                                : "No smaller model was written.");
  }
  if (report.judged)
    writeAccuracy(*report.judged, html);
  else
    html.note("Accuracy and agreement were not measured.");
  if (report.layerCosts) writeLayerCosts(*report.layerCosts, html);
  html.closeChapter();
}

void writePerformance(const Report& report, Html& html) {
  html.chapter("performance", "Performance");
  if (report.latencyBefore || report.latencyAfter) {
    std::vector<std::vector<Cell>> rows;
    if (report.latencyBefore) rows.push_back(latencyRow("Original", *report.latencyBefore));
    if (report.latencyAfter) rows.push_back(latencyRow("Smaller", *report.latencyAfter));
    html.table("latency",
               {{"One forward pass"},
                {"Median", true},
                {"Lower quartile", true},
                {"Upper quartile", true},
                {"Shortest", true},
                {"Runs", true},
                {"Threads", true}},
               rows);
    html.paragraph(
        "Measured on the machine that wrote this report, one random image a pass, by this program's own "
        "execution without fused kernels.");
  } else {
    html.note("The time of a forward pass was not measured.");
  }
  std::vector<std::pair<std::string, Cell>> facts;
  for (const auto& [what, seconds] : report.seconds) facts.push_back({what, {secondsText(seconds), seconds}});
  if (facts.empty())
    html.note("How long the analysis took was not recorded.");
  else
    html.facts(facts);
  html.closeChapter();
}

}  // namespace cleanai::report
