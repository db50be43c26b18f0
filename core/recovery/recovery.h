// Keeping the accuracy of a pruned network without labels.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/coverage/moments.h"
#include "core/data/loader.h"
#include "core/model/model.h"
#include "core/pruning/export.h"
#include "core/pruning/plan.h"
#include "core/recovery/distillation.h"

namespace cleanai {

enum class Repair {
  none,
  affine,  ///< the consumers of removed channels make up for them from the kept ones
  fitted,  ///< then, in forward order, every layer is fitted to what the original computes there
};

struct RecoveryOptions {
  Repair repair = Repair::none;
  bool reestimatesNorms = false;                  ///< batch norms take new statistics from the pruned network
  std::function<std::unique_ptr<Loader>()> data;  ///< opens the calibration data from its start
  const Moments* moments = nullptr;               ///< of the original; needed by every repair
  DistillationOptions distillation;               ///< training, after all else
  int threads = 0;
};

struct RecoveryReport {
  std::vector<std::string> repaired;    ///< layers
  std::vector<std::string> fitted;      ///< layers, by Repair::fitted
  std::vector<std::string> unrepaired;  ///< layers that lost inputs and whose moments are not known
  int rotatedHeads = 0;                 ///< of attentions, turned before the repair (rotateHeads)
  int norms = 0;                        ///< whose statistics are new
  std::optional<DistillationReport> distillation;
  std::vector<std::string> warnings;  ///< such as pictures that could not be read
  double repairSeconds = 0, fitSeconds = 0, normSeconds = 0, distillationSeconds = 0;
};

/// What exportPruned is to do to the proven network before it is saved: the repair, then new norm statistics, then the
/// distillation. `report` is filled when it runs. All references must outlive the result.
PrunedChange recovery(const Model& model, const Network& network, const Plan& plan, const RecoveryOptions& options,
                      RecoveryReport& report);

}  // namespace cleanai
