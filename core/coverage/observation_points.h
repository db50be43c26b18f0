// Where in a graph the layers' values are to be seen. Needs LibTorch.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/model/torch_model.h"

namespace cleanai {

struct ObservationPoint {
  std::size_t position;  ///< of the node whose output is the value
  std::string layer;
  std::string type;
  bool isConvolution;  ///< channels are dimension 1, else the last
};

/// One point for every call of a convolution or linear layer, in graph order. `activation` follows the value through
/// norms, activations and dropouts as long as nothing else reads it.
std::vector<ObservationPoint> observationPoints(const TorchModel& model, Observe observe);

}  // namespace cleanai
