#include "core/pruning/evaluation_sums.h"

#include <cmath>

#include "core/base/stopwatch.h"
#include "core/model/batch_tensor.h"
#include "core/model/compute_threads.h"
#include "core/model/example_inputs.h"
#include "core/model/number_type.h"
#include "core/model/output_distance.h"
#include "core/model/tensor_memory.h"
#include "core/model/torch_error.h"
#include "core/model/torch_model.h"

namespace cleanai {

namespace {

// Of each image, whether all its scores are: [N].
at::Tensor areFinite(const at::Tensor& scores) { return scores.isfinite().all(1); }

std::int64_t countOf(const at::Tensor& flags) { return flags.sum().item<std::int64_t>(); }

// What `values`, one an image, sum up to over the images of `which`.
double sumOf(const at::Tensor& values, const at::Tensor& which) {
  return values.masked_select(which).sum().item<double>();
}

}  // namespace

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
  const at::Tensor finite = areFinite(scores);
  images_ += scores.size(0);
  finite_ += countOf(finite);
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
  top1_ += countOf(scores.argmax(1).eq(truth).logical_and(finite));
  if (classes_ > 5) top5_ += countOf(std::get<1>(scores.topk(5, 1)).eq(truth.unsqueeze(1)).any(1).logical_and(finite));
  loss_ -= sumOf(at::log_softmax(scores.to(at::kDouble), 1).gather(1, truth.unsqueeze(1)).squeeze(1), finite);
}

void EvaluationSums::addReference(const at::Tensor& reference, const at::Tensor& scores,
                                  const std::vector<std::int64_t>& labels) {
  if (reference.size(1) != scores.size(1))
    throw Error(
        ErrorCode::shapeMismatch, "the reference",
        "it has " + std::to_string(reference.size(1)) + " classes and the model " + std::to_string(scores.size(1)),
        "Give the model that this one was made of");
  hasReference_ = true;
  const at::Tensor known = areFinite(reference), finite = areFinite(scores), both = known.logical_and(finite);
  const at::Tensor expected = reference.argmax(1), found = scores.argmax(1);
  comparable_ += countOf(both);
  agreeing_ += countOf(expected.eq(found).logical_and(both));
  if (hasLabels_) {
    const at::Tensor truth = at::tensor(labels, at::kLong);
    const at::Tensor was = expected.eq(truth).logical_and(known), is = found.eq(truth).logical_and(finite);
    lost_ += countOf(was.logical_and(is.logical_not()));
    won_ += countOf(is.logical_and(was.logical_not()));
  }
  const at::Tensor a = reference.to(at::kDouble), b = scores.to(at::kDouble);
  divergence_ += sumOf(divergences(a, b), both);
  squaredError_ += sumOf((a - b).square().sum(1), both);
  squaredReference_ += sumOf(a.square().sum(1), both);
}

void EvaluationSums::requireFinite(const Model& model) const {
  if (images_ > 0 && finite_ == 0)
    throw Error(ErrorCode::modelFailed, model.file().string(), "no image gave scores that are finite",
                "Look for NaN or infinite values in its weights and in the images");
}

Evaluation EvaluationSums::evaluation(const Evaluation& end) const {
  Evaluation result = end;
  result.images = images_;
  result.nonfinite = images_ - finite_;
  if (images_ == 0) return result;
  const auto mean = [&](auto sum) { return static_cast<double>(sum) / static_cast<double>(images_); };
  if (hasLabels_) {
    result.top1 = mean(top1_);
    if (classes_ > 5) result.top5 = mean(top5_);
    if (finite_ > 0) result.loss = loss_ / static_cast<double>(finite_);
  }
  if (hasReference_) {
    result.agreement = mean(agreeing_);
    if (hasLabels_) result.lost = mean(lost_);
    if (hasLabels_) result.won = mean(won_);
    if (comparable_ > 0) result.divergence = divergence_ / static_cast<double>(comparable_);
    if (squaredReference_ > 0) result.scoreError = std::sqrt(squaredError_ / squaredReference_);
  }
  return result;
}

Evaluation labelledPass(const Model& model, Loader& loader, int threads, const ProgressSink& progress,
                        std::stop_token stop, const LabelledWork& work) {
  requireTensorInput(model.torch().executor, model.file().string());
  requireNumberType(model);
  const ComputeThreads computing(threads);
  const TensorMemory memory;
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
