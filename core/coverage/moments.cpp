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

std::optional<Moments> collected(const MomentCollector& collector, const ProgressSink& progress, std::stop_token stop) {
  try {
    return collector.moments(progress, stop);
  } catch (const Cancelled&) {
    return std::nullopt;
  }
}

std::optional<Moments> inputMoments(const Model& model, const Network& network, Loader& loader,
                                    const MomentOptions& options, const ProgressSink& progress, std::stop_token stop) {
  requireTensorInput(model.torch().executor, model.file().string());
  const auto collector = momentCollector(model, network, options);
  const Collecting collecting{{}, nullptr, collector.get()};
  {
    const ComputeThreads threads(options.threads);
    ObservedNetwork observed(model.torch(), {});
    Halving halving;
    const bool finished =
        overBatches(loader, model.file().string(), "second moments", progress, stop, [&](const at::Tensor& batch) {
          halving.run(batch.size(0), [&](std::int64_t first, std::int64_t count) {
            const at::Tensor images = batch.narrow(0, first, count);
            collector->begin(images, first);
            Observer observer(observed, {{0, count, false}}, collecting, stop);
            observed.run(images, &observer);
          });
          collector->endBatch();
        });
    if (!finished) return std::nullopt;
  }
  collector->tookFrom(takenImages(loader));
  auto moments = collected(*collector, progress, std::move(stop));
  if (moments)
    for (auto& skipped : loadingWarnings(loader)) moments->warnings.push_back(std::move(skipped));
  return moments;
}

}  // namespace cleanai
