#include "core/recovery/distillation.h"

#include <torch/optim/adam.h>
#include <torch/optim/sgd.h>

#include <cmath>
#include <numbers>
#include <utility>

#include "core/base/cancelled.h"
#include "core/base/error.h"
#include "core/data/selected.h"
#include "core/data/shuffle.h"
#include "core/model/batches.h"
#include "core/model/compute_threads.h"
#include "core/model/example_inputs.h"
#include "core/model/torch_model.h"
#include "core/recovery/distillation_loss.h"
#include "core/recovery/trained_tensors.h"

namespace cleanai {
namespace {

constexpr std::size_t heldOutEvery = 10;
constexpr int patience = 3;  // epochs without a better agreement
constexpr double largestGradient = 1;
constexpr double sgdMomentum = 0.9;
constexpr double sgdRate = 0.02, adamRate = 1e-3;
const char* const subject = "the pruned network";

using Items = std::vector<std::size_t>;

struct Split {
  Items trained, heldOut;
};

Split splitOf(const Items& items, std::uint64_t seed) {
  if (items.size() < 2)
    throw Error(ErrorCode::emptyData, "distillation", "one image cannot be learned from and judged by",
                "Give more data");
  const std::size_t heldOut = (items.size() + heldOutEvery - 1) / heldOutEvery;
  Split split;
  for (std::size_t i = 0; i < items.size(); ++i)
    (shuffled(i, items.size(), seed) < heldOut ? split.heldOut : split.trained).push_back(items[i]);
  return split;
}

Items inNewOrder(const Items& items, std::uint64_t seed) {
  Items order;
  for (std::size_t i = 0; i < items.size(); ++i) order.push_back(items[shuffled(i, items.size(), seed)]);
  return order;
}

// How like its teacher a network is.
struct Likeness {
  double agreement = 0, loss = 0;

  bool isBetterThan(const Likeness& other) const {
    return std::isfinite(loss) && (agreement > other.agreement || (agreement == other.agreement && loss < other.loss));
  }
};

class Trainer {
 public:
  Trainer(std::vector<at::Tensor> tensors, const DistillationOptions& options, std::size_t steps)
      : tensors_(std::move(tensors)), steps_(static_cast<double>(steps)) {
    const bool isAdam = options.optimizer == Optimizer::adam;
    rate_ = options.rate.value_or(isAdam ? adamRate : sgdRate);
    if (isAdam)
      optimizer_ = std::make_unique<torch::optim::Adam>(tensors_, torch::optim::AdamOptions(rate_));
    else
      optimizer_ = std::make_unique<torch::optim::SGD>(tensors_, torch::optim::SGDOptions(rate_).momentum(sgdMomentum));
  }

  void step(const at::Tensor& loss) {
    optimizer_->param_groups()[0].options().set_lr(rate_ * (1 + std::cos(std::numbers::pi * step_++ / steps_)) / 2);
    optimizer_->zero_grad();
    loss.backward();
    limitGradients();
    optimizer_->step();
  }

 private:
  // Pascanu 2013: all gradients together have at most this norm.
  void limitGradients() const {
    at::Tensor squares = at::zeros({});
    for (const auto& tensor : tensors_)
      if (tensor.grad().defined()) squares += tensor.grad().square().sum();
    const double norm = std::sqrt(squares.item<double>());
    if (norm <= largestGradient) return;
    for (const auto& tensor : tensors_)
      if (tensor.grad().defined()) tensor.grad().mul_(largestGradient / norm);
  }

  std::vector<at::Tensor> tensors_;
  double steps_, rate_ = 0, step_ = 0;
  std::unique_ptr<torch::optim::Optimizer> optimizer_;
};

// What all passes over the images share.
class Passes {
 public:
  Passes(const Loader& source, std::size_t batchSize, ProgressSink progress, std::stop_token stop)
      : source_(source), batchSize_(batchSize), progress_(std::move(progress)), stop_(std::move(stop)) {}

  /// Throws Cancelled when stopped.
  void over(const Items& items, const std::string& stage, const std::function<void(const at::Tensor&)>& work) const {
    LoaderOptions options = source_.options();
    options.batchSize = batchSize_;
    options.maxBatches.reset();
    options.shuffle = false;
    Loader loader(std::make_shared<Selected>(source_.dataset(), items), source_.preprocessing(), options);
    if (!overBatches(loader, subject, stage, progress_, stop_, work)) throw Cancelled();
  }

