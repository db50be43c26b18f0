// A flat TorchScript network with names for its tensors. Needs LibTorch; for core's own sources.
#pragma once

#include <ATen/ATen.h>
#include <torch/csrc/jit/api/module.h>

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/model/executor.h"

namespace cleanai {

struct NamedTensor {
  std::string name;  ///< as in PyTorch's state_dict
  at::Tensor tensor;
  bool isParameter = false;
};

struct TorchModel {
  explicit TorchModel(torch::jit::Module flat);

  torch::jit::Module module;
  Executor executor;
  std::vector<NamedTensor> tensors;  ///< in the module's order; a shared tensor appears under each of its names
  std::unordered_map<const c10::TensorImpl*, std::string> names;  ///< the first name of each tensor
};

/// Reads a TorchScript file and brings it to one flat graph: calls inlined, attributes resolved, parameters and their
/// names kept, tensor constants of an already frozen file lifted to parameters. The same file gives the same graph
/// every time. Throws Error.
torch::jit::Module loadFlatModule(const std::filesystem::path& file, c10::Device device = c10::kCPU);

/// The tensors in a value that a network returns: itself, or those in its tuples, lists and dicts.
std::vector<at::Tensor> tensorsIn(const c10::IValue& value);

}  // namespace cleanai
