// A forward pass for the sake of shapes, without the arithmetic of layers. Needs LibTorch.
#pragma once

#include "core/model/executor.h"

namespace cleanai {

/// Overrides under which convolutions and linear layers give zeros of the right shape: a convolution's shape comes from
/// running it, with all its arguments, over one channel. Nothing for graphs whose course may depend on data (loops,
/// operators that are not PyTorch's own): those have to be run in earnest.
Overrides shapesOnly(const torch::jit::Graph& graph);

}  // namespace cleanai
