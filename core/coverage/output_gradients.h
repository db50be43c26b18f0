// The gradients of what a network says by the outputs of its layers. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/model/torch_model.h"

namespace cleanai {

/// Of one call of a layer.
struct OutputGradient {
  std::string weight;         ///< name of the layer's
  std::int64_t channels = 0;  ///< the dimension of the value that holds them
  at::Tensor value;           ///< as the layer's output
};

/// Gradients of random projections of the network's output: their second moment, over the random signs, is the Fisher
/// information of a layer's outputs when the network gives a row of class scores (Hutchinson 1989; Martens 2015). Any
/// other output is projected in units of each image's norm, and only ratios between layers mean something. The signs
/// are the same in every run.
class OutputGradients {
 public:
  /// Keeps a reference to `model`. Of the layers with these weights.
  OutputGradients(const TorchModel& model, std::set<std::string> weights);

  /// Calls `see` with every layer's gradient, in the order of the calls, for one projection after the other; layers
  /// that none reaches are left out. Cost: a forward pass, and about two more for each projection; memory: what the
  /// forward pass keeps for them, and a value for every layer. Throws what LibTorch throws for operators without a
  /// derivative and for want of memory.
  void of(const at::Tensor& batch, int projections, const std::function<void(const OutputGradient&)>& see);

 private:
  at::Tensor projection(const std::vector<at::Tensor>& outputs);

  const TorchModel& model_;
  std::set<std::string> weights_;
  at::Generator generator_;
};

/// How many of these images to give it at a time, 1 to 32: fewer of larger ones.
std::int64_t imagesForGradients(const at::Tensor& images);

}  // namespace cleanai
