// The masked original, which a pruned network has to equal. Needs LibTorch.
#pragma once

#include "core/model/executor.h"
#include "core/model/torch_model.h"
#include "core/pruning/plan.h"

namespace cleanai {

/// Overrides under which the original computes with the removed channels set to zero: the values of layers are masked
/// as they appear (no weight is copied), every other tensor of the plan is zeroed where it shrinks, and norms over
/// channels take their statistics over the kept ones. Keeps references to `network` and `plan`.
Overrides masked(const TorchModel& model, const Network& network, const Plan& plan);

}  // namespace cleanai
