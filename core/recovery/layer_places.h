// Where the numbers of layers stand in a graph. Needs LibTorch.
#pragma once

#include <torch/csrc/jit/ir/ir.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <unordered_map>

#include "core/model/layer_kind.h"
#include "core/model/module_tensors.h"

namespace cleanai {

/// The first call of a layer. Paths are empty for what is not there.
struct LayerPlace {
  std::size_t position = 0;  ///< of the call, as Execution counts
  LayerKind kind;
  std::size_t calls = 0;     ///< of its weight in the graph, under all its names; more than one in a loop
  bool isUnrollable = true;  ///< padding and strides are numbers
  std::string bias;
  bool hasComputedBias = false;        ///< a bias that is no tensor of the module
  std::string normMean, normVariance;  ///< running statistics of the batch norm that alone reads the output
  std::string normScale, normShift;    ///< its weight and bias
  double normEpsilon = 0;
  /// What an activation passes on that alone reads the norm, or the layer when there is none; both infinite for others.
  double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();

  bool takesConstant() const { return !bias.empty() || !normMean.empty(); }
  bool hasLimits() const { return std::isfinite(low) || std::isfinite(high); }
};

/// By name of the weight.
std::unordered_map<std::string, LayerPlace> layerPlaces(const torch::jit::Graph& graph, const ModuleTensors& tensors);

/// Adds a constant to what a layer gives: to its bias, or else by way of the running mean of its norm. [channels]
void addConstant(const LayerPlace& place, const at::Tensor& constant, ModuleTensors& tensors);

}  // namespace cleanai
