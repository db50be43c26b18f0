// How far a pruned network is from its teacher, the original. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstddef>
#include <stop_token>
#include <vector>

#include "core/model/executor.h"
#include "core/model/model.h"
#include "core/pruning/plan.h"

namespace cleanai {

/// The output of a layer that runs once, in both networks.
struct SharedValue {
  std::size_t before = 0, after = 0;  ///< position in the original's and in the pruned graph
  std::int64_t dim = 0;               ///< of the channels
  at::Tensor kept;                    ///< those of the original
};

std::vector<SharedValue> sharedValues(const Model& original, const Network& network, const Plan& plan,
                                      const torch::jit::Graph& pruned, const torch::jit::Module& module);

/// Of what two networks return for a batch.
struct OutputComparison {
  at::Tensor loss;  ///< class scores: mean of KL(teacher, student); anything else: relative squared error
  bool hasClasses = false;
  double agreement = 0;  ///< share of images with the same class; without classes the negative loss
};

/// Both networks on one batch. Every node asks for a stop, which throws Cancelled.
class Distance {
 public:
  Distance(const Executor& teacher, const Executor& student, std::vector<SharedValue> shared, double featureWeight);

  /// KL of the outputs + weight x mean over the shared values of their relative squared error, with gradients. One
  /// batch of the teacher's kept feature maps is held meanwhile.
  at::Tensor loss(const at::Tensor& images, const Overrides& student, const std::stop_token& stop) const;
  /// Of the outputs alone, without gradients.
  OutputComparison outputs(const at::Tensor& images, const Overrides& student, const std::stop_token& stop) const;

 private:
  const Executor& teacher_;
  const Executor& student_;
  std::vector<SharedValue> shared_;
  double featureWeight_;
};

}  // namespace cleanai
