// Making removed channels of a value out of the kept ones. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <vector>

#include "core/coverage/moments.h"

namespace cleanai {

/// The moments of some neighbouring channels of a value as tensors, float64.
struct MomentBlock {
  at::Tensor mean;        ///< [C]
  at::Tensor covariance;  ///< [C, C]
};

/// Throws Error(invalidArgument) for moments that are diagonal: they have no covariance.
MomentBlock blockOf(const InputMoments& moments, std::int64_t first, std::int64_t count);
/// The same about zero instead of the mean: what can be done without a constant.
MomentBlock aboutZero(const MomentBlock& block);

/// Mean and variance by channel, of any moments.
struct SpreadBlock {
  at::Tensor mean, variance;  ///< [C]
};
SpreadBlock spreadOf(const InputMoments& moments, std::int64_t first, std::int64_t count);

/// Ridge that keeps a covariance's inverse in bounds: 1e-3 of its mean variance, times `factor`.
double ridgeOf(const at::Tensor& covariance, double factor = 1);

/// The inverse of a covariance with a ridge, which is raised tenfold until Cholesky's decomposition succeeds.
at::Tensor ridgeInverse(const at::Tensor& covariance);

/// All channels x, from those kept: x is about matrix x_kept + offset, by least squares with a ridge. Kept channels
/// are themselves.
struct Substitution {
  at::Tensor matrix;    ///< [C, K]
  at::Tensor offset;    ///< [C]
  at::Tensor leftOver;  ///< [C, C], covariance of what is not explained; zero for kept channels
};

Substitution substitution(const MomentBlock& block, const std::vector<std::int64_t>& kept);

}  // namespace cleanai
