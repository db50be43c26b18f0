#include "core/pruning/selection.h"

#include <algorithm>
#include <queue>

#include "core/base/error.h"
#include "core/base/glob.h"
#include "core/pruning/ranking.h"

namespace cleanai {
namespace {

void checkRatio(double ratio) {
  if (!(ratio >= 0 && ratio < 1))
    throw Error(ErrorCode::invalidArgument, "ratio", "it is not between 0 and 1", "Give a share like 0.5, below 1");
}

void checkPattern(const Network& network, const std::string& pattern) {
  const bool matchesAny = std::any_of(network.layers.begin(), network.layers.end(),
                                      [&](const Layer& layer) { return matchesGlob(layer.name, pattern); });
  if (!matchesAny)
    throw Error(ErrorCode::invalidArgument, "pattern \"" + pattern + "\"", "no layer has such a name",
                "List the names with: cleanai inspect MODEL");
}

void checkTarget(const std::string& what, const std::optional<double>& target) {
  if (target && !(*target > 0 && *target <= 1))
    throw Error(ErrorCode::invalidArgument, "target for " + what, "it is not a share above 0 and at most 1",
                "Give the share to keep, like 0.5");
}

void check(const Network& network, const Selection& selection) {
  checkRatio(selection.ratio);
  for (const auto& [pattern, ratio] : selection.layerRatios) {
    checkRatio(ratio);
    checkPattern(network, pattern);
  }
  for (const auto& pattern : selection.ignore) checkPattern(network, pattern);
  if (selection.roundTo < 1)
    throw Error(ErrorCode::invalidArgument, "round-to", "it is not positive", "Give a number like 8");
  if (!(selection.minShare >= 0 && selection.minShare <= 1))
    throw Error(ErrorCode::invalidArgument, "smallest share", "it is not between 0 and 1", "Give a share like 0.25");
  if (selection.minChannels < 1)
    throw Error(ErrorCode::invalidArgument, "smallest number of channels", "it is not positive", "Give 1 or more");
  checkTarget("MACs", selection.targetMacs);
  checkTarget("parameters", selection.targetParameters);
}

// A budget in multiply-accumulates or parameters.
struct Budget {
  std::string subject;
  std::int64_t Cost::*part;
  double target;

