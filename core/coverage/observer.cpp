#include "core/coverage/observer.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <utility>

#include "core/base/cancelled.h"
#include "core/model/compute_threads.h"

namespace cleanai {
namespace {

// Images times channels whose sums are taken before they are added to what is known, if that leaves each thread one.
constexpr std::int64_t rowsAtATime = 4096;

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

std::optional<Element> elementOf(const at::Tensor& value) {
  switch (value.scalar_type()) {
    case at::kFloat:
      return Element::float32;
    case at::kBFloat16:
      return Element::bfloat16;
    case at::kHalf:
      return Element::float16;
    default:
      return std::nullopt;
  }
}

// So many that threads have as many each, as far as they can.
std::int64_t imagesAtATime(const ValueView& view) {
  const std::int64_t threads = at::get_num_threads();
  const auto upwards = [](std::int64_t count, std::int64_t step) { return (count + step - 1) / step; };
  const std::int64_t turns = upwards(view.images, std::max<std::int64_t>(1, rowsAtATime / view.channels));
  return std::max<std::int64_t>(1, upwards(upwards(view.images, std::max<std::int64_t>(1, turns)), threads)) * threads;
}

ValueView imagesOf(ValueView view, std::int64_t first, std::int64_t count) {
  const std::size_t bytes = view.element == Element::float32 ? sizeof(float) : sizeof(std::uint16_t);
  view.data = static_cast<const std::byte*>(view.data) + static_cast<std::size_t>(first * view.imageStride) * bytes;
  view.images = count;
  return view;
}

ValueView viewOf(const at::Tensor& value, std::int64_t channels, bool channelsLast) {
  ValueView view;
  view.element = *elementOf(value);
  view.images = value.size(0);
  view.channels = channels;
  view.channelsLast = channelsLast;
  view.positions = view.images * channels == 0 ? 0 : value.numel() / (view.images * channels);
  view.imageStride = channels * view.positions;
  view.data = value.data_ptr();
  return view;
}

}  // namespace

std::optional<ValueView> viewInPlace(const at::Tensor& value) {
  if (value.layout() != at::kStrided || !value.is_cpu() || value.dim() < 2 || !elementOf(value)) return std::nullopt;
  if (value.is_contiguous()) return viewOf(value, value.size(1), false);
  if (value.dim() == 4 && value.is_contiguous(at::MemoryFormat::ChannelsLast))
    return viewOf(value, value.size(1), true);
  return std::nullopt;
}

Observer::Observer(const ObservedNetwork& network, std::vector<HalfRange> halves, const Collecting& collecting,
                   std::stop_token stop, std::pmr::memory_resource* memory)
    : network_(network), halves_(std::move(halves)), collecting_(collecting), stop_(std::move(stop)), memory_(memory) {
  for (const auto& half : halves_) images_ += half.count;
}

void Observer::keepStrongest(std::size_t most, std::vector<std::size_t> places) {
  mostStrongest_ = most;
  places_ = std::move(places);
}

bool Observer::wantsInputs(std::size_t position) const {
  return collecting_.moments && collecting_.moments->wants(position);
}

void Observer::executed(const Execution& execution) {
  if (stop_.stop_requested()) throw Cancelled();
  if (const ObservationPoint* const point = network_.pointAt(execution.position))
    read(*point, execution.outputs[0].toTensor());
  if (wantsInputs(execution.position)) collecting_.moments->see(execution);
}

void Observer::read(const ObservationPoint& point, at::Tensor value) {
  if (const auto* layout = network_.layoutAt(point.position); layout && !point.isConvolution)
    value = batchFirst(value, *layout, images_);
  if (network_.readsByOperators() && value.numel() > 0) return readByOperators(point, value);
  if (!elementOf(value) || !value.is_cpu()) value = value.to(at::kCPU, at::kFloat);
  auto view = point.isConvolution ? viewInPlace(value) : std::nullopt;
  if (!view) {
    value = value.contiguous();
    view = viewOf(value, value.size(point.isConvolution ? 1 : -1), !point.isConvolution);
  }
  walk(point, *view, {});
}

// Where the batch comes first, some images at a time: their rows stay in the cache and take no memory to speak of.
void Observer::walk(const ObservationPoint& point, const ValueView& view, const Pointwise& pointwise) {
  if (view.channels == 0) return;
  if (view.images != images_ || (point.isConvolution && network_.layoutAt(point.position))) {
    walkValue(view, pointwise, threshold(), rows_, onAllThreads);
    return take(point, rows_);
  }
  BatchLayer& found = layer(point, view.channels);
  const std::int64_t atATime = imagesAtATime(view);
  for (std::int64_t first = 0; first < view.images; first += atATime) {
    const std::int64_t count = std::min(atATime, view.images - first);
    walkValue(imagesOf(view, first, count), pointwise.from(first * view.imageStride), threshold(), rows_, onAllThreads);
    takeRows(found, rows_, first, 1);
  }
}

void Observer::readByOperators(const ObservationPoint& point, const at::Tensor& value) {
  const at::Tensor floating = elementOf(value) ? value : value.to(at::kFloat);
  const auto rows = [&] {
    if (!point.isConvolution) return floating.reshape({floating.size(0), -1, floating.size(-1)});
    return floating.dim() == 2 ? floating.unsqueeze(2) : floating.flatten(2);
  };
  onTheirWay_.emplace_back(&point, OperatorRows(rows(), !point.isConvolution, threshold(), isCareful_));
}

bool Observer::settle() {
  const auto isFinite = [](const auto& entry) { return entry.second.isFinite(); };
  if (!isCareful_ && !std::all_of(onTheirWay_.begin(), onTheirWay_.end(), isFinite)) {
    isCareful_ = true;
    restart();
    return false;
  }
  for (const auto& [point, rows] : onTheirWay_) take(*point, rows.rows());
  onTheirWay_.clear();
  return true;
}

void Observer::take(const ObservationPoint& point, const ValueRows& rows) {
  const auto* layout = point.isConvolution ? network_.layoutAt(point.position) : nullptr;
  const bool isFolded = layout && images_ > 0 && rows.images > images_ && rows.images % images_ == 0;
  if (isFolded) return takeImages(point, joinedRows(rows, *layout, images_));
  takeImages(point, rows);
}

// A value that does not hold the batch's images one after the other goes to the half of its first image, and nobody
// knows which image was strongest.
void Observer::takeImages(const ObservationPoint& point, const ValueRows& rows) {
  BatchLayer& found = layer(point, rows.channels);
  if (images_ > 0 && rows.images % images_ == 0) return takeRows(found, rows, 0, rows.images / images_);
  found.strongest.reset();
  found.statistics.add(rows, 0, rows.images, !halves_.empty() && halves_.front().isOdd, onAllThreads);
}

// Rows of the batch's images from `first` on, `each` of an image.
void Observer::takeRows(BatchLayer& layer, const ValueRows& rows, std::int64_t first, std::int64_t each) {
  if (rows.images == 0) return;
  const std::int64_t last = first + rows.images / each;
  if (layer.strongest)
    seeRows(rows, std::span(places_).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first)),
            *layer.strongest);
  for (const auto& half : halves_) {
    const std::int64_t begin = std::max(half.first, first), end = std::min(half.first + half.count, last);
    if (begin < end) layer.statistics.add(rows, (begin - first) * each, (end - begin) * each, half.isOdd, onAllThreads);
  }
}

BatchLayer& Observer::layer(const ObservationPoint& point, std::int64_t channels) {
  if (const auto found = layers_.find(point.layer); found != layers_.end()) return found->second;
  const auto count = static_cast<std::size_t>(channels);
  std::optional<Sections> sections;
  if (collecting_.profile) sections = collecting_.profile->sectionsOf(point.layer, count);
  BatchLayer layer{point.layer, point.type,
                   BatchStatistics(count, collecting_.thresholds, std::move(sections), memory_)};
  if (mostStrongest_ > 0) layer.strongest.emplace(count, mostStrongest_);
  return layers_.emplace(point.layer, std::move(layer)).first->second;
}

void Observer::restart() {
  layers_.clear();
  onTheirWay_.clear();
  if (collecting_.moments) collecting_.moments->restart();
}

std::vector<BatchLayer> Observer::takeLayers() {
  std::vector<BatchLayer> layers;
  for (const auto& point : network_.points()) {
    const auto found = layers_.find(point.layer);
    if (found == layers_.end()) continue;
    layers.push_back(std::move(found->second));
    layers_.erase(found);
  }
  return layers;
}

}  // namespace cleanai
