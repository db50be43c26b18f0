// Parameters and buffers of a module by their path. Needs LibTorch.
#pragma once

#include <torch/csrc/jit/api/module.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace cleanai {

/// Reads and replaces the tensors of a module. A tensor that stands under several names is replaced under all of them.
class ModuleTensors {
 public:
  explicit ModuleTensors(torch::jit::Module module);

  /// The tensor at "layer1.0.conv1.weight".
  at::Tensor at(const std::string& path) const;
  bool has(const std::string& path) const;
  /// Keeps requires_grad as it is, and the number type.
  void set(const std::string& path, const at::Tensor& tensor);

 private:
  torch::jit::Module module_;
  std::unordered_map<const c10::TensorImpl*, std::vector<std::string>> names_;
};

/// Takes the attribute at a path out of the module and its type.
void removeAttribute(const torch::jit::Module& module, const std::string& path);

}  // namespace cleanai
