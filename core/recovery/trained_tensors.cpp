#include "core/recovery/trained_tensors.h"

#include "core/model/module_tensors.h"

namespace cleanai {

TrainedTensors::TrainedTensors(const torch::jit::Module& module) {
  const auto copied = [&](const std::string& name, const at::Tensor& tensor, bool isTrained) {
    if (!tensor.is_floating_point() || overrides_.tensors.contains(tensor.unsafeGetTensorImpl())) return;
    const at::Tensor copy = tensor.detach().clone().set_requires_grad(isTrained);
    overrides_.tensors.emplace(tensor.unsafeGetTensorImpl(), [copy] { return copy; });
    if (!isTrained) return;
    trained_.push_back(copy);
    names_.push_back(name);
  };
  for (const auto& entry : module.named_parameters()) copied(entry.name, entry.value, true);
  for (const auto& entry : module.named_buffers()) copied(entry.name, entry.value, false);
}

std::vector<at::Tensor> TrainedTensors::values() const {
  std::vector<at::Tensor> values;
  for (const auto& tensor : trained_) values.push_back(tensor.detach().clone());
  return values;
}

void TrainedTensors::write(const std::vector<at::Tensor>& values, torch::jit::Module& module) const {
  ModuleTensors tensors(module);
  for (std::size_t i = 0; i < values.size(); ++i) tensors.set(names_[i], values[i]);
}

}  // namespace cleanai
