// How much of an error in a layer's output arrives at the network's output. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/model/torch_model.h"

namespace cleanai {

/// By name of the weight: the energy of the change of the network's output over the energy of its own variation, for
/// an error in the layer's output whose energy is that of the layer's own variation; taken from a small error that is
/// the variation of another image of the batch, and so as smooth and as correlated between channels as the layer's
/// values are. Layers that are called several times have the error in each call. Needs two images or more. Cost: one
/// forward pass of the batch for each layer. Throws Cancelled when stopped.
std::map<std::string, double> outputSensitivity(const TorchModel& model, const std::vector<std::string>& weights,
                                                const at::Tensor& batch, const ProgressSink& progress,
                                                const std::stop_token& stop);

}  // namespace cleanai
