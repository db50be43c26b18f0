#include "core/coverage/batch_layout.h"

#include <optional>
#include <unordered_set>
#include <vector>

namespace cleanai {
namespace {

using Values = std::unordered_map<std::size_t, at::Tensor>;

// Keeps the values of some places; of a place that runs several times, the last.
class Collector : public ExecutionListener {
 public:
  explicit Collector(const std::unordered_set<std::size_t>& places) : places_(places) {}
  void executed(const Execution& execution) override {
    if (places_.contains(execution.position)) values_[execution.position] = execution.outputs[0].toTensor().clone();
  }
  Values take() { return std::move(values_); }

 private:
  const std::unordered_set<std::size_t>& places_;
  Values values_;
};

Values valuesOf(const TorchModel& model, const std::unordered_set<std::size_t>& places, const at::Tensor& batch) {
  Collector collector(places);
  model.executor.run({batch}, &collector);
  return collector.take();
}

// The longest run of rows that explains which rows the second of two images changed.
std::optional<BatchLayout> layoutOf(const at::Tensor& before, const at::Tensor& after) {
  const at::Tensor changed = (before != after).reshape({-1, before.size(-1)}).any(1).contiguous();
  const auto* row = changed.data_ptr<bool>();
  const std::int64_t rows = changed.numel();
  if (rows % 2 != 0 || !changed.any().item<bool>()) return std::nullopt;
  for (std::int64_t together = rows / 2; together > 0; --together) {
    if (rows / 2 % together != 0) continue;
    bool explains = true;
    for (std::int64_t r = 0; explains && r < rows; ++r) explains = !row[r] || r / together % 2 == 1;
    if (explains) return BatchLayout{together == rows / 2 ? 0 : together};
  }
  return std::nullopt;
}

}  // namespace

BatchLayouts batchLayouts(const TorchModel& model, const std::vector<ObservationPoint>& points,
                          const at::Tensor& image) {
  std::unordered_set<std::size_t> places;
  for (const auto& point : points)
    if (!point.isConvolution) places.insert(point.position);
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

}  // namespace cleanai
