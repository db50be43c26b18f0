#include "core/recovery/trained_tensors.h"

#include <set>

#include "core/model/layer_kind.h"
#include "core/model/module_tensors.h"

namespace cleanai {
namespace {

// batch_norm(input, weight, bias, running_mean, running_var, ...)
std::set<std::string> normStatistics(const torch::jit::Graph& graph) {
  std::set<std::string> paths;
  for (const auto* node : nodesInOrder(graph))
    if (node->kind() == c10::aten::batch_norm)
      paths.insert({attributePath(*node->input(3)), attributePath(*node->input(4))});
  return paths;
}

}  // namespace

TrainedTensors::TrainedTensors(const torch::jit::Module& module, const torch::jit::Graph& graph) {
  const auto copied = [&](const std::string& name, const at::Tensor& tensor, bool isTrained) {
    if (!tensor.is_floating_point() || overrides_.tensors.contains(tensor.unsafeGetTensorImpl())) return;
    const at::Tensor copy = tensor.detach().clone().set_requires_grad(isTrained);
    overrides_.tensors.emplace(tensor.unsafeGetTensorImpl(), [copy] { return copy; });
    if (!isTrained) return;
    trained_.push_back(copy);
    names_.push_back(name);
  };
  const auto statistics = normStatistics(graph);
  for (const auto& entry : module.named_parameters()) copied(entry.name, entry.value, !statistics.contains(entry.name));
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
