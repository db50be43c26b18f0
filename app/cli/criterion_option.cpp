#include "app/cli/criterion_option.h"

#include <CLI/CLI.hpp>
#include <vector>

#include "app/cli/options.h"
#include "core/base/joined.h"
#include "core/coverage/metrics.h"

namespace cleanai::cli {
namespace {

template <typename Entries>
std::vector<std::string> namesOf(const Entries& entries) {
  std::vector<std::string> names;
  for (const auto& entry : entries) names.emplace_back(entry.name);
  return names;
}

// "obs (Frantar 2022; needs --data)".
std::string criteriaText() {
  std::vector<std::string> texts;
  for (const auto& info : criteria()) {
    const std::string need = info.needsLabels    ? "needs --data with labels"
                             : info.needsMoments ? "needs --data or --moments"
                             : info.takesMoments ? "needs --coverage, by what layers make, or --data, by what they take"
                             : info.needsCoverage ? "needs --coverage or --data"
                                                  : "";
    const std::string source(info.source), between = source.empty() || need.empty() ? "" : "; ";
    const std::string about = source + between + need;
    texts.push_back(std::string(info.name) + (about.empty() ? "" : " (" + about + ")"));
  }
  return joined(texts);
}

}  // namespace

void CriterionOption::addTo(CLI::App& command, const std::string& group) {
  const auto add = [&](const std::string& option, auto& value, const std::string& meaning, const std::string& type) {
    return command.add_option(option, value, meaning)->type_name(type)->group(group);
  };
  add("--coverage", coverage, "Result of cleanai analyze", "COVERAGE.json");
  add("--criterion", name,
      "One of " + criteriaText() + " (default: coverage with --coverage or --steps and --data, else magnitude_l2)",
      "NAME")
      ->check(CLI::IsMember(namesOf(criteria())));
  add("--metric", metric,
      "Of the criterion coverage, one of " + joined(namesOf(metrics())) + " (default: normalized_mean)", "NAME")
      ->check(CLI::IsMember(namesOf(metrics())));
}

Criterion CriterionOption::chosen(const std::string& otherwise, const AtHand& atHand) const {
  Criterion criterion;
  criterion.name = name.value_or(coverage.empty() ? otherwise : "coverage");
  const CriterionInfo& needed = criterionNamed(criterion.name);
  const auto refuse = [&](const std::string& reason) {
    throw CLI::ValidationError("--criterion " + criterion.name, reason);
  };
  if (!atHand.data && needed.needsLabels) refuse("it needs --data with labels to measure with");
  if (!atHand.moments && needed.needsMoments)
    refuse("it needs --data to measure with, or --moments, taken by cleanai analyze");
  if (!atHand.data && needed.needsCoverage && coverage.empty())
    refuse("it needs --coverage, made by cleanai analyze, or --data to measure with");
  if (metric && criterion.name != "coverage")
    throw CLI::ValidationError("--metric", "it belongs to the criterion coverage, which needs --coverage");
  if (metric) criterion.metric = *metric;
  return criterion;
}

bool isMeasured(const Criterion& criterion) {
  const CriterionInfo& info = criterionNamed(criterion.name);
  return info.needsCoverage || info.needsMoments || info.needsLabels;
}

}  // namespace cleanai::cli
