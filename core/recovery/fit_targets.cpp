#include "core/recovery/fit_targets.h"

#include "core/model/torch_model.h"
#include "core/pruning/mixing_weights.h"

namespace cleanai {
namespace {

bool canBeFitted(const Layer& layer, const LayerPlace& before, const LayerPlace& after) {
  const bool hasForm = after.kind.isConvolution ? layer.weightShape.size() == 4 && !layer.transposed : true;
  return hasForm && after.isUnrollable && before.calls == 1 && after.calls == 1;
}

}  // namespace

std::vector<Target> fitTargets(const Model& original, const Network& network, const Plan& plan, const Executor& smaller,
                               const ModuleTensors& tensors, std::size_t memory) {
  const torch::jit::Graph& graph = original.torch().executor.graph();
  const auto nodes = nodesInOrder(graph);
  const auto before = layerPlaces(graph, ModuleTensors(original.torch().module));
  const auto after = layerPlaces(smaller.graph(), tensors);
  std::vector<Target> targets;
  bool changes = false;
  for (const auto& layer : network.layers) {
    changes = changes || losesInputs(plan, layer);
    const auto from = before.find(layer.weight), to = after.find(layer.weight);
    if (!changes || from == before.end() || to == after.end() || !canBeFitted(layer, from->second, to->second))
      continue;
    const at::Tensor weight = tensors.at(layer.weight);
    const std::int64_t width = weight.numel() / weight.size(0) + 1;
    if (static_cast<std::size_t>(2 * layer.groups * width * width) * sizeof(double) > memory) continue;
    targets.push_back({&layer, from->second, to->second, at::tensor(keptOutputs(plan, layer), at::kLong), width,
                       nodes[from->second.position]->owningBlock() == graph.block()});
  }
  return targets;
}

}  // namespace cleanai
