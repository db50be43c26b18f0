#include "core/coverage/analysis.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "core/base/cancelled.h"
#include "core/base/glob.h"
#include "core/base/log.h"
#include "core/coverage/halving.h"
#include "core/coverage/observation_points.h"
#include "core/coverage/observed_network.h"
#include "core/coverage/observer.h"
#include "core/model/batch_tensor.h"
#include "core/model/compute_threads.h"
#include "core/model/example_inputs.h"
#include "core/model/torch_error.h"

namespace cleanai {
namespace {

void addLayers(std::vector<LayerCoverage>& to, std::vector<LayerCoverage> layers) {
  if (to.empty()) {
    to = std::move(layers);
    return;
  }
  for (std::size_t i = 0; i < layers.size(); ++i) to.at(i).statistics.merge(layers[i].statistics);
}

std::vector<ObservationPoint> chosenPoints(const Model& model, const AnalysisOptions& options) {
  auto points = observationPoints(model.torch(), options.observe);
  for (const auto& pattern : options.layers)
    if (std::none_of(points.begin(), points.end(),
                     [&](const auto& point) { return matchesGlob(point.layer, pattern); }))
      throw Error(ErrorCode::invalidArgument, "pattern \"" + pattern + "\"", "no layer has such a name",
                  "List the names with: cleanai inspect MODEL");
  std::erase_if(points, [&](const auto& point) {
    return !options.layers.empty() &&
           std::none_of(options.layers.begin(), options.layers.end(),
                        [&](const auto& pattern) { return matchesGlob(point.layer, pattern); });
  });
  if (points.empty())
    throw Error(ErrorCode::unsupported, model.file().string(), "it has no convolution or linear layer to observe",
                "Give a network with such layers");
  return points;
}

void checkDevice(const std::string& device) {
  if (device == "auto" || device == "cpu") return;
  const bool isKnown = device == "cuda" || device.starts_with("cuda:");
  throw Error(isKnown ? ErrorCode::unsupported : ErrorCode::invalidArgument, "device \"" + device + "\"",
              isKnown ? "this version analyzes on the processor only" : "there is no such device",
              "Leave --device out, or give cpu");
}

void describe(Coverage& coverage, const Loader& loader) {
  const auto skipped = loader.skipped();
  coverage.data.skipped = static_cast<std::int64_t>(skipped.size());
  coverage.warnings.clear();
  for (const auto& item : skipped) coverage.warnings.push_back("skipped " + item.name + ": " + item.reason);
  for (const auto& layer : coverage.layers)
    if (layer.statistics.nonfinite > 0)
      coverage.warnings.push_back("layer " + layer.name + " met " + std::to_string(layer.statistics.nonfinite) +
                                  " values that are not finite; they were left out");
}

}  // namespace

Coverage analyze(const Model& model, Loader& loader, const AnalysisOptions& options, const ProgressSink& progress,
                 std::stop_token stop, const CoverageSink& partial) {
  checkDevice(options.device);
  requireTensorInput(model.torch().executor, model.file().string());
  const auto points = chosenPoints(model, options);
  const ComputeThreads threads(options.threads);
  Coverage coverage;
  coverage.model = {model.file().string(), model.sha256(), model.parameterCount()};
  coverage.data.source = options.source;
  coverage.observe = options.observe;
  ProgressMeter meter(progress, "analyze", static_cast<std::int64_t>(loader.imageCount()));
  auto lastPartial = std::chrono::steady_clock::now();
  constexpr std::chrono::milliseconds partialInterval(300);

  ObservedNetwork network(model.torch(), points, options.pass);
  Halving halving;
  const auto analyzeBatch = [&](Batch batch) {
    const auto images = static_cast<std::int64_t>(batch.indices.size());
    const at::Tensor input = batchTensor(std::move(batch));
    std::vector<LayerCoverage> found;  // of the whole batch, or nothing is kept of it
    halving.run(images, [&](std::int64_t first, std::int64_t count) {
      Observer observer(network, count, options.thresholds, stop);
      network.run(input.narrow(0, first, count), &observer);
      addLayers(found, observer.takeLayers());
    });
    addLayers(coverage.layers, std::move(found));
    coverage.data.images += images;
    ++coverage.data.batches;
  };
  try {
    translatingErrors(ErrorCode::modelFailed, "running " + model.file().string(),
                      "Check that the data, its preprocessing and its size fit the model", [&] {
                        while (auto batch = loader.next(stop)) {
                          analyzeBatch(std::move(*batch));
                          meter.report(coverage.data.images + static_cast<std::int64_t>(loader.skipped().size()));
                          const auto now = std::chrono::steady_clock::now();
                          if (!partial || now - lastPartial < partialInterval) continue;
                          lastPartial = now;
                          coverage.finished = false;
                          partial(std::make_shared<const Coverage>(coverage));
                        }
                      });
  } catch (const Cancelled&) {
    logger()->info("cancelled after {} images", coverage.data.images);
  }
  coverage.finished = !stop.stop_requested();
  describe(coverage, loader);
  if (halving.fitting() > 0)
    coverage.warnings.push_back("the memory did not suffice for whole batches: " + std::to_string(halving.fitting()) +
                                " images at a time");
  return coverage;
}

}  // namespace cleanai
