// Choosing a bit at a time, and ranking what is left anew in between.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/coverage/analysis.h"
#include "core/pruning/importance.h"
#include "core/pruning/selection.h"

namespace cleanai {

struct Steps {
  int count = 1;
  Criterion criterion;
  Selection selection;  ///< what is asked of the last step
  /// What was measured on the original, for the first step; may be empty. The further steps need `data` all the same.
  Evidence evidence;
  std::function<std::unique_ptr<Loader>()> data;  ///< opens the data from its start; needed by criteria of the data
  AnalysisOptions analysis;
  MomentOptions moments;
};

struct SteppedChoice {
  Plan plan;                          ///< of the original, like any other
  std::vector<std::string> warnings;  ///< of the analyses, each once
};

/// The scores of the first step, which no target changes: to be taken again and again.
struct FirstScores {
  std::vector<double> byUnit;
  std::vector<std::string> warnings;
};

/// Nothing when stopped. Throws Error as analyze and importance do.
std::optional<FirstScores> firstScores(const Model& model, const Network& network, const Steps& steps,
                                       const ProgressSink& progress = {}, std::stop_token stop = {});

/// Step k of N keeps the share that, multiplied N times, is the one asked for: (1 - ratio)^(k/N), and likewise for
/// targets and layer ratios. After each but the last, the network so far is cut into a temporary folder, analyzed and
/// scored; its scores are those of the original's remaining units, and units that are gone go first. Nothing when
/// stopped. Throws Error as analyze, importance, choose and exportPruned do. Cost: N analyses, N - 1 exports.
std::optional<SteppedChoice> chooseInSteps(const Model& model, const Network& network, const Steps& steps,
                                           const ProgressSink& progress = {}, std::stop_token stop = {});
/// The same from scores that are known.
std::optional<SteppedChoice> chooseInSteps(const Model& model, const Network& network, const Steps& steps,
                                           const FirstScores& first, const ProgressSink& progress = {},
                                           std::stop_token stop = {});

}  // namespace cleanai
