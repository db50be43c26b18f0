#include "core/coverage/moments.h"

#include <algorithm>
#include <utility>

#include "core/base/cancelled.h"
#include "core/coverage/halving.h"
#include "core/coverage/moment_collector.h"
#include "core/coverage/observer.h"
#include "core/data/loading_warnings.h"
#include "core/model/batches.h"
#include "core/model/compute_threads.h"
#include "core/model/example_inputs.h"
#include "core/model/torch_model.h"

namespace cleanai {

double Moments::sensitivityOf(const std::string& weight) const {
  const auto found = sensitivity.find(weight);
  return found == sensitivity.end() ? 1 : found->second;
}

double Moments::priceOf(const std::string& weight) const {
  const auto found = prices.find(weight);
  return found == prices.end() ? sensitivityOf(weight) : found->second;
}

std::shared_ptr<MomentCollector> momentCollector(const Model& model, const Network& network,
                                                 const MomentOptions& options) {
  return std::make_shared<MomentCollector>(model, network, options);
}

MomentCost costOf(const MomentCollector& collector) {
  MomentCost cost{.bytes = collector.readers().bytes()};
  for (const auto& source : collector.readers().sources) {
    ++cost.inputs;
    cost.diagonal += source.isDiagonal;
    cost.stride = std::max(cost.stride, source.stride);
  }
  return cost;
}

bool collect(const Model& model, Loader& loader, MomentCollector& collector, const ProgressSink& progress,
             const std::stop_token& stop) {
  requireTensorInput(model.torch().executor, model.file().string());
  const Collecting collecting{{}, nullptr, &collector};
  const ComputeThreads threads(collector.options().threads);
  ObservedNetwork observed(model.torch(), {});
  Halving halving;
  const bool finished =
      overBatches(loader, model.file().string(), "second moments", progress, stop, [&](const at::Tensor& batch) {
        halving.run(batch.size(0), [&](std::int64_t first, std::int64_t count) {
          const at::Tensor images = batch.narrow(0, first, count);
          collector.begin(images, first);
          Observer observer(observed, {{0, count, false}}, collecting, stop);
          observed.run(images, &observer);
        });
        collector.endBatch();
      });
  if (!finished) return false;
  collector.tookFrom(takenImages(loader));
  collector.warn(loadingWarnings(loader));
  return true;
}

std::optional<Moments> collected(const MomentCollector& collector, const ProgressSink& progress, std::stop_token stop) {
  try {
    return collector.moments(progress, stop);
  } catch (const Cancelled&) {
    return std::nullopt;
  }
}

std::optional<Moments> inputMoments(const Model& model, const Network& network, Loader& loader,
                                    const MomentOptions& options, const ProgressSink& progress, std::stop_token stop) {
  const auto collector = momentCollector(model, network, options);
  if (!collect(model, loader, *collector, progress, stop)) return std::nullopt;
  return collected(*collector, progress, std::move(stop));
}

}  // namespace cleanai
