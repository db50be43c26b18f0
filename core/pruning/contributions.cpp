#include "core/pruning/contributions.h"

#include <ATen/ATen.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/jit/runtime/graph_executor.h>

#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "core/model/mixing.h"
#include "core/model/module_tensors.h"
#include "core/model/torch_model.h"
#include "core/pruning/evaluation_sums.h"
#include "core/pruning/mixing_weights.h"

namespace cleanai {
namespace {

// A weight whose products with its gradient belong to gates: at its inputs, or at its outputs along dimension 0.
struct GatedWeight {
  std::string name;
  const Layer* mixing = nullptr;
  const Axis* output = nullptr;
};

std::vector<GatedWeight> gatedWeights(const Network& network) {
  std::vector<GatedWeight> weights;
  for (const auto& layer : network.layers)
    if (mixes(layer)) weights.push_back({layer.weight, &layer, nullptr});
  std::vector<char> isGatedBehind(network.unitCount, 0);
  for (const auto& group : network.groups)
    if (isUnmixed(network, group))
      for (const Unit unit : group.units) isGatedBehind[static_cast<std::size_t>(unit)] = 1;
  for (const auto& axis : network.axes)
    if (axis.dim == 0 && std::any_of(axis.units.begin(), axis.units.end(), [&](Unit unit) {
          return unit != fixedUnit && isGatedBehind[static_cast<std::size_t>(unit)];
        }))
      weights.push_back({axis.tensor, nullptr, &axis});
  return weights;
}

void addAlong(const at::Tensor& sums, const std::vector<Unit>& units, std::size_t first, std::vector<double>& gates) {
  const at::Tensor plain = sums.contiguous();
  for (std::int64_t i = 0; i < plain.numel(); ++i) {
    const Unit unit = units[first + static_cast<std::size_t>(i)];
    if (unit != fixedUnit) gates[static_cast<std::size_t>(unit)] += plain.data_ptr<double>()[i];
  }
}

// A copy of the network that takes gradients.
class Differentiable {
 public:
  Differentiable(const Model& model, const Network& network)
      : model_(model), weights_(gatedWeights(network)), module_(model.torch().module.deepcopy()) {
    const ModuleTensors named(module_);
    for (const auto& weight : weights_) tensors_.push_back(named.at(weight.name).requires_grad_());
  }

  std::vector<double> gates(const at::Tensor& images, const std::vector<std::int64_t>& labels, std::size_t units) {
    const c10::AutoGradMode withGradients(true);
    const at::Tensor scores = scoresIn(module_.forward({images}), images.size(0), model_);
    const at::Tensor loss = at::cross_entropy_loss(scores, at::tensor(labels, at::kLong));
    const auto gradients = torch::autograd::grad({loss}, tensors_, {}, false, false, /*allow_unused=*/true);
    std::vector<double> gates(units, 0);
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      if (!gradients[i].defined()) continue;
      const at::Tensor products = (tensors_[i].detach() * gradients[i]).to(at::kDouble);
      if (const Axis* axis = weights_[i].output)
        addAlong(products.reshape({products.size(0), -1}).sum(1), axis->units, 0, gates);
      else
        for (const WeightBlock& block : blocksOf(*weights_[i].mixing, products))
          addAlong(block.weights.sum(0), weights_[i].mixing->inputUnits, static_cast<std::size_t>(block.firstInput),
                   gates);
    }
    return gates;
  }

 private:
  const Model& model_;
  std::vector<GatedWeight> weights_;
  torch::jit::Module module_;
  std::vector<at::Tensor> tensors_;
};

}  // namespace

std::optional<Contributions> lossContributions(const Model& model, const Network& network, Loader& loader, int threads,
                                               const ProgressSink& progress, std::stop_token stop) {
  if (!loader.dataset().hasLabels())
    throw Error(ErrorCode::emptyData, "criterion taylor", "the data has no labels, and a loss needs them",
                "Give --labels, or choose a criterion that needs none, such as obs");
  const torch::jit::GraphOptimizerEnabledGuard withoutProfilingRuns(false);
  Differentiable differentiable(model, network);
  Contributions found{model.sha256(), 0, std::vector<double>(network.unitCount, 0)};
  double batches = 0;
  const auto work = [&](const at::Tensor& images, const std::vector<std::int64_t>& labels) {
    const auto gates = differentiable.gates(images, labels, network.unitCount);
    for (std::size_t unit = 0; unit < gates.size(); ++unit) found.byUnit[unit] += gates[unit] * gates[unit];
    ++batches;
    return found.images += images.size(0);
  };
  if (!labelledPass(model, loader, threads, progress, std::move(stop), work).finished) return std::nullopt;
  for (double& contribution : found.byUnit) contribution /= std::max(batches, 1.0);
  return found;
}

}  // namespace cleanai
