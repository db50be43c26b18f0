// What a pruning did, for people and for scripts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/console.h"
#include "core/pruning/accuracy_search.h"
#include "core/pruning/damage.h"
#include "core/pruning/evaluation.h"
#include "core/pruning/export.h"
#include "core/recovery/recovery.h"

namespace cleanai::cli {

struct PruneSeconds {
  double open = 0, inspect = 0, moments = 0, choose = 0, total = 0;
};

/// What was foreseen and done about the accuracy.
struct Accuracy {
  std::vector<LayerDamage> damage;  ///< empty when the data was not measured
  std::optional<double> probed;     ///< damage by a trial (damage_probe.h); absent likewise
  RecoveryReport recovery;
  std::optional<Evaluation> before, after;  ///< absent when it was not judged
};

/// The JSON of the contract.
Json jsonOf(const Network& network, const Plan& plan, const ExportReport& report, const Accuracy& accuracy,
            const PruneSeconds& seconds);

/// Layers that shrank, and the proof.
std::string textOf(const Network& network, const Plan& plan, const ExportReport& report);

/// Costs and accuracy before and after.
std::string textOf(const ExportReport& report, const Accuracy& accuracy);

/// [{"target", "macs", "accuracy", "drop", "largest_drop", "holds"}].
Json jsonOf(const std::vector<SearchStep>& search);
/// "step 3 of 7: 37.5 % of the MACs asked for, 37.4 % left: top-1 91.90 %, 0.85 points lost, at most 1.02: too many".
std::string textOf(const SearchStep& step, std::size_t number, int count, const Cost& original, bool hasLabels);

/// Predicted damage and what was repaired; empty when nothing was asked for.
std::string textOf(const Accuracy& accuracy);

}  // namespace cleanai::cli
