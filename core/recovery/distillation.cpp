#include "core/recovery/distillation.h"

#include <ATen/ATen.h>

#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "core/base/cancelled.h"
#include "core/base/error.h"
#include "core/data/loading_warnings.h"
#include "core/data/selected.h"
#include "core/data/shuffle.h"
#include "core/model/batches.h"
#include "core/model/compute_threads.h"
#include "core/model/example_inputs.h"
#include "core/model/tensor_memory.h"
#include "core/model/torch_model.h"
#include "core/recovery/distillation_loss.h"
#include "core/recovery/trained_tensors.h"
#include "core/recovery/trainer.h"

namespace cleanai {
namespace {

constexpr std::size_t heldOutEvery = 10;
constexpr int patience = 3;  // epochs without progress

using Items = std::vector<std::size_t>;

struct Split {
  Items trained, heldOut;
};

Split splitOf(const Items& items, std::uint64_t seed) {
  if (items.size() < 2)
    throw Error(ErrorCode::emptyData, "distillation", "it needs images to learn from and others to be judged by",
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
  bool hasClasses = true;
  double agreement = 0, loss = 0, images = 0;

  // Between agreements that differ by less than their standard error the loss decides: it says more from few images.
  bool isBetterThan(const Likeness& other) const {
    const double middle = (agreement + other.agreement) / 2;
    const double doubt = hasClasses ? std::sqrt(middle * (1 - middle) / images) : 0;
    return std::abs(agreement - other.agreement) > doubt ? agreement > other.agreement : loss < other.loss;
  }
};

class Distillation {
 public:
  Distillation(const Loader& source, const Distance& distance, const TrainedTensors& tensors,
               const DistillationOptions& options, ProgressSink progress, std::stop_token stop)
      : source_(source),
        distance_(distance),
        tensors_(tensors),
        options_(options),
        split_(splitOf(source.items(), options.seed)),
        trainer_(tensors.trained(), options,
                 (split_.trained.size() + options.batchSize - 1) / options.batchSize *
                     static_cast<std::size_t>(options.epochs)),
        progress_(std::move(progress)),
        stop_(std::move(stop)) {}

  const Split& split() const { return split_; }
  /// What could not be read, as warnings.
  const std::set<std::string>& skipped() const { return skipped_; }

  Likeness onHeldOut() {
    Likeness sum;
    over(split_.heldOut, "held-out images", progress_, [&](const at::Tensor& batch) {
      const OutputComparison found = distance_.outputs(batch, tensors_.overrides(), stop_);
      const double count = static_cast<double>(batch.size(0));
      sum.hasClasses = found.hasClasses;
      sum.agreement += found.agreement * count;
      sum.loss += found.loss.item<double>() * count;
      sum.images += count;
    });
    return {sum.hasClasses, sum.agreement / sum.images, sum.loss / sum.images, sum.images};
  }

  /// The mean loss; not finite as soon as that of one batch is not.
  double epoch(int number, const Likeness& best) {
    double sum = 0, images = 0;
    const auto order = inNewOrder(split_.trained, options_.seed + static_cast<std::uint64_t>(number));
    const std::string stage = "distill, epoch " + std::to_string(number) + " of " + std::to_string(options_.epochs);
    over(order, stage, withRest(options_.epochs - number, best), [&](const at::Tensor& batch) {
      if (!std::isfinite(sum)) return;
      const at::Tensor loss = distance_.loss(batch, tensors_.overrides(), stop_);
      const double count = static_cast<double>(batch.size(0));
      sum += loss.item<double>() * count;
      images += count;
      if (std::isfinite(sum)) trainer_.step(loss);
    });
    return sum / images;
  }

 private:
  // Throws Cancelled when stopped.
  void over(const Items& items, const std::string& stage, const ProgressSink& progress,
            const std::function<void(const at::Tensor&)>& work) {
    LoaderOptions options = source_.options();
    options.batchSize = options_.batchSize;
    options.maxBatches.reset();
    options.shuffle = false;
    Loader loader(std::make_shared<Selected>(source_.dataset(), items), source_.preprocessing(), options);
    if (!overBatches(loader, "the pruned network", stage, progress, stop_, work)) throw Cancelled();
    for (auto& text : loadingWarnings(loader)) skipped_.insert(std::move(text));
  }

  // Adds the time of the epochs to come, and the best agreement.
  ProgressSink withRest(int epochs, const Likeness& best) const {
    if (!progress_) return {};
    return [this, epochs, best](Progress progress) {
      if (progress.secondsLeft)
        *progress.secondsLeft += epochs * static_cast<double>(progress.total) / progress.imagesPerSecond;
      if (best.hasClasses) progress.agreement = best.agreement;
      progress_(progress);
    };
  }

  const Loader& source_;
  const Distance& distance_;
  const TrainedTensors& tensors_;
  const DistillationOptions& options_;
  Split split_;
  Trainer trainer_;
  ProgressSink progress_;
  std::stop_token stop_;
  std::set<std::string> skipped_;
};

std::string endedIn(int epoch) {
  return "distillation ended in epoch " + std::to_string(epoch) +
         ", as its loss was no finite number any more: the best weights before that are kept. A smaller rate may help";
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
  const TensorMemory memory;
  const auto source = data();
  const Executor student(pruned);
  const TrainedTensors tensors(pruned);
  const Distance distance(teacher, student, sharedValues(original, network, plan, student.graph(), pruned),
                          options.featureWeight);
  Distillation distillation(*source, distance, tensors, options, progress, std::move(stop));

  DistillationReport report;
  report.trained = distillation.split().trained.size();
  report.heldOut = distillation.split().heldOut.size();
  std::vector<at::Tensor> bestValues;
  try {
    Likeness best = distillation.onHeldOut();
    report.hasClasses = best.hasClasses;
    report.agreements.push_back(best.agreement);
    double leastLoss = std::numeric_limits<double>::infinity();
    for (int epoch = 1, progressed = 0; epoch <= options.epochs && epoch - progressed <= patience; ++epoch) {
      const double loss = distillation.epoch(epoch, best);
      const Likeness now = std::isfinite(loss) ? distillation.onHeldOut() : Likeness{best.hasClasses, 0, loss, 0};
      if (!std::isfinite(now.loss)) {
        report.warnings.push_back(endedIn(epoch));
        break;
      }
      report.epochs = epoch;
      report.losses.push_back(loss);
      report.agreements.push_back(now.agreement);
      if (loss < leastLoss) {
        leastLoss = loss;
        progressed = epoch;
      }
      if (!now.isBetterThan(best)) continue;
      progressed = epoch;
      best = now;
      bestValues = tensors.values();
      report.bestEpoch = epoch;
    }
  } catch (const Cancelled&) {
    return std::nullopt;
  }
  report.warnings.insert(report.warnings.end(), distillation.skipped().begin(), distillation.skipped().end());
  if (report.bestEpoch > 0) tensors.write(bestValues, pruned);
  return report;
}

}  // namespace cleanai
