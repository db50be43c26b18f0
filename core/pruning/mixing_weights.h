// The weights of a layer as matrices over its input channels. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

#include "core/model/network.h"
#include "core/pruning/plan.h"

namespace cleanai {

/// The inputs that some of a layer's outputs see: all of them, or those of one of its groups.
struct WeightBlock {
  std::int64_t firstInput = 0;  ///< among the layer's input channels
  std::int64_t inputs = 0;
  at::Tensor weights;  ///< [outputs x taps, inputs], float64
};

/// Which of a block's inputs a plan keeps, counted from the block's first.
std::vector<std::int64_t> keptInputs(const Plan& plan, const Layer& layer, const WeightBlock& block);

/// The output channels that stay.
std::vector<std::int64_t> keptOutputs(const Plan& plan, const Layer& layer);
bool losesInputs(const Plan& plan, const Layer& layer);

std::vector<WeightBlock> blocksOf(const Layer& layer, const at::Tensor& weight);

/// Puts blocks with other numbers of inputs and outputs back into the form of `shape`, a weight of the same kind.
at::Tensor weightOf(const Layer& layer, const std::vector<at::Tensor>& blocks, at::IntArrayRef shape);

}  // namespace cleanai
