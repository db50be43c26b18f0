#include "core/model/detection_operators.h"

#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <torch/library.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <vector>

namespace cleanai {
namespace {

template <typename T>
struct Box {
  T x1, y1, x2, y2;

  T area() const { return (x2 - x1) * (y2 - y1); }
  T overlap(const Box& other) const {
    const T width = std::min(x2, other.x2) - std::max(x1, other.x1);
    const T height = std::min(y2, other.y2) - std::max(y1, other.y1);
    const T shared = std::max(T(0), width) * std::max(T(0), height);
    return shared / (area() + other.area() - shared);
  }
};

template <typename T>
std::vector<std::int64_t> keptBoxes(const at::Tensor& boxes, const at::Tensor& order, double threshold) {
  const auto corner = boxes.accessor<T, 2>();
  const auto byScore = order.accessor<std::int64_t, 1>();
  std::vector<Box<T>> kept;
  std::vector<std::int64_t> places;
  for (std::int64_t i = 0; i < order.size(0); ++i) {
    const std::int64_t place = byScore[i];
    const Box<T> box{corner[place][0], corner[place][1], corner[place][2], corner[place][3]};
    const bool isSuppressed = std::any_of(kept.begin(), kept.end(), [&](const auto& stronger) {
      return static_cast<double>(stronger.overlap(box)) > threshold;
    });
    if (isSuppressed) continue;
    kept.push_back(box);
    places.push_back(place);
  }
  return places;
}

// A point's four neighbours, as offsets into a map, and what they weigh.
template <typename T>
struct Sample {
  std::array<std::int64_t, 4> offsets{};
  std::array<T, 4> weights{};
};

template <typename T>
struct Neighbours {
  std::int64_t low, high;
  T highShare;
};

template <typename T>
Neighbours<T> neighbours(T position, std::int64_t size) {
  position = std::max(position, T(0));
  const auto low = static_cast<std::int64_t>(position);
  if (low >= size - 1) return {size - 1, size - 1, T(0)};
  return {low, low + 1, position - static_cast<T>(low)};
}

// Points further than a pixel outside of the map weigh nothing.
template <typename T>
Sample<T> sampleAt(T y, T x, std::int64_t height, std::int64_t width) {
  if (y < T(-1) || y > static_cast<T>(height) || x < T(-1) || x > static_cast<T>(width)) return {};
  const auto row = neighbours(y, height), column = neighbours(x, width);
  const T top = T(1) - row.highShare, left = T(1) - column.highShare;
  return {{row.low * width + column.low, row.low * width + column.high, row.high * width + column.low,
           row.high * width + column.high},
          {top * left, top * column.highShare, row.highShare * left, row.highShare * column.highShare}};
}

// One direction of a region: where it begins, and how its cells and their points lie.
template <typename T>
struct Span {
  T begin, cell;
  std::int64_t points;

