// The statistics of one batch, taken while its forward pass goes. Needs LibTorch.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/coverage/batch_layout.h"
#include "core/coverage/coverage.h"
#include "core/coverage/halves.h"
#include "core/coverage/observation_points.h"
#include "core/coverage/profile.h"
#include "core/coverage/value_pass.h"
#include "core/model/executor.h"

namespace cleanai {

/// What is taken of every observed value.
struct Collecting {
  Thresholds thresholds;
  const Profile* profile = nullptr;  ///< to compare with; may be null
};

/// Listens to one forward pass and reads every observed value once, where it lies.
class Observer : public ExecutionListener {
 public:
  /// Keeps references to `points`, `layouts` and `collecting`. `halves` are those of the batch's images.
  Observer(const std::vector<ObservationPoint>& points, const BatchLayouts& layouts, std::vector<HalfRange> halves,
           const Collecting& collecting, std::stop_token stop);

  /// Throws Cancelled when stopped.
  void executed(const Execution& execution) override;

  /// In the order in which the network first called them.
  std::vector<LayerCoverage> takeLayers();

 private:
  LayerCoverage& layer(const ObservationPoint& point, std::int64_t channels);
  void add(const ValueView& value, LayerCoverage& layer);

  std::unordered_multimap<std::size_t, const ObservationPoint*> points_;
  const BatchLayouts& layouts_;
  std::vector<HalfRange> halves_;
  std::int64_t images_ = 0;
  const Collecting& collecting_;
  std::stop_token stop_;
  std::vector<LayerCoverage> layers_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace cleanai
