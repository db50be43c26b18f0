#include "core/coverage/output_gradients.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <utility>

#include "core/model/layer_kind.h"
#include "core/model/output_distance.h"

namespace cleanai {
namespace {

constexpr double smallestNorm = 1e-12;  // of an output that is all zero
// Numbers of the input that run at a time: what a network keeps for its gradients is some hundred times as much.
constexpr std::int64_t numbersAtATime = 300000, mostAtATime = 32;

std::vector<at::Tensor> comparable(const c10::IValue& returned) {
  std::vector<at::Tensor> outputs;
  for (const at::Tensor& output : tensorsIn(returned))
    if (output.is_floating_point() && output.dim() > 0 && output.numel() > 0) outputs.push_back(output);
  return outputs;
}

// Lets an error, so far zero, be added to what each layer gives, and keeps it in `errors`.
Overrides disturbing(const TorchModel& model, const std::set<std::string>& weights,
                     std::vector<OutputGradient>& errors) {
  const auto nodes = nodesInOrder(model.executor.graph());
  Overrides overrides;
  for (std::size_t position = 0; position < nodes.size(); ++position) {
    const auto kind = layerKind(*nodes[position]);
    const NamedTensor* const tensor = kind ? tensorAt(model, *nodes[position]->input(1)) : nullptr;
    if (!tensor || weights.count(tensor->name) == 0) continue;
    const std::int64_t fromEnd = kind->isConvolution ? tensor->tensor.dim() - 1 : 1;
    overrides.nodes.emplace(position, [&errors, tensor, fromEnd](const auto& node, torch::jit::Stack& stack) {
      node.getOperation()(stack);
      const at::Tensor value = stack.back().toTensor();
      at::Tensor error = at::zeros_like(value).set_requires_grad(true);
      stack.back() = value + error;
      errors.push_back({tensor->name, value.dim() - fromEnd, std::move(error)});
    });
  }
  return overrides;
}

}  // namespace

OutputGradients::OutputGradients(const TorchModel& model, std::set<std::string> weights)
    : model_(model), weights_(std::move(weights)), generator_(at::detail::createCPUGenerator(/*seed_val=*/0)) {}

at::Tensor OutputGradients::projection(const std::vector<at::Tensor>& outputs) {
  const at::AutoGradMode withGradients(true);
  at::Tensor sum = at::zeros({});
  for (const at::Tensor& output : outputs) {
    const at::Tensor signs = at::empty_like(output.detach()).random_(0, 2, generator_) * 2 - 1;
    if (areClassScores(outputs)) {
      sum = sum + (signs * at::softmax(output.detach(), 1).sqrt() * at::log_softmax(output, 1)).sum();
      continue;
    }
    const auto byImage = [&](const at::Tensor& tensor) { return tensor.reshape({output.size(0), -1}); };
    const at::Tensor norms = byImage(output.detach()).norm(2, 1).clamp_min(smallestNorm);
    sum = sum + (byImage(signs * output).sum(1) / norms).sum();
  }
  return sum;
}

void OutputGradients::of(const at::Tensor& batch, int projections,
                         const std::function<void(const OutputGradient&)>& see) {
  std::vector<OutputGradient> layers;
  const Overrides overrides = disturbing(model_, weights_, layers);
  const auto outputs = comparable(model_.executor.runWithGradients({batch}, nullptr, &overrides));
  std::vector<at::Tensor> errors;
  for (const auto& layer : layers) errors.push_back(layer.value);
  const auto leadsBack = [](const at::Tensor& output) { return output.requires_grad(); };
  if (errors.empty() || std::none_of(outputs.begin(), outputs.end(), leadsBack)) return;
  for (int done = 1; done <= projections; ++done) {
    const auto gradients = torch::autograd::grad({projection(outputs)}, errors, {}, /*retain_graph=*/done < projections,
                                                 /*create_graph=*/false, /*allow_unused=*/true);
    for (std::size_t k = 0; k < layers.size(); ++k)
      if (gradients[k].defined()) see({layers[k].weight, layers[k].channels, gradients[k]});
  }
}

std::int64_t imagesForGradients(const at::Tensor& images) {
  return std::clamp<std::int64_t>(numbersAtATime * images.size(0) / std::max<std::int64_t>(1, images.numel()), 1,
                                  mostAtATime);
}

}  // namespace cleanai