  T position(std::int64_t cellNumber, std::int64_t point) const {
    return begin + static_cast<T>(cellNumber) * cell + (static_cast<T>(point) + T(0.5)) * cell / static_cast<T>(points);
  }
};

template <typename T>
Span<T> spanOf(T first, T last, T scale, std::int64_t cells, std::int64_t sampling, bool aligned) {
  const T offset = aligned ? T(0.5) : T(0);
  const T begin = first * scale - offset, end = last * scale - offset;
  const T length = aligned ? end - begin : std::max(end - begin, T(1));
  const T cell = length / static_cast<T>(cells);
  return {begin, cell, sampling > 0 ? sampling : static_cast<std::int64_t>(std::ceil(cell))};
}

template <typename T>
void alignRegion(const T* maps, std::int64_t channels, std::int64_t mapHeight, std::int64_t mapWidth, Span<T> vertical,
                 Span<T> horizontal, std::int64_t height, std::int64_t width, T* result) {
  const auto pointsPerCell = static_cast<std::size_t>(std::max<std::int64_t>(0, vertical.points * horizontal.points));
  std::vector<Sample<T>> samples;
  samples.reserve(pointsPerCell * static_cast<std::size_t>(height * width));
  for (std::int64_t row = 0; row < height; ++row)
    for (std::int64_t column = 0; column < width; ++column)
      for (std::int64_t y = 0; y < vertical.points; ++y)
        for (std::int64_t x = 0; x < horizontal.points; ++x)
          samples.push_back(sampleAt(vertical.position(row, y), horizontal.position(column, x), mapHeight, mapWidth));

  const T share = T(1) / static_cast<T>(std::max<std::size_t>(pointsPerCell, 1));
  for (std::int64_t channel = 0; channel < channels; ++channel) {
    const T* map = maps + channel * mapHeight * mapWidth;
    auto sample = samples.begin();
    for (std::int64_t cell = 0; cell < height * width; ++cell) {
      T sum = 0;
      for (std::size_t point = 0; point < pointsPerCell; ++point, ++sample)
        for (std::size_t i = 0; i < 4; ++i) sum += sample->weights[i] * map[sample->offsets[i]];
      *result++ = sum * share;
    }
  }
}

}  // namespace

at::Tensor nonMaximumSuppression(const at::Tensor& boxes, const at::Tensor& scores, double threshold) {
  TORCH_CHECK(boxes.dim() == 2 && boxes.size(1) == 4, "boxes are a tensor [N, 4], not ", boxes.sizes());
  TORCH_CHECK(scores.dim() == 1 && scores.size(0) == boxes.size(0), "there are ", boxes.size(0), " boxes and scores ",
              scores.sizes());
  const at::Tensor order = std::get<1>(scores.sort(/*stable=*/true, /*dim=*/0, /*descending=*/true));
  return AT_DISPATCH_FLOATING_TYPES(boxes.scalar_type(), "nms", [&] {
    return at::tensor(keptBoxes<scalar_t>(boxes, order, threshold), boxes.options().dtype(at::kLong));
  });
}

at::Tensor roiAlign(const at::Tensor& maps, const at::Tensor& regions, double scale, std::int64_t height,
                    std::int64_t width, std::int64_t sampling, bool aligned) {
  TORCH_CHECK(maps.dim() == 4, "maps are a tensor [N, C, H, W], not ", maps.sizes());
  TORCH_CHECK(regions.dim() == 2 && regions.size(1) == 5, "regions are a tensor [K, 5], not ", regions.sizes());
  TORCH_CHECK(maps.scalar_type() == regions.scalar_type(), "maps are ", maps.scalar_type(), " and regions ",
              regions.scalar_type());
  const std::int64_t channels = maps.size(1), count = regions.size(0);
  const at::Tensor source = maps.contiguous(), places = regions.contiguous();
  at::Tensor result = at::zeros({count, channels, height, width}, maps.options());
  if (result.numel() == 0) return result;
  const at::Tensor images = places.select(1, 0);
  TORCH_CHECK(images.min().item<double>() >= 0 && images.max().item<double>() < static_cast<double>(maps.size(0)),
              "a region lies in an image that is not there");
  AT_DISPATCH_FLOATING_TYPES(maps.scalar_type(), "roi_align", [&] {
    const auto* region = places.data_ptr<scalar_t>();
    at::parallel_for(0, count, 1, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t k = begin; k < end; ++k) {
        const scalar_t* r = region + k * 5;
        const auto ratio = static_cast<scalar_t>(scale);
        const auto image = static_cast<std::int64_t>(r[0]);
        alignRegion(source.data_ptr<scalar_t>() + image * channels * maps.size(2) * maps.size(3), channels,
                    maps.size(2), maps.size(3), spanOf(r[2], r[4], ratio, height, sampling, aligned),
                    spanOf(r[1], r[3], ratio, width, sampling, aligned), height, width,
                    result.data_ptr<scalar_t>() + k * channels * height * width);
      }
    });
  });
  return result;
}

void registerDetectionOperators() {
  static const std::unique_ptr<torch::Library> library = [] {
    auto& dispatcher = c10::Dispatcher::singleton();
    const bool hasNms = dispatcher.findSchema({"torchvision::nms", ""}).has_value();
    const bool hasRoiAlign = dispatcher.findSchema({"torchvision::roi_align", ""}).has_value();
    if (hasNms && hasRoiAlign) return std::unique_ptr<torch::Library>();
    auto own = std::make_unique<torch::Library>(torch::Library::FRAGMENT, "torchvision", c10::nullopt, __FILE__,
                                                static_cast<std::uint32_t>(__LINE__));
    if (!hasNms) {
      own->def("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor");
      own->impl("nms", torch::dispatch(c10::DispatchKey::CPU, nonMaximumSuppression));
    }
    if (!hasRoiAlign) {
      own->def(
          "roi_align(Tensor input, Tensor rois, float spatial_scale, int pooled_height, int pooled_width, "
          "int sampling_ratio, bool aligned) -> Tensor");
      own->impl("roi_align", torch::dispatch(c10::DispatchKey::CPU, roiAlign));
    }
    return own;
  }();
}

}  // namespace cleanai
