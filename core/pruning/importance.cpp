#include "core/pruning/importance.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/pruning/members.h"

namespace cleanai {
namespace {

struct Implementation {
  CriterionInfo info;
  std::vector<Member> (*members)(const Subject&);
};

constexpr Implementation table[] = {
    {{.name = "coverage", .title = "Coverage of the data", .source = "", .needsCoverage = true}, coverageMembers},
    {{.name = "wanda",
      .title = "Weights times inputs (Wanda)",
      .source = "Sun 2023",
      .needsCoverage = true,
      .takesMoments = true},
     wandaMembers},
    {{.name = "flap", .title = "Fluctuation of the inputs (FLAP)", .source = "An 2024", .needsMoments = true},
     fluctuationMembers},
    {{.name = "magnitude_l1", .title = "Weight magnitude, L1", .source = "Li 2017"}, magnitudeL1Members},
    {{.name = "magnitude_l2", .title = "Weight magnitude, L2", .source = "Han 2015"}, magnitudeL2Members},
    {{.name = "bn_scale", .title = "Batch-norm scale", .source = "Liu 2017"}, normScaleMembers},
    {{.name = "obs",
      .title = "Optimal brain surgeon",
      .source = "Hassibi 1993, Frantar 2022, Kwon 2022",
      .needsMoments = true,
      .isDamage = true},
     surgeonMembers},
    {{.name = "taylor", .title = "Contribution to the loss (Taylor)", .source = "Molchanov 2019", .needsLabels = true},
     taylorMembers},
    {{.name = "random", .title = "Random", .source = ""}, randomMembers},
};

const Implementation& implementationOf(std::string_view name) {
  std::string known;
  for (const auto& entry : table) {
    if (entry.info.name == name) return entry;
    known += (known.empty() ? "" : ", ") + std::string(entry.info.name);
  }
  throw Error(ErrorCode::invalidArgument, "criterion \"" + std::string(name) + "\"", "there is no such criterion",
              "Choose one of " + known);
}

// A member cut into the groups it has a part in: by unit, what its channels say together.
class Parts {
 public:
  explicit Parts(const Network& network) : groupOf_(network.unitCount), value_(network.unitCount, 0) {
    for (std::size_t g = 0; g < network.groups.size(); ++g)
      for (const Unit unit : network.groups[g].units) groupOf_[static_cast<std::size_t>(unit)] = g;
    for (const auto& group : network.groups) widths_.push_back(group.units.size());
  }

  // The units that the member speaks of, each with its value, normalised within their group.
  std::vector<std::pair<std::size_t, double>> of(const Member& member, Normalization normalization) {
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < member.units.size(); ++i) {
      if (member.units[i] == fixedUnit) continue;
      const auto unit = static_cast<std::size_t>(member.units[i]);
      units.push_back(unit);
      if (std::isfinite(member.values[i])) value_[unit] += member.values[i];
    }
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());

    std::vector<double> sums(widths_.size(), 0);
    for (const std::size_t unit : units) sums[groupOf_[unit]] += std::abs(value_[unit]);
    std::vector<std::pair<std::size_t, double>> parts;
    for (const std::size_t unit : units) {
      const double mean = sums[groupOf_[unit]] / static_cast<double>(widths_[groupOf_[unit]]);
      const bool divides = normalization == Normalization::mean && mean > 0;
      parts.emplace_back(unit, divides ? value_[unit] / mean : value_[unit]);
      value_[unit] = 0;
    }
    return parts;
  }

 private:
  std::vector<std::size_t> groupOf_, widths_;
  std::vector<double> value_;  // by unit, zero between calls
};

std::vector<double> reduced(const Network& network, const std::vector<Member>& members, const Criterion& criterion) {
  std::vector<double> scores(network.unitCount, 0);
  std::vector<std::int64_t> count(network.unitCount, 0);
  Parts parts(network);
  for (const Member& member : members)
    for (const auto& [unit, value] : parts.of(member, criterion.normalization)) {
      const bool isFirst = count[unit]++ == 0;
      if (criterion.reduction == Reduction::max)
        scores[unit] = isFirst ? value : std::max(scores[unit], value);
      else if (isFirst || criterion.reduction != Reduction::first)
        scores[unit] += value;
    }
  if (criterion.reduction == Reduction::mean)
    for (std::size_t unit = 0; unit < scores.size(); ++unit)
      if (count[unit] > 0) scores[unit] /= static_cast<double>(count[unit]);
  return scores;
}

}  // namespace

const std::vector<CriterionInfo>& criteria() {
  static const std::vector<CriterionInfo> all = [] {
    std::vector<CriterionInfo> infos;
    for (const auto& entry : table) infos.push_back(entry.info);
    return infos;
  }();
  return all;
}

const CriterionInfo& criterionNamed(std::string_view name) { return implementationOf(name).info; }

std::vector<double> importance(const Model& model, const Network& network, const Evidence& evidence,
                               const Criterion& criterion) {
  const Implementation& implementation = implementationOf(criterion.name);
  const auto members = implementation.members({model, network, evidence, criterion});
  Criterion applied = criterion;
  if (implementation.info.isDamage) applied.normalization = Normalization::none;
  return reduced(network, members, applied);
}

}  // namespace cleanai
