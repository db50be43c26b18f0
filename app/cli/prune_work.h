// What cleanai prune measures, and the networks that it makes of it.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>

#include "app/cli/calibration.h"
#include "app/cli/judging.h"
#include "app/cli/prune_choice.h"
#include "app/cli/prune_options.h"
#include "app/cli/prune_search.h"
#include "core/pruning/damage_probe.h"

namespace cleanai::cli {

/// One model and all that is known of it. What is given has to outlive it.
class PruneWork {
 public:
  /// Opens and inspects the model.
  PruneWork(const PruneOptions& options, ProgressSink progress, std::stop_token stop);
  PruneWork(const PruneWork&) = delete;
  PruneWork& operator=(const PruneWork&) = delete;

  /// Takes what the options need before anything is chosen; false when stopped.
  bool measure();
  /// After that: cuts, repairs and judges the network of a selection. Nothing when stopped.
  std::optional<Made> make(const Selection& selection, const std::filesystem::path& target);

  const Model& model() const { return model_; }
  const Network& network() const { return network_; }
  const Moments* moments() const { return moments_ ? &*moments_ : nullptr; }  ///< null without
  const Judging* judging() const { return judging_ ? &*judging_ : nullptr; }  ///< null when nothing is judged
  const Calibration& calibration() const { return calibration_; }             ///< known when something is
  const PruneSeconds& seconds() const { return seconds_; }                    ///< of opening and measuring

 private:
  bool measureMoments();
  bool openJudging();

  const PruneOptions& options_;
  const ProgressSink progress_;
  const std::stop_token stop_;
  PruneSeconds seconds_;
  const Model model_;
  const Network network_;
  std::optional<Moments> moments_;
  std::optional<DamageProbe> probe_;
  std::optional<Chooser> chooser_;
  Calibration calibration_;
  std::optional<Judging> judging_;
};

}  // namespace cleanai::cli
