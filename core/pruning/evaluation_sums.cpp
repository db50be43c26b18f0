#include "core/pruning/evaluation_sums.h"

#include <cmath>

#include "core/base/stopwatch.h"
#include "core/model/batch_tensor.h"
#include "core/model/compute_threads.h"
#include "core/model/example_inputs.h"
#include "core/model/number_type.h"
#include "core/model/output_distance.h"
#include "core/model/torch_error.h"
#include "core/model/torch_model.h"

namespace cleanai {

at::Tensor scoresIn(const c10::IValue& returned, std::int64_t images, const Model& model) {
  const auto outputs = tensorsIn(returned);
  if (outputs.empty() || outputs[0].dim() != 2 || outputs[0].size(0) != images)
    throw Error(ErrorCode::unsupported, model.file().string(), "its output is not one row of class scores an image",
                "Evaluate a classifier");
  return outputs[0].to(at::kFloat);
}

at::Tensor classScores(const Model& model, const at::Tensor& images, const Overrides* overrides) {
  return scoresIn(model.torch().executor.run({images.to(numberType(model))}, nullptr, overrides), images.size(0),
                  model);
}

void EvaluationSums::add(const at::Tensor& scores, const std::vector<std::int64_t>& labels) {
  images_ += scores.size(0);
  classes_ = scores.size(1);
  hasLabels_ = hasLabels_ && !labels.empty();
  if (!hasLabels_) return;
  const at::Tensor truth = at::tensor(labels, at::kLong);
  const auto smallest = truth.min().item<std::int64_t>(), largest = truth.max().item<std::int64_t>();
  if (smallest < 0 || largest >= classes_)
    throw Error(ErrorCode::shapeMismatch, "labels",
                "class " + std::to_string(smallest < 0 ? smallest : largest) + " does not fit a model with " +
                    std::to_string(classes_) + " classes",
                "Give the labels that belong to the model, classes counted from 0");
  top1_ += scores.argmax(1).eq(truth).sum().item<std::int64_t>();
  if (classes_ > 5) top5_ += std::get<1>(scores.topk(5, 1)).eq(truth.unsqueeze(1)).any(1).sum().item<std::int64_t>();
  loss_ += at::log_softmax(scores.to(at::kDouble), 1).gather(1, truth.unsqueeze(1)).neg().sum().item<double>();
}

void EvaluationSums::addReference(const at::Tensor& reference, const at::Tensor& scores,
                                  const std::vector<std::int64_t>& labels) {
  if (reference.size(1) != scores.size(1))
    throw Error(
        ErrorCode::shapeMismatch, "the reference",
        "it has " + std::to_string(reference.size(1)) + " classes and the model " + std::to_string(scores.size(1)),
        "Give the model that this one was made of");
  hasReference_ = true;
  const at::Tensor expected = reference.argmax(1), found = scores.argmax(1);
  agreeing_ += expected.eq(found).sum().item<std::int64_t>();
  if (hasLabels_) {
    const at::Tensor truth = at::tensor(labels, at::kLong), was = expected.eq(truth), is = found.eq(truth);
    lost_ += was.logical_and(is.logical_not()).sum().item<std::int64_t>();
    won_ += is.logical_and(was.logical_not()).sum().item<std::int64_t>();
  }
  const at::Tensor a = reference.to(at::kDouble), b = scores.to(at::kDouble);
  divergence_ += divergences(a, b).sum().item<double>();
  squaredError_ += (a - b).square().sum().item<double>();
  squaredReference_ += a.square().sum().item<double>();
}

Evaluation EvaluationSums::evaluation(const Evaluation& end) const {
  Evaluation result = end;
  result.images = images_;
  if (images_ == 0) return result;
  const auto mean = [&](auto sum) { return static_cast<double>(sum) / static_cast<double>(images_); };
  if (hasLabels_) {
    result.top1 = mean(top1_);
    if (classes_ > 5) result.top5 = mean(top5_);
    result.loss = mean(loss_);
  }
  if (hasReference_) {
    result.agreement = mean(agreeing_);
    if (hasLabels_) result.lost = mean(lost_);
    if (hasLabels_) result.won = mean(won_);
    result.divergence = mean(divergence_);
    if (squaredReference_ > 0) result.scoreError = std::sqrt(squaredError_ / squaredReference_);
  }
  return result;
}

Evaluation labelledPass(const Model& model, Loader& loader, int threads, const ProgressSink& progress,
                        std::stop_token stop, const LabelledWork& work) {
  requireTensorInput(model.torch().executor, model.file().string());
  requireNumberType(model);
  const ComputeThreads computing(threads);
  const Stopwatch stopwatch;
  ProgressMeter meter(progress, "evaluate", static_cast<std::int64_t>(loader.imageCount()));
  const auto overAll = [&] {
    while (auto batch = loader.next(stop)) {
      const auto labels = batch->labels;
      const std::int64_t done = work(batchTensor(std::move(*batch)), labels);
      meter.report(done + static_cast<std::int64_t>(loader.skipped().size()));
    }
  };
  translatingErrors(ErrorCode::modelFailed, model.file().string(), "Check that the data and its preprocessing fit",
                    overAll);
  Evaluation end;
  end.finished = !stop.stop_requested();
  end.skipped = loader.skipped().size();
  end.seconds = stopwatch.seconds();
  return end;
}

}  // namespace cleanai
