// The statistics of one batch, taken while its forward pass goes. Needs LibTorch.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/coverage/observed_network.h"
#include "core/coverage/value_pass.h"
#include "core/model/executor.h"

namespace cleanai {

/// Shares work among LibTorch's threads.
void onAllThreads(std::int64_t count, const std::function<void(std::int64_t, std::int64_t)>& part);

/// A convolution's value where it lies, when one walk can read it there: batch first, channels second.
std::optional<ValueView> viewInPlace(const at::Tensor& value);

/// Listens to one forward pass and reads every observed value once, where it lies.
class Observer : public ExecutionListener {
 public:
  /// Keeps a reference to `network`. `images` are those of the batch.
  Observer(const ObservedNetwork& network, std::int64_t images, const Thresholds& thresholds, std::stop_token stop);

  /// Throws Cancelled when stopped.
  void executed(const Execution& execution) override;

  /// Reads a value that is seen nowhere else.
  void read(const ObservationPoint& point, at::Tensor value);
  /// Takes over what a walk over the value of a point has found.
  void take(const ObservationPoint& point, const ValueRows& rows);
  /// Forgets everything that was seen.
  void restart();
  float threshold() const { return static_cast<float>(thresholds_.active); }

  /// In the order of their points.
  std::vector<LayerCoverage> takeLayers();

 private:
  const ObservedNetwork& network_;
  std::int64_t images_;
  Thresholds thresholds_;
  std::stop_token stop_;
  ValueRows rows_;
  std::unordered_map<std::string, LayerCoverage> layers_;  ///< by name
};

}  // namespace cleanai
