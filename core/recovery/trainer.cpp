#include "core/recovery/trainer.h"

#include <torch/optim/adam.h>
#include <torch/optim/sgd.h>

#include <cmath>
#include <numbers>
#include <utility>

namespace cleanai {
namespace {

constexpr double sgdMomentum = 0.9;
constexpr double adamBesideMuon = 0.1;  // its rate as a share of Muon's
constexpr double largestGradient = 1;

double defaultRate(Optimizer optimizer) {
  switch (optimizer) {
    case Optimizer::sgd:
      return 0.03;
    case Optimizer::adam:
      return 1e-3;
    case Optimizer::muon:
      break;
  }
  return 0.01;
}

}  // namespace

Trainer::Trainer(std::vector<at::Tensor> tensors, const DistillationOptions& options, std::size_t steps)
    : tensors_(std::move(tensors)),
      rate_(options.rate.value_or(defaultRate(options.optimizer))),
      steps_(static_cast<double>(steps)) {
  using namespace torch::optim;
  switch (options.optimizer) {
    case cleanai::Optimizer::sgd:
      others_ = std::make_unique<SGD>(tensors_, SGDOptions(rate_).momentum(sgdMomentum));
      return;
    case cleanai::Optimizer::adam:
      others_ = std::make_unique<Adam>(tensors_, AdamOptions(rate_));
      return;
    case cleanai::Optimizer::muon:
      break;
  }
  std::vector<at::Tensor> matrices, others;
  for (const auto& tensor : tensors_) (Muon::isMatrix(tensor) ? matrices : others).push_back(tensor);
  matrices_ = Muon(std::move(matrices));
  othersShare_ = adamBesideMuon;
  if (!others.empty()) others_ = std::make_unique<Adam>(std::move(others), AdamOptions(othersShare_ * rate_));
}

Trainer::~Trainer() = default;

void Trainer::step(const at::Tensor& loss) {
  const double rate = rate_ * (1 + std::cos(std::numbers::pi * step_++ / steps_)) / 2;
  for (const auto& tensor : tensors_) tensor.mutable_grad().reset();
  loss.backward();
  limitGradients();
  matrices_.step(rate);
  if (!others_) return;
  others_->param_groups()[0].options().set_lr(othersShare_ * rate);
  others_->step();
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
