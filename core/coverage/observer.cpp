#include "core/coverage/observer.h"

#include <ATen/Parallel.h>

#include <functional>
#include <utility>

#include "core/base/cancelled.h"

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

Observer::Observer(const std::vector<ObservationPoint>& points, const BatchLayouts& layouts,
                   std::vector<HalfRange> halves, const Collecting& collecting, std::stop_token stop)
    : layouts_(layouts), halves_(std::move(halves)), collecting_(collecting), stop_(std::move(stop)) {
  for (const auto& half : halves_) images_ += half.count;
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
    add(view, layer(point, view.channels));
  }
}

std::vector<LayerCoverage> Observer::takeLayers() {
  places_.clear();
  for (auto& layer : layers_) layer.statistics.merge(layer.odd);
  return std::move(layers_);
}

LayerCoverage& Observer::layer(const ObservationPoint& point, std::int64_t channels) {
  const auto [place, isNew] = places_.try_emplace(point.layer, layers_.size());
  if (isNew) {
    LayerStatistics empty;
    empty.thresholds = collecting_.thresholds;
    empty.channels.resize(static_cast<std::size_t>(channels));
    if (collecting_.profile) empty.sections = collecting_.profile->sectionsOf(point.layer, empty.channels.size());
    layers_.push_back({point.layer, point.type, empty, empty});
  }
  return layers_[place->second];
}

// A value that does not hold the batch's images one after the other goes to the half of its first image.
void Observer::add(const ValueView& value, LayerCoverage& layer) {
  if (images_ == 0 || value.images % images_ != 0) {
    addValue(value, !halves_.empty() && halves_.front().isOdd ? layer.odd : layer.statistics, parallelFor);
    return;
  }
  const std::int64_t each = value.images / images_;
  for (const auto& half : halves_) {
    ValueView part = value;
    part.data += half.first * each * value.imageStride;
    part.images = half.count * each;
    addValue(part, half.isOdd ? layer.odd : layer.statistics, parallelFor);
  }
}

}  // namespace cleanai
