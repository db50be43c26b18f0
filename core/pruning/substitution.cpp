#include "core/pruning/substitution.h"

#include <ATen/ops/linalg_cholesky_ex.h>

#include "core/base/error.h"

namespace cleanai {
namespace {

constexpr double ridgeShare = 1e-3;
constexpr int mostAttempts = 8;

at::Tensor tensorOf(const std::vector<double>& values, at::IntArrayRef shape) {
  return at::from_blob(const_cast<double*>(values.data()), shape, at::kDouble);
}

// The lower triangle of covariance plus ridge.
at::Tensor factorOf(const at::Tensor& covariance) {
  double factor = 1;
  for (int attempt = 0;; ++attempt, factor *= 10) {
    at::Tensor raised = covariance.clone();
    raised.diagonal().add_(ridgeOf(covariance, factor));
    const auto [lower, info] = at::linalg_cholesky_ex(raised);
    if (info.item<std::int64_t>() == 0 || attempt == mostAttempts) return lower;
  }
}

}  // namespace

MomentBlock blockOf(const InputMoments& moments, std::int64_t first, std::int64_t count) {
  const auto channels = static_cast<std::int64_t>(moments.mean.size());
  const at::Tensor mean = tensorOf(moments.mean, {channels}).narrow(0, first, count).clone();
  if (moments.isDiagonal)
    throw Error(ErrorCode::invalidArgument, "second moments", "only variances were kept", "Give them more memory");
  return {mean,
          tensorOf(moments.covariance, {channels, channels}).narrow(0, first, count).narrow(1, first, count).clone()};
}

SpreadBlock spreadOf(const InputMoments& moments, std::int64_t first, std::int64_t count) {
  const auto channels = static_cast<std::int64_t>(moments.mean.size());
  const at::Tensor mean = tensorOf(moments.mean, {channels}).narrow(0, first, count).clone();
  if (moments.isDiagonal) return {mean, tensorOf(moments.covariance, {channels}).narrow(0, first, count).clone()};
  const at::Tensor covariance = tensorOf(moments.covariance, {channels, channels});
  return {mean, covariance.diagonal().narrow(0, first, count).clone()};
}

MomentBlock aboutZero(const MomentBlock& block) {
  return {at::zeros_like(block.mean), block.covariance + at::outer(block.mean, block.mean)};
}

double ridgeOf(const at::Tensor& covariance, double factor) {
  constexpr double smallest = 1e-30;  // for values that never vary
  return ridgeShare * factor * covariance.diagonal().mean().item<double>() + smallest;
}

at::Tensor ridgeInverse(const at::Tensor& covariance) { return at::cholesky_inverse(factorOf(covariance)); }

Substitution substitution(const MomentBlock& block, const std::vector<std::int64_t>& kept) {
  const at::Tensor indices = at::tensor(kept, at::kLong);
  const at::Tensor fromKept = block.covariance.index_select(0, indices);  // [K, C]
  const at::Tensor amongKept = fromKept.index_select(1, indices);
  Substitution result;
  result.matrix = at::cholesky_solve(fromKept, factorOf(amongKept)).t().contiguous();
  result.matrix.index_copy_(0, indices, at::eye(indices.numel(), at::kDouble));
  result.offset = block.mean - result.matrix.mv(block.mean.index_select(0, indices));
  result.offset.index_fill_(0, indices, 0);
  const at::Tensor explained = result.matrix.mm(fromKept);
  result.leftOver = block.covariance - explained - explained.t() + result.matrix.mm(amongKept).mm(result.matrix.t());
  return result;
}

}  // namespace cleanai
