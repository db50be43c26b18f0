// Weights that torch.jit.freeze turned into constants become parameters again. Needs LibTorch.
#pragma once

#include <torch/csrc/jit/api/module.h>

namespace cleanai {

/// Gives every floating-point tensor constant of forward's graph an owner module named after its operator and place,
/// e.g. conv2d_3.weight, so that frozen files have names, can be pruned, and can be trained on. Changes `module`.
void liftConstants(torch::jit::Module& module);

}  // namespace cleanai