  double shareOf(const Network& network, const std::vector<char>& keeps) const {
    return static_cast<double>(costOf(network, keeps).*part) / static_cast<double>(network.cost.*part);
  }
  bool fits(const Network& network, const std::vector<char>& keeps) const {
    return static_cast<double>(costOf(network, keeps).*part) <= target * static_cast<double>(network.cost.*part);
  }
};

std::optional<Budget> budgetOf(const Selection& selection) {
  if (selection.targetMacs) return Budget{"macs", &Cost::macs, *selection.targetMacs};
  if (selection.targetParameters) return Budget{"parameters", &Cost::parameters, *selection.targetParameters};
  return std::nullopt;
}

struct Choice {
  Counts counts;
  bool isWithinBudget = true;
};

// Puts removed units back, the best first, a step at a time, until none fits the budget any more. A group whose next
// step does not fit is done: the cost only grows.
void putBack(const Network& network, const Ranking& ranking, const Budget& budget, std::vector<std::size_t>& kept) {
  struct Candidate {
    std::pair<bool, double> lateness;
    std::size_t group;
    bool operator<(const Candidate& other) const {
      return lateness != other.lateness ? lateness < other.lateness : group > other.group;
    }
  };
  std::priority_queue<Candidate> candidates;
  const auto offer = [&](std::size_t g) {
    const RankedGroup& ranked = ranking.groups()[g];
    if (!ranked.hasOwnRatio && kept[g] < ranked.width()) candidates.push({ranked.lateness(kept[g]), g});
  };
  for (std::size_t g = 0; g < kept.size(); ++g) offer(g);
  while (!candidates.empty()) {
    const std::size_t g = candidates.top().group;
    candidates.pop();
    const std::size_t before = kept[g];
    kept[g] = ranking.groups()[g].roundedUp(before + 1);
    if (budget.fits(network, ranking.keeps(kept)))
      offer(g);
    else
      kept[g] = before;
  }
}

// The smallest ratio within the budget, since the cost falls as the ratio grows; then what still fits is put back.
Choice withinBudget(const Network& network, const Ranking& ranking, const Budget& budget) {
  const auto fits = [&](const Counts& counts) { return budget.fits(network, ranking.keeps(counts.kept)); };
  Counts all = ranking.at(0);
  if (fits(all)) return {std::move(all), true};
  double below = 0, above = 1 - 1e-9;
  Counts best = ranking.at(above);
  if (!fits(best)) return {std::move(best), false};
  for (int step = 0; step < 30; ++step) {
    const double middle = (below + above) / 2;
    Counts counts = ranking.at(middle);
    if (fits(counts)) {
      above = middle;
      best = std::move(counts);
    } else {
      below = middle;
    }
  }
  putBack(network, ranking, budget, best.kept);
  std::fill(best.byRounding.begin(), best.byRounding.end(), 0);  // a target is met, whatever the steps
  return {std::move(best), true};
}

void addLayers(const Network& network, const Group& group, Constraint& constraint) {
  for (const std::size_t layer : group.layers) {
    const std::string& name = network.layers[layer].name;
    if (std::find(constraint.layers.begin(), constraint.layers.end(), name) == constraint.layers.end())
      constraint.layers.push_back(name);
  }
}

void addKept(const Network& network, const Ranking& ranking, Constraint::Kind kind,
             const std::vector<std::size_t>& keptBecause, std::vector<Constraint>& constraints) {
  Constraint constraint;
  constraint.kind = kind;
  for (std::size_t g = 0; g < keptBecause.size(); ++g) {
    const RankedGroup& ranked = ranking.groups()[g];
    if (keptBecause[g] == 0) continue;
    constraint.channels += static_cast<std::int64_t>(keptBecause[g] * ranked.channels);
    addLayers(network, *ranked.group, constraint);
  }
  if (constraint.channels > 0) constraints.push_back(std::move(constraint));
}

void addIgnored(const Network& network, const Ranking& ranking, std::vector<Constraint>& constraints) {
  Constraint constraint;
  constraint.kind = Constraint::Kind::ignored;
  for (const Group* group : ranking.ignored()) {
    constraint.channels += static_cast<std::int64_t>(group->units.size());
    addLayers(network, *group, constraint);
  }
  if (constraint.channels > 0) constraints.push_back(std::move(constraint));
}

void addLocked(const Network& network, const Selection& selection, std::vector<Constraint>& constraints) {
  for (const auto& [pattern, ratio] : selection.layerRatios) {
    if (std::any_of(network.groups.begin(), network.groups.end(),
                    [&, &glob = pattern](const Group& group) { return matches(network, group, glob); }))
      continue;
    Constraint constraint;
    constraint.kind = Constraint::Kind::locked;
    constraint.subject = pattern;
    for (const auto& layer : network.layers)
      if (matchesGlob(layer.name, pattern)) {
        constraint.layers.push_back(layer.name);
        constraint.channels += layer.channels;
      }
    constraints.push_back(std::move(constraint));
  }
}

}  // namespace

std::string nameOf(Constraint::Kind kind) {
  switch (kind) {
    case Constraint::Kind::target:
      return "target";
    case Constraint::Kind::floor:
      return "floor";
    case Constraint::Kind::rounding:
      return "rounding";
    case Constraint::Kind::ignored:
      return "ignored";
    case Constraint::Kind::locked:
      return "locked";
  }
  return {};
}

Plan choose(const Network& network, const std::vector<double>& scores, const Selection& selection) {
  check(network, selection);
  const Ranking ranking(network, scores, selection);
  const auto budget = budgetOf(selection);
  const Choice choice = budget ? withinBudget(network, ranking, *budget) : Choice{ranking.at(selection.ratio), true};

  Plan plan = planFor(network, ranking.keeps(choice.counts.kept));
  if (!choice.isWithinBudget) {
    Constraint constraint;
    constraint.subject = budget->subject;
    constraint.asked = budget->target;
    constraint.reached = budget->shareOf(network, plan.keeps);
    plan.constraints.push_back(std::move(constraint));
  }
  addKept(network, ranking, Constraint::Kind::floor, choice.counts.byFloor, plan.constraints);
  addKept(network, ranking, Constraint::Kind::rounding, choice.counts.byRounding, plan.constraints);
  const bool wishesMore = budget ? budget->target < 1 : selection.ratio > 0;
  if (wishesMore) addIgnored(network, ranking, plan.constraints);
  addLocked(network, selection, plan.constraints);
  return plan;
}

}  // namespace cleanai
