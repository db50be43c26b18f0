// What a pruning did, for people and for scripts.
#pragma once

#include <string>

#include "app/cli/console.h"
#include "core/pruning/export.h"

namespace cleanai::cli {

struct PruneSeconds {
  double open = 0, inspect = 0, choose = 0, total = 0;
};

/// The JSON of the contract.
Json jsonOf(const Network& network, const Plan& plan, const ExportReport& report, const PruneSeconds& seconds);

/// Layers that shrank, costs before and after, and the proof.
std::string textOf(const Network& network, const Plan& plan, const ExportReport& report);

}  // namespace cleanai::cli
