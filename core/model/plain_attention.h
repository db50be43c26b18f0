// Fused attention spelled out in plain operators, whose channels can be followed and pruned. Needs LibTorch.
#pragma once

#include <torch/csrc/jit/api/module.h>

namespace cleanai {

/// Where forward's graph has fused attention in one branch and plain operators in the other (a scripted
/// nn.MultiheadAttention), the plain branch is taken for good; where the fused operator stands alone (a traced one),
/// it is replaced by plain operators when it is self-attention without a mask. Outputs agree to rounding.
void spellOutAttention(torch::jit::Module& module);

}  // namespace cleanai
