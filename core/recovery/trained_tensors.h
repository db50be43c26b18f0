// The tensors of a network while they are trained. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>
#include <torch/csrc/jit/api/module.h>

#include <string>
#include <vector>

#include "core/model/executor.h"

namespace cleanai {

/// Copies of the floating-point parameters and buffers of a module, for Executor::runWithGradients to read in their
/// place. Trained are the parameters, a tied one once; buffers, such as a norm's statistics, stay as they are. The
/// module is not changed before write().
class TrainedTensors {
 public:
  explicit TrainedTensors(const torch::jit::Module& module);

  const std::vector<at::Tensor>& trained() const { return trained_; }
  const Overrides& overrides() const { return overrides_; }
  /// Copies of the values that they have now.
  std::vector<at::Tensor> values() const;
  /// Gives the module these values, which values() returned. Its tensors are replaced, none is changed in place.
  void write(const std::vector<at::Tensor>& values, torch::jit::Module& module) const;

 private:
  std::vector<at::Tensor> trained_;
  std::vector<std::string> names_;  // of the trained
  Overrides overrides_;
};

}  // namespace cleanai
