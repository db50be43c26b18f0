#include "core/coverage/observer.h"

#include <ATen/Parallel.h>

#include <functional>
#include <utility>

#include "core/base/cancelled.h"
#include "core/coverage/value_pass.h"

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

}  // namespace

Observer::Observer(const std::vector<ObservationPoint>& points, const BatchLayouts& layouts, std::int64_t images,
                   const Thresholds& thresholds, std::stop_token stop)
    : layouts_(layouts), images_(images), thresholds_(thresholds), stop_(std::move(stop)) {
  for (const auto& point : points) points_.emplace(point.position, &point);
}

void Observer::executed(const Execution& execution) {
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

std::vector<LayerCoverage> Observer::takeLayers() {
  places_.clear();
  return std::move(layers_);
}

LayerCoverage& Observer::layer(const ObservationPoint& point, std::int64_t channels) {
  const auto [place, isNew] = places_.try_emplace(point.layer, layers_.size());
  if (isNew) {
    layers_.push_back({point.layer, point.type, {}});
    layers_.back().statistics.thresholds = thresholds_;
    layers_.back().statistics.channels.resize(static_cast<std::size_t>(channels));
  }
  return layers_[place->second];
}

}  // namespace cleanai
