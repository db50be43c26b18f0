// Cutting channels out of a network. Needs LibTorch.
#pragma once

#include <torch/csrc/jit/api/module.h>

#include "core/model/torch_model.h"
#include "core/pruning/plan.h"

namespace cleanai {

/// A smaller network: new tensors for what shrinks, the others shared with the original, which is not changed; every
/// number that counts channels is rewritten. Names stay as they are.
torch::jit::Module pruned(const TorchModel& model, const Network& network, const Plan& plan);

}  // namespace cleanai
