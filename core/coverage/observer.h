// The statistics of one batch, taken while its forward pass goes. Needs LibTorch.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <stop_token>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/coverage/batch_layer.h"
#include "core/coverage/halves.h"
#include "core/coverage/moment_collector.h"
#include "core/coverage/observed_network.h"
#include "core/coverage/operator_rows.h"
#include "core/coverage/profile.h"
#include "core/coverage/value_pass.h"
#include "core/model/executor.h"

namespace cleanai {

/// A convolution's value where it lies, when one walk can read it there: batch first, channels second.
std::optional<ValueView> viewInPlace(const at::Tensor& value);

/// What is taken of every observed value.
struct Collecting {
  Thresholds thresholds;
  const Profile* profile = nullptr;    ///< to compare with; may be null
  MomentCollector* moments = nullptr;  ///< takes second moments on the way; may be null
};

/// Listens to one forward pass and reads every observed value once, where it lies.
class Observer : public ExecutionListener {
 public:
  /// Keeps references to `network` and `collecting`. `halves` are those of the images that run; `memory` is where the
  /// layers' statistics lie, and must outlive them.
  Observer(const ObservedNetwork& network, std::vector<HalfRange> halves, const Collecting& collecting,
           std::stop_token stop, std::pmr::memory_resource* memory = std::pmr::get_default_resource());

  /// Also remembers for every channel the images in which it is strongest, by their places in the data set, one for
  /// each image that runs. Before the pass.
  void keepStrongest(std::size_t most, std::vector<std::size_t> places);

  bool wantsInputs(std::size_t position) const override;
  /// Throws Cancelled when stopped.
  void executed(const Execution& execution) override;

  /// Reads a value that is seen nowhere else.
  void read(const ObservationPoint& point, at::Tensor value);
  /// Reads it while `pointwise` is done to it.
  void walk(const ObservationPoint& point, const ValueView& view, const Pointwise& pointwise);
  /// Takes over what operators computed, after the pass. False when the pass is to be repeated, with more care, since
  /// some values were not finite.
  bool settle();
  /// Forgets everything that was seen.
  void restart();

  /// In the order of their points.
  std::vector<BatchLayer> takeLayers();

 private:
  float threshold() const { return static_cast<float>(collecting_.thresholds.active); }
  void take(const ObservationPoint& point, const ValueRows& rows);
  void takeImages(const ObservationPoint& point, const ValueRows& rows);
  void takeRows(BatchLayer& layer, const ValueRows& rows, std::int64_t first, std::int64_t each);
  void readByOperators(const ObservationPoint& point, const at::Tensor& value);
  BatchLayer& layer(const ObservationPoint& point, std::int64_t channels);

  const ObservedNetwork& network_;
  std::vector<HalfRange> halves_;
  std::int64_t images_ = 0;
  const Collecting& collecting_;
  std::stop_token stop_;
  std::pmr::memory_resource* memory_;
  std::size_t mostStrongest_ = 0;    ///< 0: none are kept
  std::vector<std::size_t> places_;  ///< of the images in the data set
  ValueRows rows_;
  std::vector<std::pair<const ObservationPoint*, OperatorRows>> onTheirWay_;
  bool isCareful_ = false;
  std::unordered_map<std::string, BatchLayer> layers_;  ///< by name
};

}  // namespace cleanai
