// The masked original, which a pruned network has to equal. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <functional>
#include <string>
#include <unordered_map>

#include "core/model/executor.h"
#include "core/model/torch_model.h"
#include "core/pruning/plan.h"

namespace cleanai {

/// By name of a layer's weight: what its input becomes, channels along `dim`, instead of having zeros where channels
/// are removed.
using InputRepairs =
    std::unordered_map<std::string, std::function<at::Tensor(const at::Tensor& input, std::int64_t dim)>>;

/// Overrides under which the original computes with the removed channels set to zero: the values of layers are masked
/// as they appear (no weight is copied), every other tensor of the plan is zeroed where it shrinks, and norms over
/// channels take their statistics over the kept ones. Keeps references to `network` and `plan`.
Overrides masked(const TorchModel& model, const Network& network, const Plan& plan, const InputRepairs& repairs = {});

}  // namespace cleanai
