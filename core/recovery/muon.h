// Gradient descent for matrices. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <vector>

namespace cleanai {

/// Muon (Jordan 2024): the momentum of a matrix's gradient is made nearly orthogonal before it is followed, so that
/// directions with small gradients are learnt as fast as those with large ones. A step changes a matrix by a share of
/// its norm (You 2017). The first dimension counts as rows. Memory: each matrix once more. Cost of a step: ten products
/// of an m x n matrix with an m x m one, m <= n.
class Muon {
 public:
  Muon() = default;
  explicit Muon(std::vector<at::Tensor> matrices);

  /// Whether a parameter mixes channels: its first two dimensions are larger than 1. One of zeros has no norm to go by.
  static bool isMatrix(const at::Tensor& parameter);

  /// Follows the gradients; matrices without one stay. `rate` is the share of its norm by which each changes.
  void step(double rate);

 private:
  struct Matrix {
    at::Tensor values, momentum;
  };
  std::vector<Matrix> matrices_;
};

}  // namespace cleanai
