#include "core/pruning/selection.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "core/base/error.h"
#include "core/base/glob.h"

namespace cleanai {
namespace {

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

void checkRatio(double ratio) {
  if (!(ratio >= 0 && ratio < 1))
    throw Error(ErrorCode::invalidArgument, "ratio", "it is not between 0 and 1", "Give a share like 0.5, below 1");
}

void checkPattern(const Network& network, const std::string& pattern) {
  const bool matches = std::any_of(network.layers.begin(), network.layers.end(),
                                   [&](const Layer& layer) { return matchesGlob(layer.name, pattern); });
  if (!matches)
    throw Error(ErrorCode::invalidArgument, "pattern \"" + pattern + "\"", "no layer has such a name",
                "List the names with: cleanai inspect MODEL");
}

bool anyLayerMatches(const Network& network, const Group& group, const std::string& pattern) {
  return std::any_of(group.layers.begin(), group.layers.end(),
                     [&](std::size_t layer) { return matchesGlob(network.layers[layer].name, pattern); });
}

bool isIgnored(const Network& network, const Group& group, const Selection& selection) {
  return std::any_of(selection.ignore.begin(), selection.ignore.end(),
                     [&](const std::string& pattern) { return anyLayerMatches(network, group, pattern); });
}

std::optional<double> ownRatio(const Network& network, const Group& group, const Selection& selection) {
  std::optional<double> ratio;
  for (const auto& [pattern, value] : selection.layerRatios)
    if (anyLayerMatches(network, group, pattern)) ratio = value;
  return ratio;
}

// Channels of the group's first layer that one unit stands for; several in grouped convolutions.
std::size_t channelsPerUnit(const Network& network, const Group& group) {
  if (group.layers.empty()) return 1;
  const auto& units = network.layers[group.layers.front()].outputUnits;
  return static_cast<std::size_t>(
      std::max<std::ptrdiff_t>(1, std::count(units.begin(), units.end(), group.units.front())));
}

std::size_t roundedUp(const Network& network, const Group& group, std::size_t kept, int roundTo) {
  const auto multiple = static_cast<std::size_t>(std::max(1, roundTo));
  const std::size_t step = multiple / std::gcd(multiple, channelsPerUnit(network, group));
  return std::min(group.units.size(), std::max<std::size_t>(1, (kept + step - 1) / step * step));
}

void keepBest(const Group& group, const std::vector<double>& scores, std::size_t count, std::vector<char>& keeps) {
  std::vector<Unit> order = group.units;
  const auto score = [&](Unit unit) { return scores[static_cast<std::size_t>(unit)]; };
  std::stable_sort(order.begin(), order.end(), [&](Unit a, Unit b) { return score(a) > score(b); });
  for (std::size_t i = 0; i < order.size(); ++i) keeps[static_cast<std::size_t>(order[i])] = i < count;
}

std::size_t keptAtRatio(const Group& group, double ratio) {
  const auto width = static_cast<double>(group.units.size());
  return group.units.size() - static_cast<std::size_t>(std::floor(ratio * width + 1e-9));
}

// Units of each group that stay when the weakest share of all free units goes.
std::vector<std::size_t> keptGlobally(const std::vector<const Group*>& groups, const std::vector<double>& scores,
                                      double ratio) {
  struct Candidate {
    double score;
    std::size_t group;
  };
  std::vector<Candidate> candidates;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    double sum = 0;
    for (const Unit unit : groups[g]->units) sum += scores[static_cast<std::size_t>(unit)];
    const double mean = sum / static_cast<double>(groups[g]->units.size());
    for (const Unit unit : groups[g]->units)
      candidates.push_back({mean > 0 ? scores[static_cast<std::size_t>(unit)] / mean : 0, g});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](auto& a, auto& b) { return a.score < b.score; });
  std::vector<std::size_t> kept;
  for (const auto* group : groups) kept.push_back(group->units.size());
  auto removals = static_cast<std::size_t>(std::floor(ratio * static_cast<double>(candidates.size()) + 1e-9));
  for (const auto& candidate : candidates) {
    if (removals == 0) break;
    if (kept[candidate.group] == 1) continue;
    --kept[candidate.group];
    --removals;
  }
  return kept;
}

std::vector<char> keptUnits(const Network& network, const std::vector<double>& scores, const Selection& selection,
                            double ratio) {
  std::vector<char> keeps(network.unitCount, 1);
  std::vector<const Group*> global;
  for (const auto& group : network.groups) {
    if (isIgnored(network, group, selection)) continue;
    const auto own = ownRatio(network, group, selection);
    if (selection.scope == Scope::global && !own) {
      global.push_back(&group);
      continue;
    }
    keepBest(group, scores, roundedUp(network, group, keptAtRatio(group, own.value_or(ratio)), selection.roundTo),
             keeps);
  }
  const auto counts = keptGlobally(global, scores, ratio);
  for (std::size_t g = 0; g < global.size(); ++g)
    keepBest(*global[g], scores, roundedUp(network, *global[g], counts[g], selection.roundTo), keeps);
  return keeps;
}

// The smallest ratio whose cost is within the budget; cost falls as the ratio grows.
std::vector<char> withinBudget(const Network& network, const std::vector<double>& scores, const Selection& selection,
                               const std::string& what, double target,
                               const std::function<std::int64_t(const Cost&)>& part) {
  if (!(target > 0 && target <= 1))
    throw Error(ErrorCode::invalidArgument, "target for " + what, "it is not a share above 0 and at most 1",
                "Give the share to keep, like 0.5");
  const double budget = target * static_cast<double>(part(network.cost));
  const auto fits = [&](const std::vector<char>& keeps) {
    return static_cast<double>(part(costOf(network, keeps))) <= budget;
  };
  double below = 0, above = 1 - 1e-9;
  auto best = keptUnits(network, scores, selection, above);
  if (!fits(best))
    throw Error(ErrorCode::invalidArgument, "target for " + what,
                "even the smallest network has " +
                    percent(static_cast<double>(part(costOf(network, best))) / static_cast<double>(part(network.cost))),
                "Give a larger target, or ignore fewer layers");
  auto all = keptUnits(network, scores, selection, 0);
  if (fits(all)) return all;
  for (int step = 0; step < 30; ++step) {
    const double middle = (below + above) / 2;
    auto keeps = keptUnits(network, scores, selection, middle);
    if (fits(keeps)) {
      above = middle;
      best = std::move(keeps);
    } else {
      below = middle;
    }
  }
  return best;
}

}  // namespace

Plan choose(const Network& network, const std::vector<double>& scores, const Selection& selection) {
  checkRatio(selection.ratio);
  for (const auto& [pattern, ratio] : selection.layerRatios) {
    checkRatio(ratio);
    checkPattern(network, pattern);
  }
  for (const auto& pattern : selection.ignore) checkPattern(network, pattern);
  if (selection.roundTo < 1)
    throw Error(ErrorCode::invalidArgument, "round-to", "it is not positive", "Give a number like 8");

  if (selection.targetMacs)
    return planFor(network, withinBudget(network, scores, selection, "MACs", *selection.targetMacs,
                                         [](const Cost& cost) { return cost.macs; }));
  if (selection.targetParameters)
    return planFor(network, withinBudget(network, scores, selection, "parameters", *selection.targetParameters,
                                         [](const Cost& cost) { return cost.parameters; }));
  return planFor(network, keptUnits(network, scores, selection, selection.ratio));
}

}  // namespace cleanai
