#include "core/coverage/output_information.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/cancelled.h"
#include "core/model/layer_kind.h"
#include "core/model/output_distance.h"
#include "core/model/tensor_memory.h"

namespace cleanai {
namespace {

constexpr double smallestNorm = 1e-12;  // of an output that is all zero
// Numbers of the input that run at a time: what a network keeps for its gradients is some hundred times as much.
constexpr std::int64_t numbersAtATime = 300000, mostAtATime = 32;

// A layer's output where an error, so far zero, is added to it.
struct Disturbed {
  const at::Tensor* covariance = nullptr;
  std::string weight;
  std::int64_t dim = 0;  // of the channels
  at::Tensor error;
};

class Gradients {
 public:
  Gradients(const TorchModel& model, const std::map<std::string, at::Tensor>& covariances)
      : model_(model), covariances_(covariances), generator_(at::detail::createCPUGenerator(/*seed_val=*/0)) {}

  /// Adds what each image of the batch says to `sums`.
  void add(const at::Tensor& batch, std::map<std::string, double>& sums) {
    std::vector<Disturbed> layers;
    const Overrides overrides = disturbing(layers);
    const auto outputs = comparable(model_.executor.runWithGradients({batch}, nullptr, &overrides));
    std::vector<at::Tensor> errors;
    for (const auto& layer : layers) errors.push_back(layer.error);
    const auto leadsBack = [](const at::Tensor& output) { return output.requires_grad(); };
    if (errors.empty() || std::none_of(outputs.begin(), outputs.end(), leadsBack)) return;
    const auto gradients = torch::autograd::grad({projection(outputs)}, errors, {}, /*retain_graph=*/c10::nullopt,
                                                 /*create_graph=*/false, /*allow_unused=*/true);
    for (std::size_t k = 0; k < layers.size(); ++k) {
      if (!gradients[k].defined()) continue;
      const at::Tensor rows = gradients[k].movedim(layers[k].dim, -1).flatten(0, -2);
      sums[layers[k].weight] += (rows.mm(*layers[k].covariance) * rows).sum(at::kDouble).item<double>() / 2;
    }
  }

 private:
  Overrides disturbing(std::vector<Disturbed>& layers) const {
    const auto nodes = nodesInOrder(model_.executor.graph());
    Overrides overrides;
    for (std::size_t position = 0; position < nodes.size(); ++position) {
      const auto kind = layerKind(*nodes[position]);
      const NamedTensor* const tensor = kind ? tensorAt(model_, *nodes[position]->input(1)) : nullptr;
      const auto found = tensor ? covariances_.find(tensor->name) : covariances_.end();
      if (found == covariances_.end()) continue;
      const std::int64_t fromEnd = kind->isConvolution ? tensor->tensor.dim() - 1 : 1;
      overrides.nodes.emplace(position, [&, found, fromEnd](const torch::jit::Node& node, torch::jit::Stack& stack) {
        node.getOperation()(stack);
        const at::Tensor value = stack.back().toTensor();
        at::Tensor error = at::zeros_like(value).set_requires_grad(true);
        stack.back() = value + error;
        layers.push_back({&found->second, found->first, value.dim() - fromEnd, std::move(error)});
      });
    }
    return overrides;
  }

  static std::vector<at::Tensor> comparable(const c10::IValue& returned) {
    std::vector<at::Tensor> outputs;
    for (const at::Tensor& output : tensorsIn(returned))
      if (output.is_floating_point() && output.dim() > 0 && output.numel() > 0) outputs.push_back(output);
    return outputs;
  }

  // Its gradient has the Fisher information as its second moment, over the random signs.
  at::Tensor projection(const std::vector<at::Tensor>& outputs) {
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

  const TorchModel& model_;
  const std::map<std::string, at::Tensor>& covariances_;
  at::Generator generator_;
};

}  // namespace

std::map<std::string, double> outputInformation(const TorchModel& model,
                                                const std::map<std::string, at::Tensor>& covariances,
                                                const at::Tensor& images, const std::stop_token& stop) {
  const TensorMemory memory;
  Gradients gradients(model, covariances);
  std::map<std::string, double> sums;
  const std::int64_t all = images.size(0);
  const std::int64_t together =
      std::clamp<std::int64_t>(numbersAtATime * all / std::max<std::int64_t>(1, images.numel()), 1, mostAtATime);
  for (std::int64_t first = 0; first < all; first += together) {
    if (stop.stop_requested()) throw Cancelled();
    gradients.add(images.narrow(0, first, std::min(together, all - first)), sums);
  }
  for (auto& [weight, sum] : sums) sum /= static_cast<double>(all);
  return sums;
}

}  // namespace cleanai
