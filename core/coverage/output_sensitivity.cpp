#include "core/coverage/output_sensitivity.h"

#include <cmath>
#include <utility>

#include "core/base/cancelled.h"
#include "core/model/layer_kind.h"
#include "core/model/output_distance.h"
#include "core/model/tensor_memory.h"

namespace cleanai {
namespace {

// Energy of the error over that of the layer's variation.
constexpr double errorEnergy = 0.02;

double energyOf(const std::vector<at::Tensor>& differences) {
  double energy = 0;
  for (const at::Tensor& difference : differences) energy += difference.square().sum().item<double>();
  return energy;
}

std::vector<at::Tensor> variationOf(const std::vector<at::Tensor>& outputs) {
  std::vector<at::Tensor> variation;
  for (const at::Tensor& output : outputs) variation.push_back(output - output.mean(0, /*keepdim=*/true));
  return variation;
}

Substitute withError(int channelDimFromEnd) {
  return [channelDimFromEnd](const torch::jit::Node& node, torch::jit::Stack& stack) {
    node.getOperation()(stack);
    const at::Tensor value = stack.back().toTensor();
    std::vector<std::int64_t> others;
    for (std::int64_t dim = 0; dim < value.dim(); ++dim)
      if (dim != value.dim() - channelDimFromEnd) others.push_back(dim);
    const at::Tensor variation = value - value.mean(others, /*keepdim=*/true);
    stack.back() = value + variation.roll(1, 0) * std::sqrt(errorEnergy);
  };
}

}  // namespace

std::map<std::string, double> outputSensitivity(const TorchModel& model, const std::vector<std::string>& weights,
                                                const at::Tensor& batch, const ProgressSink& progress,
                                                const std::stop_token& stop) {
  ProgressMeter meter(progress, "reach of errors", static_cast<std::int64_t>(weights.size()), ProgressUnit::layers);
  const TensorMemory memory;
  const auto nodes = nodesInOrder(model.executor.graph());
  const auto undisturbed = comparableOutputs(model.executor, batch);
  const double variation = energyOf(variationOf(undisturbed));
  std::map<std::string, double> sensitivity;
  for (const auto& weight : weights) {
    if (stop.stop_requested()) throw Cancelled();
    Overrides overrides;
    for (std::size_t position = 0; position < nodes.size(); ++position) {
      const auto kind = layerKind(*nodes[position]);
      const NamedTensor* tensor = kind ? tensorAt(model, *nodes[position]->input(1)) : nullptr;
      if (!tensor || tensor->name != weight) continue;
      const int spatial = static_cast<int>(tensor->tensor.dim()) - 2;
      overrides.nodes.emplace(position, withError(kind->isConvolution ? spatial + 1 : 1));
    }
    auto changed = comparableOutputs(model.executor, batch, overrides);
    for (std::size_t i = 0; i < changed.size() && i < undisturbed.size(); ++i) changed[i] -= undisturbed[i];
    sensitivity[weight] = variation > 0 ? energyOf(changed) / (variation * errorEnergy) : 1;
    meter.report(static_cast<std::int64_t>(sensitivity.size()));
  }
  return sensitivity;
}

}  // namespace cleanai
