// What a pruning did, for people and for scripts.
#pragma once

#include <string>
#include <vector>

#include "app/cli/console.h"
#include "core/pruning/damage.h"
#include "core/pruning/export.h"
#include "core/recovery/recovery.h"

namespace cleanai::cli {

struct PruneSeconds {
  double open = 0, inspect = 0, moments = 0, choose = 0, total = 0;
};

/// What was foreseen and done about the accuracy.
struct Accuracy {
  std::vector<LayerDamage> damage;  ///< empty when the data was not measured
  RecoveryReport recovery;
};

/// The JSON of the contract.
Json jsonOf(const Network& network, const Plan& plan, const ExportReport& report, const Accuracy& accuracy,
            const PruneSeconds& seconds);

/// Layers that shrank, costs before and after, and the proof.
std::string textOf(const Network& network, const Plan& plan, const ExportReport& report);

/// Predicted damage and what was repaired; empty when nothing was asked for.
std::string textOf(const Accuracy& accuracy);

}  // namespace cleanai::cli
