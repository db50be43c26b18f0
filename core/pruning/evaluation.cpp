#include "core/pruning/evaluation.h"

#include <ATen/ATen.h>

#include <chrono>

#include "core/model/batch_tensor.h"
#include "core/model/compute_threads.h"
#include "core/model/example_inputs.h"
#include "core/model/torch_error.h"
#include "core/model/torch_model.h"

namespace cleanai {
namespace {

at::Tensor scoresOf(const Model& model, const at::Tensor& images) {
  const auto outputs = tensorsIn(model.torch().executor.run({images}));
  if (outputs.empty() || outputs[0].dim() != 2 || outputs[0].size(0) != images.size(0))
    throw Error(ErrorCode::unsupported, model.file().string(), "its output is not one row of class scores an image",
                "Evaluate a classifier");
  return outputs[0].to(at::kFloat);
}

// Sums over images; the evaluation's shares follow from them.
struct Counts {
  std::int64_t images = 0, top1 = 0, top5 = 0, agreeing = 0, classes = 0;
  double loss = 0;

  void addLabelled(const at::Tensor& scores, const std::vector<std::int64_t>& labels) {
    const at::Tensor truth = at::tensor(labels, at::kLong);
    const auto smallest = truth.min().item<std::int64_t>(), largest = truth.max().item<std::int64_t>();
    if (smallest < 0 || largest >= scores.size(1))
      throw Error(ErrorCode::shapeMismatch, "labels",
                  "class " + std::to_string(smallest < 0 ? smallest : largest) + " does not fit a model with " +
                      std::to_string(scores.size(1)) + " classes",
                  "Give the labels that belong to the model, classes counted from 0");
    top1 += scores.argmax(1).eq(truth).sum().item<std::int64_t>();
    if (scores.size(1) > 5)
      top5 += std::get<1>(scores.topk(5, 1)).eq(truth.unsqueeze(1)).any(1).sum().item<std::int64_t>();
    loss += at::log_softmax(scores.to(at::kDouble), 1).gather(1, truth.unsqueeze(1)).neg().sum().item<double>();
  }
};

}  // namespace

Evaluation evaluate(const Model& model, const Model* reference, Loader& loader, int threads,
                    const ProgressSink& progress, std::stop_token stop) {
  requireTensorInput(model.torch().executor, model.file().string());
  const ComputeThreads computing(threads);
  const auto start = std::chrono::steady_clock::now();
  ProgressMeter meter(progress, "evaluate", static_cast<std::int64_t>(loader.imageCount()));
  Evaluation result;
  Counts counts;
  bool hasLabels = true;
  translatingErrors(
      ErrorCode::modelFailed, model.file().string(), "Check that the data and its preprocessing fit", [&] {
        while (auto batch = loader.next(stop)) {
          const auto labels = batch->labels;
          hasLabels = hasLabels && !labels.empty();
          const at::Tensor images = batchTensor(std::move(*batch));
          const at::Tensor scores = scoresOf(model, images);
          if (hasLabels) counts.addLabelled(scores, labels);
          if (reference)
            counts.agreeing += scores.argmax(1).eq(scoresOf(*reference, images).argmax(1)).sum().item<std::int64_t>();
          counts.classes = scores.size(1);
          counts.images += images.size(0);
          meter.report(counts.images + static_cast<std::int64_t>(loader.skipped().size()));
        }
      });
  const auto share = [&](std::int64_t count) {
    return static_cast<double>(count) / static_cast<double>(counts.images);
  };
  result.images = counts.images;
  result.finished = !stop.stop_requested();
  if (counts.images > 0) {
    if (hasLabels) result.top1 = share(counts.top1);
    if (hasLabels && counts.classes > 5) result.top5 = share(counts.top5);
    if (hasLabels) result.loss = counts.loss / static_cast<double>(counts.images);
    if (reference) result.agreement = share(counts.agreeing);
  }
  result.skipped = loader.skipped().size();
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

}  // namespace cleanai
