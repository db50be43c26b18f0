#include "core/coverage/analysis.h"

#include <ATen/Parallel.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <unordered_map>

#include "core/base/cancelled.h"
#include "core/base/glob.h"
#include "core/base/log.h"
#include "core/coverage/batch_layout.h"
#include "core/coverage/observation_points.h"
#include "core/coverage/value_pass.h"
#include "core/model/batch_tensor.h"
#include "core/model/compute_threads.h"
#include "core/model/example_inputs.h"
#include "core/model/torch_error.h"

namespace cleanai {
namespace {

void parallelFor(std::int64_t count, const std::function<void(std::int64_t, std::int64_t)>& part) {
  at::parallel_for(0, count, 1, part);
}

// The value of a linear layer as [N, positions, C]; copies when the batch does not come first.
at::Tensor batchFirst(const at::Tensor& value, const BatchLayout& layout, std::int64_t images) {
  const std::int64_t channels = value.size(-1);
  const std::int64_t rows = channels == 0 ? 0 : value.numel() / channels;
  const std::int64_t together = layout.rowsTogether == 0 ? rows / images : layout.rowsTogether;
  if (together == 0 || rows % (images * together) != 0) return value;
  return value.reshape({rows / (images * together), images, together, channels})
      .transpose(0, 1)
      .reshape({images, rows / images, channels});
}

// Brings a value to memory that one pass can read; copies only what neither order of dimensions describes.
ValueView viewOf(at::Tensor& value, bool isConvolution) {
  if (value.scalar_type() != at::kFloat) value = value.to(at::kFloat);
  ValueView view;
  view.images = value.size(0);
  view.channelsLast = !isConvolution || (value.dim() == 4 && !value.is_contiguous() &&
                                         value.is_contiguous(at::MemoryFormat::ChannelsLast));
  if (!isConvolution || !view.channelsLast) value = value.contiguous();
  view.channels = isConvolution ? value.size(1) : value.size(-1);
  view.positions = view.images * view.channels == 0 ? 0 : value.numel() / (view.images * view.channels);
  view.imageStride = view.channels * view.positions;
  view.data = value.data_ptr<float>();
  return view;
}

// The statistics of one batch, layer by layer, as its forward pass goes.
class Observer : public ExecutionListener {
 public:
  Observer(const std::vector<ObservationPoint>& points, const BatchLayouts& layouts, std::int64_t images,
           const Thresholds& thresholds, std::stop_token stop)
      : layouts_(layouts), images_(images), thresholds_(thresholds), stop_(std::move(stop)) {
    for (const auto& point : points) points_.emplace(point.position, &point);
  }

  void executed(const Execution& execution) override {
    if (stop_.stop_requested()) throw Cancelled();
    const auto [begin, end] = points_.equal_range(execution.position);
    for (auto found = begin; found != end; ++found) {
      const ObservationPoint& point = *found->second;
      at::Tensor value = execution.outputs[0].toTensor();
      if (const auto layout = layouts_.find(execution.position); layout != layouts_.end())
        value = batchFirst(value, layout->second, images_);
      const ValueView view = viewOf(value, point.isConvolution);
      addValue(view, layer(point, view.channels).statistics, parallelFor);
    }
  }

  std::vector<LayerCoverage> takeLayers() {
    places_.clear();
    return std::move(layers_);
  }

 private:
  LayerCoverage& layer(const ObservationPoint& point, std::int64_t channels) {
    const auto [place, isNew] = places_.try_emplace(point.layer, layers_.size());
    if (isNew) {
      layers_.push_back({point.layer, point.type, {}});
      layers_.back().statistics.thresholds = thresholds_;
      layers_.back().statistics.channels.resize(static_cast<std::size_t>(channels));
    }
    return layers_[place->second];
  }

  std::unordered_multimap<std::size_t, const ObservationPoint*> points_;
  const BatchLayouts& layouts_;
  std::int64_t images_;
  Thresholds thresholds_;
  std::stop_token stop_;
  std::vector<LayerCoverage> layers_;
  std::unordered_map<std::string, std::size_t> places_;
};

void addBatch(Coverage& coverage, std::vector<LayerCoverage> layers) {
  if (coverage.layers.empty()) {
    coverage.layers = std::move(layers);
    return;
  }
  for (std::size_t i = 0; i < layers.size(); ++i) coverage.layers.at(i).statistics.merge(layers[i].statistics);
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

  std::optional<BatchLayouts> layouts;
  const auto analyzeBatch = [&](Batch batch) {
    const auto images = static_cast<std::int64_t>(batch.indices.size());
    const at::Tensor input = batchTensor(std::move(batch));
    if (!layouts) layouts = batchLayouts(model.torch(), points, input.narrow(0, 0, 1));
    Observer observer(points, *layouts, images, options.thresholds, stop);
    model.torch().executor.run({input}, &observer);
    addBatch(coverage, observer.takeLayers());
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
  return coverage;
}

}  // namespace cleanai
