// Cutting channels out of a network. Needs LibTorch.
#pragma once

#include <torch/csrc/jit/api/module.h>

#include "core/model/executor.h"
#include "core/model/torch_model.h"
#include "core/pruning/plan.h"

namespace cleanai {

/// Shrinks every tensor of the plan and rewrites every constant that counts channels. `module` must be freshly loaded
/// from the file on which the network was inspected; tensors that stay whole are not touched. Names stay as they are.
void cut(torch::jit::Module& module, const Network& network, const Plan& plan);

/// The tensors of the plan with what it removes set to zero: the masked original, without a second network.
TensorReplacements maskedTensors(const TorchModel& model, const Plan& plan);

}  // namespace cleanai
