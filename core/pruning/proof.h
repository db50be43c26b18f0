// What a pruned network has to give: the outputs of the masked original. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <set>
#include <string>
#include <vector>

#include "core/model/model.h"
#include "core/model/torch_model.h"
#include "core/pruning/decisions.h"
#include "core/pruning/plan.h"

namespace cleanai {

/// Inputs of one forward pass.
using Inputs = std::vector<c10::IValue>;
/// What can be compared of a network's runs, over all examples.
struct Outputs {
  std::vector<at::Tensor> tensors;  ///< what it returns and what its watched layers give
  std::vector<Decision> decisions;
};

struct Difference {
  double absolute = 0;  ///< max |a - b|
  double relative = 0;  ///< max over tensors of max |a - b| / max |a|
};

/// Compares what is returned, what the watched layers give and what decisions are made from: where a decision differs
/// by rounding, this is all that can be compared. Whole numbers have to be equal. Throws Error(proofFailed) when
/// these or number or shapes differ, or when values are not finite.
Difference largestDifference(const Outputs& expected, const Outputs& found);

Outputs outputsOf(const Executor& executor, const std::vector<Inputs>& examples);

struct Expectation {
  std::vector<Inputs> examples;
  std::set<std::string> watched;  ///< weights of layers that lose no outputs and after which something decides
  Outputs outputs;                ///< of the masked original
};

/// The outputs of a pruned network, led by the decisions of the original as long as both decide the same things.
Outputs outputsOf(const Executor& executor, const Expectation& expected);

/// Two random batches of two, or of one for a network that takes no other batch. Cost: two forward passes.
Expectation expectationOf(const Model& model, const Network& network, const Plan& plan);

/// The relative difference between masked original and pruned network in float64: where a network magnifies the
/// rounding of float32, this tells rounding from error. Memory: original and pruned network in float64.
double differenceInDouble(const Model& model, const Network& network, const Plan& plan, const Expectation& expected);

}  // namespace cleanai
