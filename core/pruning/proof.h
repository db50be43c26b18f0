// What a pruned network has to give: the outputs of the masked original. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <vector>

#include "core/model/model.h"
#include "core/model/torch_model.h"
#include "core/pruning/plan.h"

namespace cleanai {

/// Inputs of one forward pass.
using Inputs = std::vector<c10::IValue>;
/// The tensors of what a network returns, over all examples.
using Outputs = std::vector<at::Tensor>;

struct Difference {
  double absolute = 0;  ///< max |a - b|
  double relative = 0;  ///< max over tensors of max |a - b| / max |a|
};

/// Of floating-point tensors; others have to be equal. Throws Error(proofFailed) when these or number or shapes differ,
/// or when values are not finite.
Difference largestDifference(const Outputs& expected, const Outputs& found);

Outputs outputsOf(const Executor& executor, const std::vector<Inputs>& examples, const Overrides* overrides = nullptr);

struct Expectation {
  std::vector<Inputs> examples;
  Outputs outputs;  ///< of the masked original
};

/// Two random batches of two, or of one for a network that takes no other batch. Cost: two forward passes.
Expectation expectationOf(const Model& model, const Network& network, const Plan& plan);

/// The relative difference between masked original and pruned network in float64: where a network magnifies the
/// rounding of float32, this tells rounding from error. Memory: original and pruned network in float64.
double differenceInDouble(const Model& model, const Network& network, const Plan& plan, std::vector<Inputs> examples);

}  // namespace cleanai
