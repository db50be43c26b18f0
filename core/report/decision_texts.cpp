// A choice and what came of it, in words for a report.
#include "core/report/decision_texts.h"

#include <map>

#include "core/base/joined.h"
#include "core/coverage/metrics.h"
#include "core/report/numbers.h"

namespace cleanai::report {
namespace {

std::string scopeText(Scope scope) {
  switch (scope) {
    case Scope::layer:
      return "every group of channels loses the same share";
    case Scope::family:
      return "groups that play the same part are ranked together";
    case Scope::global:
      return "the weakest channels of the whole network go";
    case Scope::damage:
      return "first what costs least for what it saves, over the whole network";
  }
  return {};
}

std::string wishText(const Selection& selection) {
  if (selection.targetMacs) return percentText(*selection.targetMacs) + " of the multiply-accumulates to be left";
  if (selection.targetParameters) return percentText(*selection.targetParameters) + " of the parameters to be left";
  return percentText(selection.ratio) + " of the channels to be removed";
}

std::vector<std::string> detailsOf(const Plan& plan, const Selection& selection) {
  std::vector<std::string> details;
  if (selection.roundTo > 1)
    details.push_back("Kept channels are rounded up to a multiple of " + std::to_string(selection.roundTo) + ".");
  if (selection.minChannels > 1 || selection.minShare > 0)
    details.push_back("Every layer keeps at least " + counted(selection.minChannels, "channel") +
                      (selection.minShare > 0 ? " and " + percentText(selection.minShare) : "") + ".");
  for (const auto& [pattern, ratio] : selection.layerRatios)
    details.push_back("A share of its own: " + percentText(ratio) + " of " + pattern + " to be removed.");
  if (!selection.ignore.empty()) details.push_back("Left as they are on request: " + joined(selection.ignore) + ".");
  for (const auto& constraint : plan.constraints) details.push_back(sentenceOf(constraint));
  return details;
}

std::map<std::string, std::vector<std::string>> partners(const Network& network) {
  std::map<std::string, std::vector<std::string>> shared;
  for (const auto& group : network.groups)
    for (const std::size_t layer : group.layers)
      for (const std::size_t other : group.layers)
        if (other != layer) shared[network.layers[layer].name].push_back(network.layers[other].name);
  return shared;
}

}  // namespace

std::string sentenceOf(const Constraint& constraint) {
  const std::string channels = counted(constraint.channels, "channel"), layers = joined(constraint.layers);
  switch (constraint.kind) {
    case Constraint::Kind::target:
      return "The target is out of reach: " + percentText(constraint.reached) + " of the " +
             (constraint.subject == "macs" ? "multiply-accumulates" : "parameters") + " are left, not " +
             percentText(constraint.asked) + ".";
    case Constraint::Kind::floor:
      return "The floor kept " + channels + " more, in " + layers + ".";
    case Constraint::Kind::rounding:
      return "Rounding kept " + channels + " more, in " + layers + ".";
    case Constraint::Kind::ignored:
      return channels + " of " + layers + " stay because they are ignored or shared with layers that are.";
    case Constraint::Kind::locked:
      return "The share for " + constraint.subject + " had no effect: the channels of " + layers +
             " cannot be removed.";
  }
  return {};
}

ReportDecisions decisionsOf(const Network& network, const Plan& plan, const Criterion& criterion,
                            const Selection& selection) {
  const CriterionInfo& info = criterionNamed(criterion.name);
  ReportDecisions decisions;
  decisions.criterion = std::string(info.title) + (info.source.empty() ? "" : ", " + std::string(info.source));
  if (criterion.name == "coverage") {
    const Metric& metric = metricNamed(criterion.metric);
    decisions.metric = std::string(metric.title) + ": " + std::string(metric.meaning);
  }
  decisions.scope = scopeText(selection.scope);
  decisions.wish = wishText(selection);
  decisions.details = detailsOf(plan, selection);
  auto shared = partners(network);
  for (std::size_t i = 0; i < network.layers.size() && i < plan.layers.size(); ++i) {
    const Layer& layer = network.layers[i];
    decisions.layers.push_back({layer.name, layer.channels, static_cast<std::int64_t>(plan.layers[i].kept.size()),
                                layer.lockedBecause, std::move(shared[layer.name])});
  }
  return decisions;
}

}  // namespace cleanai::report
