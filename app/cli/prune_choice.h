// What cleanai prune keeps.
#pragma once

#include <optional>
#include <stop_token>

#include "app/cli/prune_options.h"
#include "core/pruning/iterative.h"

namespace cleanai::cli {

/// Makes plans for one network; what no target changes is measured once. Keeps references to its arguments.
class Chooser {
 public:
  Chooser(const PruneOptions& options, const Model& model, const Network& network, const Moments* moments);
  Chooser(const Chooser&) = delete;
  Chooser& operator=(const Chooser&) = delete;

  /// What was given; null without.
  const Coverage* coverage() const { return steps_.evidence.coverage; }
  /// The plan that was given, or else one for this selection. Nothing when stopped.
  std::optional<SteppedChoice> choose(const Selection& selection, const ProgressSink& progress, std::stop_token stop);

 private:
  SteppedChoice given() const;

  const PruneOptions& options_;
  const Model& model_;
  const Network& network_;
  std::optional<Coverage> coverage_;
  Steps steps_;
  std::optional<FirstScores> scores_;
};

}  // namespace cleanai::cli
