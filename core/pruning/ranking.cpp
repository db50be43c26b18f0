#include "core/pruning/ranking.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "core/base/glob.h"
#include "core/pruning/families.h"
#include "core/pruning/savings.h"

namespace cleanai {
namespace {

constexpr double coreShare = 0.2;  // of a group's units, whose loss its damage understates

double scoreOf(const std::vector<double>& scores, Unit unit) {
  const double score = scores[static_cast<std::size_t>(unit)];
  return std::isnan(score) ? 0 : score;
}

std::size_t channelsPerUnit(const Network& network, const Group& group) {
  if (group.layers.empty()) return 1;
  const auto& units = network.layers[group.layers.front()].outputUnits;
  return static_cast<std::size_t>(
      std::max<std::ptrdiff_t>(1, std::count(units.begin(), units.end(), group.units.front())));
}

std::size_t floorOf(const RankedGroup& ranked, const Selection& selection) {
  const auto shared =
      static_cast<std::size_t>(std::ceil(selection.minShare * static_cast<double>(ranked.width()) - 1e-9));
  const std::size_t counted = (static_cast<std::size_t>(selection.minChannels) + ranked.channels - 1) / ranked.channels;
  return std::clamp<std::size_t>(std::max(shared, counted), 1, ranked.width());
}

// Mean size of the finite scores; what makes groups comparable.
double meanSize(const Group& group, const std::vector<double>& scores) {
  double sum = 0;
  std::size_t count = 0;
  for (const Unit unit : group.units)
    if (std::isfinite(scoreOf(scores, unit))) {
      sum += std::abs(scoreOf(scores, unit));
      ++count;
    }
  return count > 0 ? sum / static_cast<double>(count) : 0;
}

// What the scores of a group are divided by, so that they can be compared with those of others.
double scaleOf(const Network& network, const Group& group, const std::vector<double>& scores,
               const Selection& selection) {
  if (selection.scope == Scope::family) return 1;
  if (selection.scope != Scope::damage) return meanSize(group, scores);
  const Cost saved = savedByUnit(network, group, std::vector<char>(network.unitCount, 1));
  return static_cast<double>(selection.targetParameters ? saved.parameters : saved.macs);
}

std::optional<double> ownRatio(const Network& network, const Group& group, const Selection& selection) {
  std::optional<double> ratio;
  for (const auto& [pattern, value] : selection.layerRatios)
    if (matches(network, group, pattern)) ratio = value;
  return ratio;
}

bool isIgnored(const Network& network, const Group& group, const Selection& selection) {
  return std::any_of(selection.ignore.begin(), selection.ignore.end(),
                     [&](const std::string& pattern) { return matches(network, group, pattern); });
}

}  // namespace

bool matches(const Network& network, const Group& group, const std::string& pattern) {
  return std::any_of(group.layers.begin(), group.layers.end(),
                     [&](std::size_t layer) { return matchesGlob(network.layers[layer].name, pattern); });
}

std::pair<bool, double> RankedGroup::lateness(std::size_t place) const {
  return {place < core && strength[place] > -std::numeric_limits<double>::infinity(), strength[place]};
}

std::size_t RankedGroup::roundedUp(std::size_t kept) const {
  return std::min(width(), std::max<std::size_t>(1, (kept + step - 1) / step * step));
}

Ranking::Ranking(const Network& network, const std::vector<double>& scores, const Selection& selection)
    : unitCount_(network.unitCount) {
  const auto families = selection.scope == Scope::family ? familiesOf(network) : std::vector<std::size_t>();
  std::map<std::size_t, std::vector<std::size_t>> together;
  for (std::size_t g = 0; g < network.groups.size(); ++g) {
    const Group& group = network.groups[g];
    if (isIgnored(network, group, selection)) {
      ignored_.push_back(&group);
      continue;
    }
    const std::size_t place = groups_.size();
    addGroup(network, group, scores, selection);
    const auto own = ownRatio(network, group, selection);
    groups_.back().hasOwnRatio = own.has_value();
    if (own || selection.scope == Scope::layer)
      addPool({place}, own);
    else
      together[selection.scope == Scope::family ? families[g] : 0].push_back(place);
  }
  for (const auto& [key, members] : together) addPool(members, std::nullopt);
}

void Ranking::addGroup(const Network& network, const Group& group, const std::vector<double>& scores,
                       const Selection& selection) {
  RankedGroup ranked;
  ranked.group = &group;
  ranked.best = group.units;
  std::stable_sort(ranked.best.begin(), ranked.best.end(),
                   [&](Unit a, Unit b) { return scoreOf(scores, a) > scoreOf(scores, b); });
  const double scale = scaleOf(network, group, scores, selection);
  for (const Unit unit : ranked.best) {
    const double score = scoreOf(scores, unit);
    ranked.strength.push_back(scale > 0 || !std::isfinite(score) ? score / (scale > 0 ? scale : 1) : 0);
  }
  ranked.channels = channelsPerUnit(network, group);
  const auto multiple = static_cast<std::size_t>(selection.roundTo);
  ranked.step = multiple / std::gcd(multiple, ranked.channels);
  ranked.floor = floorOf(ranked, selection);
  if (selection.scope == Scope::damage)
    ranked.core = static_cast<std::size_t>(std::ceil(coreShare * static_cast<double>(ranked.width()) - 1e-9));
  groups_.push_back(std::move(ranked));
}

void Ranking::addPool(const std::vector<std::size_t>& members, std::optional<double> ratio) {
  struct Entry {
    std::pair<bool, double> lateness;
    std::size_t group;
  };
  std::vector<Entry> entries;
  for (const std::size_t group : members)
    for (std::size_t i = 0; i < groups_[group].width(); ++i) entries.push_back({groups_[group].lateness(i), group});
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.lateness < b.lateness; });
  Pool pool{ratio, {}};
  for (const auto& entry : entries) pool.weakest.push_back(entry.group);
  pools_.push_back(std::move(pool));
}

Counts Ranking::at(double ratio) const {
  Counts counts;
  for (const auto& ranked : groups_) counts.kept.push_back(ranked.width());
  counts.byFloor.resize(groups_.size());
  counts.byRounding.resize(groups_.size());
  for (const auto& pool : pools_) {
    const double share = pool.ownRatio.value_or(ratio);
    auto removals = static_cast<std::size_t>(std::floor(share * static_cast<double>(pool.weakest.size()) + 1e-9));
    for (const std::size_t group : pool.weakest) {
      if (removals == 0) break;
      if (counts.kept[group] == groups_[group].floor) {
        ++counts.byFloor[group];
        // Alone, a group cannot pass on what its floor refuses.
        if (groups_[group].width() == pool.weakest.size()) --removals;
        continue;
      }
      --counts.kept[group];
      --removals;
    }
  }
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    const std::size_t rounded = groups_[g].roundedUp(counts.kept[g]);
    counts.byRounding[g] = rounded - counts.kept[g];
    counts.kept[g] = rounded;
  }
  return counts;
}

std::vector<char> Ranking::keeps(const std::vector<std::size_t>& kept) const {
  std::vector<char> keeps(unitCount_, 1);
  for (std::size_t g = 0; g < groups_.size(); ++g)
    for (std::size_t i = kept[g]; i < groups_[g].width(); ++i) keeps[static_cast<std::size_t>(groups_[g].best[i])] = 0;
  return keeps;
}

}  // namespace cleanai
