// Tables and JSON of an export.
#include "app/cli/prune_report.h"

#include <algorithm>

#include "app/cli/evaluation_text.h"
#include "app/cli/text.h"

namespace cleanai::cli {
namespace {

Json costJson(const Cost& cost, std::int64_t bytes) {
  return {{"parameters", cost.parameters}, {"macs", cost.macs}, {"bytes", bytes}};
}

std::string namesOf(const std::vector<std::string>& layers) {
  constexpr std::size_t shown = 4;
  std::string text;
  for (std::size_t i = 0; i < layers.size() && i < shown; ++i) text += (i == 0 ? "" : ", ") + layers[i];
  if (layers.size() > shown) text += " and " + std::to_string(layers.size() - shown) + " more";
  return text;
}

std::string textOf(const Constraint& constraint) {
  const std::string channels = counted(constraint.channels, "channel"), layers = namesOf(constraint.layers);
  switch (constraint.kind) {
    case Constraint::Kind::target:
      return "the target is out of reach: " + percent(constraint.reached) + " of the " +
             (constraint.subject == "macs" ? "multiply-accumulates" : "parameters") + " are left, not " +
             percent(constraint.asked);
    case Constraint::Kind::floor:
      return "the floor kept " + channels + " more in " + layers;
    case Constraint::Kind::rounding:
      return "rounding kept " + channels + " more in " + layers;
    case Constraint::Kind::ignored:
      return "ignored: " + channels + " of " + layers + " stay";
    case Constraint::Kind::locked:
      return "--layer-ratio " + constraint.subject + "=... had no effect: the channels of " + layers +
             " cannot be removed";
  }
  return {};
}

Json jsonOf(const Constraint& constraint) {
  Json json{{"kind", nameOf(constraint.kind)}, {"layers", constraint.layers}};
  if (constraint.kind == Constraint::Kind::target) {
    json["target"] = constraint.subject;
    json["asked"] = constraint.asked;
    json["reached"] = constraint.reached;
  } else {
    json["channels"] = constraint.channels;
  }
  if (constraint.kind == Constraint::Kind::locked) json["pattern"] = constraint.subject;
  json["text"] = textOf(constraint);
  return json;
}

Json jsonOf(const std::vector<LayerDamage>& damage) {
  Json json{{"total", totalDamage(damage)}, {"layers", Json::array()}};
  for (const auto& [layer, share, atOutput] : damage)
    json["layers"].push_back({{"name", layer}, {"share", share}, {"at_output", atOutput}});
  return json;
}

Json jsonOf(const DistillationReport& report, double seconds) {
  return {{"epochs", report.epochs},    {"best_epoch", report.bestEpoch}, {"images", report.trained},
          {"held_out", report.heldOut}, {"loss", report.losses},          {"held_out_agreement", report.agreements},
          {"seconds", seconds}};
}

std::string textOf(const DistillationReport& report) {
  const double before = report.agreements.front();
  const double after = report.agreements.at(static_cast<std::size_t>(report.bestEpoch));
  const std::string others = counted(static_cast<std::int64_t>(report.heldOut), "other");
  return "distilled: " + counted(report.epochs, "epoch") + " over " +
         counted(static_cast<std::int64_t>(report.trained), "image") + ", " +
         (report.hasClasses
              ? "agreement with the original on " + others + " from " + percent(before) + " to " + percent(after)
              : "error on " + others + " from " + percent(-before) + " to " + percent(-after)) +
         (report.bestEpoch > 0 ? ", the best after epoch " + std::to_string(report.bestEpoch)
                               : ", never better than before, so nothing was changed") +
         "\n";
}

}  // namespace

Json jsonOf(const Network& network, const Plan& plan, const ExportReport& report, const Accuracy& accuracy,
            const PruneSeconds& seconds) {
  Json json{{"before", costJson(report.before, report.bytesBefore)},
            {"after", costJson(report.after, report.bytesAfter)},
            {"layers", Json::array()},
            {"locked", Json::array()},
            {"constraints", Json::array()},
            {"verified",
             {{"masked_relative_difference", report.proof.maskedRelativeDifference},
              {"reloaded_difference", report.proof.reloadedDifference}}},
            {"seconds",
             {{"open", seconds.open},
              {"inspect", seconds.inspect},
              {"moments", seconds.moments},
              {"choose", seconds.choose},
              {"surgery", report.surgerySeconds},
              {"save", report.savingSeconds},
              {"proof", report.proofSeconds},
              {"repair", accuracy.recovery.repairSeconds},
              {"fit", accuracy.recovery.fitSeconds},
              {"norms", accuracy.recovery.normSeconds},
              {"distillation", accuracy.recovery.distillationSeconds},
              {"total", seconds.total}}}};
  for (const auto& layer : plan.layers)
    json["layers"].push_back({{"name", layer.name}, {"channels", layer.channels}, {"kept", layer.kept.size()}});
  for (const auto& lock : network.locked)
    json["locked"].push_back({{"layers", lock.layers}, {"because", lock.because}});
  for (const auto& constraint : plan.constraints) json["constraints"].push_back(jsonOf(constraint));
  json["predicted_damage"] = nullptr;  // not known without second moments
  if (!accuracy.damage.empty()) {
    json["predicted_damage"] = jsonOf(accuracy.damage);
    if (accuracy.probed) json["predicted_damage"]["divergence"] = *accuracy.probed;
  }
  json["recovery"] = {{"repaired", accuracy.recovery.repaired},
                      {"fitted", accuracy.recovery.fitted},
                      {"unrepaired", accuracy.recovery.unrepaired},
                      {"rotated_heads", accuracy.recovery.rotatedHeads},
                      {"norms", accuracy.recovery.norms}};
  if (accuracy.before && accuracy.after)
    json["accuracy"] = {{"before", jsonOf(*accuracy.before)}, {"after", jsonOf(*accuracy.after)}};
  if (const auto& distilled = accuracy.recovery.distillation)
    json["distillation"] = jsonOf(*distilled, accuracy.recovery.distillationSeconds);
  return json;
}

std::string textOf(const Network& network, const Plan& plan, const ExportReport& report) {
  Table layers({{"layer"}, {"channels", true}, {"kept", true}});
  std::int64_t untouched = 0;
  for (const auto& layer : plan.layers) {
    const auto kept = static_cast<std::int64_t>(layer.kept.size());
    if (kept == layer.channels)
      ++untouched;
    else
      layers.add({layer.name, std::to_string(layer.channels), std::to_string(kept)});
  }
  std::string text = layers.text() + "(" + counted(untouched, "layer") + " as before)\n\n";
  for (const auto& lock : network.locked)
    text +=
        counted(static_cast<std::int64_t>(lock.layers.size()), "layer") + " cannot be pruned: " + lock.because + "\n";
  for (const auto& constraint : plan.constraints) text += textOf(constraint) + "\n";
  return text + "proof: differs from the masked original by " + compact(report.proof.maskedRelativeDifference) +
         " (relative; at most " + compact(proofTolerance) + "), from itself after reloading by " +
         compact(report.proof.reloadedDifference) + "\n";
}

std::string textOf(const ExportReport& report, const Accuracy& accuracy) {
  std::string text = comparisonTable({"before", "after"}, {accuracy.before, report.before, report.bytesBefore},
                                     {accuracy.after, report.after, report.bytesAfter});
  return accuracy.after ? text + referenceText(*accuracy.after) : text;
}

Json jsonOf(const std::vector<SearchStep>& search) {
  Json json = Json::array();
  for (const auto& [target, macs, accuracy, drop, largestDrop, holds] : search)
    json.push_back({{"target", target},
                    {"macs", macs},
                    {"accuracy", accuracy},
                    {"drop", drop},
                    {"largest_drop", largestDrop},
                    {"holds", holds}});
  return json;
}

std::string textOf(const SearchStep& step, std::size_t number, int count, const Cost& original, bool hasLabels) {
  return "step " + std::to_string(number) + " of " + std::to_string(count) + ": " + percent(step.target) +
         " of the MACs asked for, " + percent(static_cast<double>(step.macs) / static_cast<double>(original.macs)) +
         " left: " + (hasLabels ? "top-1 " : "agreement ") + fixed(100 * step.accuracy, 2) + " %, " +
         fixed(100 * step.drop, 2) + " points lost, at most " + fixed(100 * step.largestDrop, 2) +
         (step.holds ? ": holds\n" : ": too many\n");
}

std::string textOf(const Accuracy& accuracy) {
  std::string text;
  if (!accuracy.damage.empty()) {
    const auto worst = std::max_element(accuracy.damage.begin(), accuracy.damage.end(),
                                        [](const auto& a, const auto& b) { return a.share < b.share; });
    text += "predicted damage: " + percent(worst->share) + " of the output of " + worst->layer + ", the worst of " +
            counted(static_cast<std::int64_t>(accuracy.damage.size()), "layer") + "; of the network's " +
            percent(totalDamage(accuracy.damage)) + "\n";
    if (accuracy.probed)
      text += "predicted divergence of the outputs: " + compact(*accuracy.probed) +
              ", by a trial on images of the calibration\n";
  }
  const RecoveryReport& recovery = accuracy.recovery;
  if (recovery.rotatedHeads > 0) text += "rotated: " + counted(recovery.rotatedHeads, "attention head") + "\n";
  if (!recovery.repaired.empty())
    text += "repaired: " + counted(static_cast<std::int64_t>(recovery.repaired.size()), "layer") + "\n";
  if (!recovery.fitted.empty())
    text += "fitted to the original: " + counted(static_cast<std::int64_t>(recovery.fitted.size()), "layer") + "\n";
  if (!recovery.unrepaired.empty()) text += "not repaired: " + namesOf(recovery.unrepaired) + "\n";
  if (recovery.norms > 0) text += "recalibrated: " + counted(recovery.norms, "batch norm") + "\n";
  if (recovery.distillation) text += textOf(*recovery.distillation);
  return text;
}

}  // namespace cleanai::cli
