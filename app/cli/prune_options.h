// What cleanai prune was asked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/distill_options.h"
#include "app/cli/options.h"
#include "core/coverage/analysis.h"
#include "core/pruning/importance.h"
#include "core/pruning/selection.h"
#include "core/recovery/recovery.h"

namespace cleanai::cli {

struct PruneOptions {
  std::string model, coverage, planIn, planOut, output, format = "torchscript";
  AttentionOption attention;
  SourceOptions source;
  AnalysisOptions analysis;  ///< between steps
  Criterion criterion;
  Selection selection;
  Repair repair = Repair::none;
  bool recalibrates = false;
  DistillOptions distillation;
  MomentOptions moments;
  int steps = 1;

  /// Declares everything but the model and the files written.
  void addTo(CLI::App& command);
  /// Turns texts into numbers and refuses what contradicts itself. Throws CLI::ValidationError.
  void check();

 private:
  std::string scope_, repair_ = "none", reduction_ = "sum", normalization_ = "mean";
  std::string ratio_, targetMacs_, targetParameters_, minShare_;
  std::vector<std::string> layerRatios_;
  std::string momentsShare_;
  int momentsMegabytes_ = 1024;
  std::optional<std::string> criterionName_, metricName_;

  void addAmounts(CLI::App& command);
  void addRanking(CLI::App& command);
  void addRecovery(CLI::App& command);
  void checkSelection();
  void checkCriterion();
  void checkRecovery();
};

}  // namespace cleanai::cli
