// Which layers of a pruned network are fitted to the original. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/model/model.h"
#include "core/model/network.h"
#include "core/pruning/plan.h"
#include "core/recovery/layer_places.h"

namespace cleanai {

/// One layer to be fitted, where it stands in both networks.
struct Target {
  const Layer* layer;
  LayerPlace before, after;
  at::Tensor kept;       ///< output channels, int64
  std::int64_t width;    ///< weights of an output, with its constant
  bool isAlwaysReached;  ///< stands in no branch of the original
};

/// In the order of execution, the linear layers and two-dimensional convolutions from the first one that lost inputs
/// on, called once, whose products of inputs take at most half of so many bytes. `smaller` and `tensors` are the pruned
/// network's.
std::vector<Target> fitTargets(const Model& original, const Network& network, const Plan& plan, const Executor& smaller,
                               const ModuleTensors& tensors, std::size_t memory);

}  // namespace cleanai
