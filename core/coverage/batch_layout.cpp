#include "core/coverage/batch_layout.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace cleanai {
namespace {

using Values = std::unordered_map<std::size_t, at::Tensor>;  // [rows, elements], by position
using Places = std::unordered_map<std::size_t, bool>;        // whether a convolution gives it, by position

constexpr std::int64_t batchSize = 2;

// Keeps the values of some places, a row each for what one image must fill alone; of a place that runs several times,
// the last.
class Collector : public ExecutionListener {
 public:
  explicit Collector(const Places& places) : places_(places) {}
  void executed(const Execution& execution) override {
    const auto place = places_.find(execution.position);
    if (place == places_.end()) return;
    const at::Tensor value = execution.outputs[0].toTensor();
    const bool isConvolution = place->second;
    if (value.numel() == 0 || (isConvolution && value.size(0) == batchSize)) return;
    values_[execution.position] =
        value.clone().reshape({isConvolution ? value.size(0) : value.numel() / value.size(-1), -1});
  }
  Values take() { return std::move(values_); }

 private:
  const Places& places_;
  Values values_;
};

Values valuesOf(const TorchModel& model, const Places& places, const at::Tensor& batch) {
  Collector collector(places);
  model.executor.run({batch}, &collector);
  return collector.take();
}

// The longest run of rows that explains which rows the second of two images changed.
std::optional<BatchLayout> layoutOf(const at::Tensor& before, const at::Tensor& after) {
  const at::Tensor changed = (before != after).any(1).contiguous();
  const auto* row = changed.data_ptr<bool>();
  const std::int64_t rows = changed.numel();
  if (rows % batchSize != 0 || !changed.any().item<bool>()) return std::nullopt;
  for (std::int64_t together = rows / batchSize; together > 0; --together) {
    if (rows / batchSize % together != 0) continue;
    bool explains = true;
    for (std::int64_t r = 0; explains && r < rows; ++r) explains = !row[r] || r / together % batchSize == 1;
    if (explains) return BatchLayout{together == rows / batchSize ? 0 : together};
  }
  return std::nullopt;
}

}  // namespace

BatchLayouts batchLayouts(const TorchModel& model, const std::vector<ObservationPoint>& points,
                          const at::Tensor& image) {
  Places places;
  for (const auto& point : points) places.emplace(point.position, point.isConvolution);
  if (places.empty()) return {};
  Values before, after;
  try {
    before = valuesOf(model, places, at::cat({image, image}));
    after = valuesOf(model, places, at::cat({image, image.flip(-1) + 1}));
  } catch (const c10::Error&) {
    return {};
  }
  BatchLayouts layouts;
  for (const auto& [place, value] : before)
    if (const auto found = after.find(place); found != after.end() && found->second.sizes() == value.sizes())
      if (const auto layout = layoutOf(value, found->second)) layouts.emplace(place, *layout);
  return layouts;
}

ValueRows joinedRows(const ValueRows& rows, const BatchLayout& layout, std::int64_t images) {
  const std::int64_t each = rows.images / images;
  const std::int64_t together = layout.rowsTogether == 0 ? each : layout.rowsTogether;
  ValueRows joined;
  joined.images = images;
  joined.channels = rows.channels;
  joined.positions = rows.positions * each;
  const auto count = static_cast<std::size_t>(images * rows.channels);
  const auto join = [&](const auto& from, auto& to, const auto& combine) {
    to.resize(count);
    for (std::int64_t row = 0; row < rows.images; ++row) {
      const std::int64_t image = row / together % images;
      const bool isFirst = row / (together * images) == 0 && row % together == 0;
      for (std::int64_t c = 0; c < rows.channels; ++c) {
        auto& place = to[static_cast<std::size_t>(image * rows.channels + c)];
        const auto& value = from[static_cast<std::size_t>(row * rows.channels + c)];
        place = isFirst ? value : combine(place, value);
      }
    }
  };
  const auto add = [](auto a, auto b) { return a + b; };
  join(rows.sum, joined.sum, add);
  join(rows.absolute, joined.absolute, add);
  join(rows.squares, joined.squares, add);
  join(rows.minimum, joined.minimum, [](float a, float b) { return std::min(a, b); });
  join(rows.maximum, joined.maximum, [](float a, float b) { return std::max(a, b); });
  join(rows.active, joined.active, add);
  join(rows.finite, joined.finite, add);
  return joined;
}

}  // namespace cleanai
