// What cleanai prune was asked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/criterion_option.h"
#include "app/cli/distill_options.h"
#include "app/cli/judging.h"
#include "app/cli/moment_options.h"
#include "app/cli/options.h"
#include "core/coverage/analysis.h"
#include "core/pruning/importance.h"
#include "core/pruning/selection.h"
#include "core/recovery/recovery.h"

namespace cleanai::cli {

struct PruneOptions {
  std::string model, planIn, planOut, output, format = "torchscript";
  CriterionOption ranking;
  AttentionOption attention;
  SourceOptions source;
  AnalysisOptions analysis;  ///< between steps
  Criterion criterion;       ///< as it follows from all options
  Selection selection;
  Repair repair = Repair::none;
  bool recalibrates = false;
  DistillOptions distillation;
  std::string momentsFile;  ///< taken before; empty: taken from the data when needed
  MomentOptions moments;
  int steps = 1;
  JudgeOptions judging;
  std::optional<double> maxAccuracyDrop;  ///< share, not points: a search for the target instead of one
  int searchSteps = 7;

  /// Declares everything but the model and the files written.
  void addTo(CLI::App& command);
  /// Turns texts into numbers and refuses what contradicts itself. Throws CLI::ValidationError.
  void check();

 private:
  std::string scope_, repair_ = "none", reduction_ = "sum", normalization_ = "mean";
  std::string ratio_, targetMacs_, targetParameters_, minShare_, maxAccuracyDrop_;
  std::vector<std::string> layerRatios_;
  MomentBudget momentBudget_;

  void addAmounts(CLI::App& command);
  void addRanking(CLI::App& command);
  void addRecovery(CLI::App& command);
  void checkSelection();
  void checkCriterion();
  void checkRecovery();
  void checkJudging() const;
};

}  // namespace cleanai::cli
