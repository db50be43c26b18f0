// A network with the places where it is looked at, ready for many batches. Needs LibTorch.
#pragma once

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/coverage/batch_layout.h"
#include "core/coverage/observation_points.h"
#include "core/coverage/pass_options.h"
#include "core/coverage/value_pass.h"
#include "core/model/prepared.h"
#include "core/model/tensor_memory.h"
#include "core/model/torch_model.h"

namespace cleanai {

class Observer;

/// Runs batches one after the other in one stretch of memory. Not safe for several threads.
class ObservedNetwork {
 public:
  /// Keeps a reference to `model`. Where that lies in another device's memory, tails are not joined.
  ObservedNetwork(const TorchModel& model, std::vector<ObservationPoint> points, const PassOptions& options = {});
  ObservedNetwork(const ObservedNetwork&) = delete;
  ObservedNetwork& operator=(const ObservedNetwork&) = delete;

  /// One forward pass over a batch in the model's memory; `observer` sees the values, without one it is a plain pass of
  /// the same work. Pictures go in with channels last, unless the network turned out not to take them so. What a failed
  /// pass gave to `observer` is void.
  void run(const at::Tensor& input, Observer* observer);

  const std::vector<ObservationPoint>& points() const { return points_; }
  /// Where the images lie in the value of a point, found with the first batch; null where they are not known to be
  /// anywhere but in its first dimension.
  const BatchLayout* layoutAt(std::size_t position) const;

  /// Whether values are read by LibTorch's operators: as they must be outside of the processor's memory.
  bool readsByOperators() const { return readsByOperators_; }

  /// The point whose value is to be read as soon as the node at a position has run; null for most.
  const ObservationPoint* pointAt(std::size_t position) const;

 private:
  /// A point whose value is read on a tail's way, and where.
  struct OnTail {
    const ObservationPoint* point = nullptr;
    Seen seen = Seen::nowhere;
  };

  void runOnce(const at::Tensor& input, Observer* observer);
  void doTail(const Tail& tail, at::Tensor& value, const at::Tensor* addend);
  bool walk(const Tail& tail, const OnTail& look, at::Tensor& value, const at::Tensor* addend);

  TensorMemory memory_;
  const TorchModel& model_;
  std::vector<ObservationPoint> points_;
  std::vector<Tail> tails_;
  std::unordered_map<std::size_t, const ObservationPoint*> direct_;  ///< by position
  std::unordered_map<std::size_t, OnTail> onTails_;                  ///< by the position of the convolution
  std::optional<BatchLayouts> layouts_;
  c10::Device device_;
  bool readsByOperators_;
  bool channelsLast_;
  bool isProven_ = false;  ///< a batch went through
  TailWork work_;
  Overrides overrides_;
  Observer* observer_ = nullptr;  ///< of the pass that is going on
};

}  // namespace cleanai
