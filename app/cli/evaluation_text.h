// How good a model is, for people and for scripts.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "app/cli/console.h"
#include "core/model/latency.h"
#include "core/model/network.h"
#include "core/pruning/evaluation.h"

namespace cleanai::cli {

/// "91.9 % (90.1 to 93.4 %)"; "not known" without a share.
std::string shareText(const std::optional<double>& share, std::int64_t trials);

/// Absent values have no key.
Json jsonOf(const Evaluation& evaluation);

/// One of two networks beside each other.
struct Side {
  std::optional<Evaluation> evaluation;
  Cost cost;
  std::int64_t bytes = 0;
  std::optional<Latency> latency = {};
};

/// Costs and accuracy of both in one table, with what is left; rows of which neither knows anything are not there.
std::string comparisonTable(const std::array<std::string, 2>& titles, const Side& before, const Side& after);

/// Agreement, divergence and error against a reference, a line each; empty without one.
std::string referenceText(const Evaluation& evaluation);

}  // namespace cleanai::cli