 private:
  const Loader& source_;
  std::size_t batchSize_;
  ProgressSink progress_;
  std::stop_token stop_;
};

Likeness likeness(const Distance& distance, const TrainedTensors& tensors, const Passes& passes, const Items& items,
                  const std::stop_token& stop) {
  Likeness sum;
  double images = 0;
  passes.over(items, "held-out images", [&](const at::Tensor& batch) {
    const OutputComparison found = distance.outputs(batch, tensors.overrides(), stop);
    const double count = static_cast<double>(batch.size(0));
    sum.agreement += found.agreement * count;
    sum.loss += found.loss.item<double>() * count;
    images += count;
  });
  return {sum.agreement / images, sum.loss / images};
}

// The mean loss, or nothing as soon as one is not finite.
std::optional<double> trainedOnce(const Distance& distance, const TrainedTensors& tensors, Trainer& trainer,
                                  const Passes& passes, const Items& items, const std::string& stage,
                                  const std::stop_token& stop) {
  double sum = 0, images = 0;
  passes.over(items, stage, [&](const at::Tensor& batch) {
    if (!std::isfinite(sum)) return;
    const at::Tensor loss = distance.loss(batch, tensors.overrides(), stop);
    const double count = static_cast<double>(batch.size(0));
    sum += loss.item<double>() * count;
    images += count;
    if (std::isfinite(sum)) trainer.step(loss);
  });
  return std::isfinite(sum) ? std::optional(sum / images) : std::nullopt;
}

}  // namespace

std::optional<DistillationReport> distill(const Model& original, const Network& network, const Plan& plan,
                                          torch::jit::Module& pruned,
                                          const std::function<std::unique_ptr<Loader>()>& data,
                                          const DistillationOptions& options, int threads, const ProgressSink& progress,
                                          std::stop_token stop) {
  const Executor& teacher = original.torch().executor;
  requireTensorInput(teacher, original.file().string());
  const ComputeThreads computing(threads);
  const auto source = data();
  const Split split = splitOf(source->items(), options.seed);
  const Executor student(pruned);
  const TrainedTensors tensors(pruned, student.graph());
  const Distance distance(teacher, student, sharedValues(original, network, plan, student.graph(), pruned),
                          options.featureWeight);
  const Passes passes(*source, options.batchSize, progress, stop);
  const std::size_t steps = (split.trained.size() + options.batchSize - 1) / options.batchSize;
  Trainer trainer(tensors.trained(), options, steps * static_cast<std::size_t>(options.epochs));

  DistillationReport report;
  report.trained = split.trained.size();
  report.heldOut = split.heldOut.size();
  std::vector<at::Tensor> bestValues;
  try {
    Likeness best = likeness(distance, tensors, passes, split.heldOut, stop);
    report.agreements.push_back(best.agreement);
    for (int epoch = 1; epoch <= options.epochs && epoch - report.bestEpoch <= patience; ++epoch) {
      const std::string stage = "distill, epoch " + std::to_string(epoch) + " of " + std::to_string(options.epochs);
      const auto seed = options.seed + static_cast<std::uint64_t>(epoch);
      const auto loss = trainedOnce(distance, tensors, trainer, passes, inNewOrder(split.trained, seed), stage, stop);
      if (!loss) {
        report.warnings.push_back("distillation ended in epoch " + std::to_string(epoch) +
                                  " because its loss was no number any more; the best weights before are kept. Give a "
                                  "smaller rate");
        break;
      }
      const Likeness now = likeness(distance, tensors, passes, split.heldOut, stop);
      report.epochs = epoch;
      report.losses.push_back(*loss);
      report.agreements.push_back(now.agreement);
      if (!now.isBetterThan(best)) continue;
      best = now;
      bestValues = tensors.values();
      report.bestEpoch = epoch;
    }
  } catch (const Cancelled&) {
    return std::nullopt;
  }
  if (report.bestEpoch > 0) tensors.write(bestValues, pruned);
  return report;
}

}  // namespace cleanai
