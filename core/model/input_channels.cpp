#include "core/model/input_channels.h"

#include <torch/csrc/jit/ir/constants.h>

#include "core/model/layer_kind.h"
#include "core/model/torch_model.h"

namespace cleanai {

std::optional<std::int64_t> inputChannels(const Model& model) {
  const TorchModel& torch = model.torch();
  for (const auto* node : nodesInOrder(torch.executor.graph())) {
    const auto kind = layerKind(*node);
    if (!kind || !kind->isConvolution) continue;
    const NamedTensor* weight = tensorAt(torch, *node->input(1));
    if (!weight || weight->tensor.dim() < 3) return std::nullopt;
    if (kind->isTransposed) return weight->tensor.size(0);
    const auto groups = torch::jit::toIValue(node->input(kind->groupsInput));
    if (!groups || !groups->isInt()) return std::nullopt;
    return weight->tensor.size(1) * groups->toInt();
  }
  return std::nullopt;
}

}  // namespace cleanai
