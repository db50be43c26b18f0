// Steps of gradient descent. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstddef>
#include <memory>
#include <vector>

#include "core/recovery/distillation.h"
#include "core/recovery/muon.h"

namespace torch::optim {
class Optimizer;
}

namespace cleanai {

/// SGD with momentum 0.9; Adam (Kingma 2015); or Muon for weights that mix channels, and Adam for the rest. The rate
/// falls to zero along half a cosine over `steps` (Loshchilov 2017); all gradients together have a norm of at most 1
/// (Pascanu 2013).
class Trainer {
 public:
  Trainer(std::vector<at::Tensor> tensors, const DistillationOptions& options, std::size_t steps);
  ~Trainer();

  /// Follows the gradients of `loss`.
  void step(const at::Tensor& loss);

 private:
  void limitGradients() const;

  std::vector<at::Tensor> tensors_;
  Muon matrices_;                                    // those that it trains; none but for Optimizer::muon
  std::unique_ptr<torch::optim::Optimizer> others_;  // null when it trains all
  double othersShare_ = 1;                           // their rate as a share of `rate_`
  double rate_, steps_, step_ = 0;
};

}  // namespace cleanai
