// A choice and what came of it, in words for a report.
#include "core/report/decision_texts.h"

#include <map>

#include "core/base/joined.h"
#include "core/coverage/metrics.h"
#include "core/report/numbers.h"

namespace cleanai::report {
namespace {

std::string scopeText(const Words& words, Scope scope) {
  switch (scope) {
    case Scope::layer:
      return words("every group of channels loses the same share");
    case Scope::family:
      return words("groups that play the same part are ranked together");
    case Scope::global:
      return words("the weakest channels of the whole network go");
    case Scope::damage:
      return words("first what costs least for what it saves, over the whole network");
  }
  return {};
}

std::string wishText(const Words& words, const Selection& selection) {
  if (selection.targetMacs)
    return words("%1 of the multiply-accumulates to be left", {percentText(words, *selection.targetMacs)});
  if (selection.targetParameters)
    return words("%1 of the parameters to be left", {percentText(words, *selection.targetParameters)});
  return words("%1 of the channels to be removed", {percentText(words, selection.ratio)});
}

std::string floorText(const Words& words, const Selection& selection) {
  const std::string channels = channelsText(words, selection.minChannels);
  if (selection.minShare > 0)
    return words("Every layer keeps at least %1 and %2.", {channels, percentText(words, selection.minShare)});
  return words("Every layer keeps at least %1.", {channels});
}

std::string sentenceOf(const Words& words, const Constraint& constraint) {
  const std::string channels = channelsText(words, constraint.channels), layers = joined(constraint.layers);
  switch (constraint.kind) {
    case Constraint::Kind::target: {
      const std::string reached = percentText(words, constraint.reached), asked = percentText(words, constraint.asked);
      if (constraint.subject == "macs")
        return words("The target is out of reach: %1 of the multiply-accumulates are left, not %2.", {reached, asked});
      return words("The target is out of reach: %1 of the parameters are left, not %2.", {reached, asked});
    }
    case Constraint::Kind::floor:
      return words("The floor kept %1 more, in %2.", {channels, layers});
    case Constraint::Kind::rounding:
      return words("Rounding kept %1 more, in %2.", {channels, layers});
    case Constraint::Kind::ignored:
      return words("%1 of %2 stay because they are ignored or shared with layers that are.", {channels, layers});
    case Constraint::Kind::locked:
      return words("The share for %1 had no effect: the channels of %2 cannot be removed.",
                   {constraint.subject, layers});
  }
  return {};
}

std::vector<std::string> detailsOf(const Words& words, const Plan& plan, const Selection& selection) {
  std::vector<std::string> details;
  if (selection.roundTo > 1)
    details.push_back(words("Kept channels are rounded up to a multiple of %1.", {std::to_string(selection.roundTo)}));
  if (selection.minChannels > 1 || selection.minShare > 0) details.push_back(floorText(words, selection));
  for (const auto& [pattern, ratio] : selection.layerRatios)
    details.push_back(words("A share of its own: %1 of %2 to be removed.", {percentText(words, ratio), pattern}));
  if (!selection.ignore.empty())
    details.push_back(words("Left as they are on request: %1.", {joined(selection.ignore)}));
  for (const auto& constraint : plan.constraints) details.push_back(sentenceOf(words, constraint));
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

ReportDecisions decisionsOf(const Words& words, const Network& network, const Plan& plan, const Criterion& criterion,
                            const Selection& selection) {
  const CriterionInfo& info = criterionNamed(criterion.name);
  ReportDecisions decisions;
  decisions.criterion = words(std::string(info.title)) + (info.source.empty() ? "" : ", " + std::string(info.source));
  if (criterion.name == "coverage") {
    const Metric& metric = metricNamed(criterion.metric);
    decisions.metric = words(std::string(metric.title)) + ": " + words(std::string(metric.meaning));
  }
  decisions.scope = scopeText(words, selection.scope);
  decisions.wish = wishText(words, selection);
  decisions.details = detailsOf(words, plan, selection);
  auto shared = partners(network);
  for (std::size_t i = 0; i < network.layers.size() && i < plan.layers.size(); ++i) {
    const Layer& layer = network.layers[i];
    decisions.layers.push_back({layer.name, layer.channels, static_cast<std::int64_t>(plan.layers[i].kept.size()),
                                layer.lockedBecause, std::move(shared[layer.name])});
  }
  return decisions;
}

}  // namespace cleanai::report
