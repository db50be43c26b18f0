#include "core/recovery/muon.h"

#include <utility>

namespace cleanai {
namespace {

constexpr double momentumShare = 0.9;
constexpr double tiny = 1e-12;

// Brings all singular values near to 1, by Newton-Schulz steps of the fifth order with Jordan's coefficients.
at::Tensor orthogonal(const at::Tensor& matrix) {
  constexpr double a = 3.4445, b = -4.7750, c = 2.0315;
  constexpr int steps = 5;
  const bool isTall = matrix.size(0) > matrix.size(1);
  at::Tensor x = isTall ? matrix.t() : matrix;
  x = x / (x.norm() + tiny);
  for (int step = 0; step < steps; ++step) {
    const at::Tensor product = x.mm(x.t());
    x = a * x + (b * product + c * product.mm(product)).mm(x);
  }
  return isTall ? x.t() : x;
}

}  // namespace

Muon::Muon(std::vector<at::Tensor> matrices) {
  for (auto& matrix : matrices) {
    const at::Tensor momentum = at::zeros_like(matrix, at::TensorOptions().requires_grad(false));
    matrices_.push_back({std::move(matrix), momentum});
  }
}

bool Muon::isMatrix(const at::Tensor& parameter) {
  return parameter.dim() >= 2 && parameter.size(0) > 1 && parameter.size(1) > 1 && parameter.norm().item<double>() > 0;
}

void Muon::step(double rate) {
  const at::NoGradGuard noGradients;
  for (auto& [values, momentum] : matrices_) {
    const at::Tensor& gradient = values.grad();
    if (!gradient.defined()) continue;
    momentum.mul_(momentumShare).add_(gradient);
    const at::Tensor ahead = gradient.add(momentum, momentumShare);  // Nesterov's
    const at::Tensor direction = orthogonal(ahead.flatten(1)).reshape(values.sizes());
    values.sub_(direction * (rate * values.norm() / (direction.norm() + tiny)));
  }
}

}  // namespace cleanai
