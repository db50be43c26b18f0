// Intervals and formats of an evaluation.
#include "app/cli/evaluation_text.h"

#include "app/cli/text.h"
#include "core/coverage/confidence.h"

namespace cleanai::cli {
namespace {

std::string left(std::int64_t after, std::int64_t before) {
  return before > 0 ? percent(static_cast<double>(after) / static_cast<double>(before)) + " left" : "-";
}

std::string change(const std::optional<double>& before, const std::optional<double>& after) {
  return before && after ? fixed(100 * (*after - *before), 2) + " points" : "";
}

std::string milliseconds(const std::optional<Latency>& latency) {
  return latency ? fixed(1000 * latency->median, 2) + " ms" : "-";
}

using ShareMember = std::optional<double> Evaluation::*;

void addShare(Table& table, const std::string& name, ShareMember share, const Evaluation& before,
              const Evaluation& after) {
  if (before.*share || after.*share)
    table.add({name, shareText(before.*share, before.images), shareText(after.*share, after.images),
               change(before.*share, after.*share)});
}

void addShareJson(Json& json, const std::string& name, const std::optional<double>& share, std::int64_t trials) {
  if (!share) return;
  const auto [low, high] = wilsonInterval(*share, trials);
  json[name] = *share;
  json[name + "_interval"] = {low, high};
}

}  // namespace

std::string shareText(const std::optional<double>& share, std::int64_t trials) {
  if (!share) return "not known";
  const auto [low, high] = wilsonInterval(*share, trials);
  return percent(*share) + " (" + fixed(100 * low, 1) + " to " + percent(high) + ")";
}

Json jsonOf(const Evaluation& evaluation) {
  Json json{{"images", evaluation.images}, {"skipped", evaluation.skipped}, {"nonfinite", evaluation.nonfinite}};
  addShareJson(json, "top1", evaluation.top1, evaluation.images);
  addShareJson(json, "top5", evaluation.top5, evaluation.images);
  if (evaluation.loss) json["loss"] = *evaluation.loss;
  addShareJson(json, "agreement", evaluation.agreement, evaluation.images);
  if (const auto drop = accuracyDrop(evaluation)) {
    json["accuracy_drop"] = drop->share;
    json["accuracy_drop_interval"] = {drop->low, drop->high};
  }
  if (evaluation.lost) json["lost"] = *evaluation.lost;
  if (evaluation.won) json["won"] = *evaluation.won;
  if (evaluation.divergence) json["kl_divergence"] = *evaluation.divergence;
  if (evaluation.scoreError) json["relative_logit_error"] = *evaluation.scoreError;
  json["seconds"] = evaluation.seconds;
  return json;
}

std::string comparisonTable(const std::array<std::string, 2>& titles, const Side& before, const Side& after) {
  Table table({{""}, {titles[0], true}, {titles[1], true}, {"", true}});
  table.add({"parameters", amount(before.cost.parameters), amount(after.cost.parameters),
             left(after.cost.parameters, before.cost.parameters)});
  table.add({"MACs", amount(before.cost.macs), amount(after.cost.macs), left(after.cost.macs, before.cost.macs)});
  table.add({"file", bytes(before.bytes), bytes(after.bytes), left(after.bytes, before.bytes)});
  if (before.latency || after.latency)
    table.add(
        {"latency", milliseconds(before.latency), milliseconds(after.latency),
         before.latency && after.latency ? percent(after.latency->median / before.latency->median) + " left" : ""});
  if (before.evaluation && after.evaluation) {
    addShare(table, "top-1", &Evaluation::top1, *before.evaluation, *after.evaluation);
    addShare(table, "top-5", &Evaluation::top5, *before.evaluation, *after.evaluation);
    if (before.evaluation->loss && after.evaluation->loss)
      table.add({"loss", fixed(*before.evaluation->loss, 4), fixed(*after.evaluation->loss, 4), ""});
  }
  return table.text();
}

std::string referenceText(const Evaluation& evaluation) {
  std::string text;
  if (evaluation.agreement)
    text += "agreement with the original: " + shareText(evaluation.agreement, evaluation.images) + "\n";
  const auto drop = accuracyDrop(evaluation);
  if (drop && evaluation.top1)
    text += "top-1 lost to it: " + fixed(100 * drop->share, 2) + " points (" + fixed(100 * drop->low, 2) + " to " +
            fixed(100 * drop->high, 2) + ")\n";
  if (evaluation.divergence)
    text += "Kullback-Leibler divergence from it: " + compact(*evaluation.divergence) + " nats an image\n";
  if (evaluation.scoreError) text += "relative error of the scores: " + compact(*evaluation.scoreError) + "\n";
  return text;
}

}  // namespace cleanai::cli
