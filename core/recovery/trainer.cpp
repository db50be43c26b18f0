#include "core/recovery/trainer.h"

#include <torch/optim/adam.h>
#include <torch/optim/sgd.h>

#include <cmath>
#include <numbers>
#include <utility>

namespace cleanai {
namespace {

constexpr double sgdRate = 0.03, sgdMomentum = 0.9, adamRate = 1e-3;
constexpr double largestGradient = 1;

}  // namespace

Trainer::Trainer(std::vector<at::Tensor> tensors, const DistillationOptions& options, std::size_t steps)
    : tensors_(std::move(tensors)), steps_(static_cast<double>(steps)) {
  using namespace torch::optim;
  const bool isSgd = options.optimizer == cleanai::Optimizer::sgd;
  rate_ = options.rate.value_or(isSgd ? sgdRate : adamRate);
  if (isSgd)
    optimizer_ = std::make_unique<SGD>(tensors_, SGDOptions(rate_).momentum(sgdMomentum));
  else
    optimizer_ = std::make_unique<Adam>(tensors_, AdamOptions(rate_));
}

Trainer::~Trainer() = default;

void Trainer::step(const at::Tensor& loss) {
  optimizer_->param_groups()[0].options().set_lr(rate_ * (1 + std::cos(std::numbers::pi * step_++ / steps_)) / 2);
  optimizer_->zero_grad();
  loss.backward();
  limitGradients();
  optimizer_->step();
}

void Trainer::limitGradients() const {
  at::Tensor squares = at::zeros({}, at::kDouble);
  for (const auto& tensor : tensors_)
    if (tensor.grad().defined()) squares += tensor.grad().square().sum();
  const double norm = std::sqrt(squares.item<double>());
  if (norm <= largestGradient) return;
  for (const auto& tensor : tensors_)
    if (tensor.grad().defined()) tensor.grad().mul_(largestGradient / norm);
}

}  // namespace cleanai
