#include "core/model/layer_kind.h"

#include <torch/csrc/jit/ir/constants.h>

#include <algorithm>
#include <string_view>

namespace cleanai {
namespace {

void collect(const torch::jit::Block& block, std::vector<torch::jit::Node*>& nodes) {
  for (const torch::jit::Node* node : block.nodes()) {
    nodes.push_back(const_cast<torch::jit::Node*>(node));
    for (const torch::jit::Block* inner : node->blocks()) collect(*inner, nodes);
  }
}

}  // namespace

std::optional<LayerKind> layerKind(const torch::jit::Node& node) {
  const std::string_view name = node.kind().toQualString();
  if (name == "aten::linear") return LayerKind{};
  if (name == "aten::conv1d" || name == "aten::conv2d" || name == "aten::conv3d" || name == "aten::_convolution_mode")
    return LayerKind{true, false, 6};
  if (name.starts_with("aten::conv_transpose")) return LayerKind{true, true, 6};
  if (name == "aten::_convolution" || name == "aten::convolution") {
    const auto transposed = torch::jit::toIValue(node.input(6));
    return LayerKind{true, transposed && transposed->isBool() && transposed->toBool(), 8};
  }
  return std::nullopt;
}

std::string typeName(const LayerKind& kind, std::int64_t weightDims) {
  if (!kind.isConvolution) return "Linear";
  return (kind.isTransposed ? "ConvTranspose" : "Conv") + std::to_string(weightDims - 2) + "d";
}

std::string ownerOf(const std::string& tensorName) {
  const auto dot = tensorName.rfind('.');
  return dot == std::string::npos ? tensorName : tensorName.substr(0, dot);
}

std::vector<torch::jit::Node*> nodesInOrder(const torch::jit::Graph& graph) {
  std::vector<torch::jit::Node*> nodes;
  collect(*graph.block(), nodes);
  return nodes;
}

std::string attributePath(const torch::jit::Value& value) {
  std::string path;
  const torch::jit::Value* at = &value;
  while (at->node()->kind() == c10::prim::GetAttr) {
    path = at->node()->s(c10::attr::name) + (path.empty() ? "" : "." + path);
    at = at->node()->input();
  }
  return path;
}

const NamedTensor* tensorAt(const TorchModel& model, const torch::jit::Value& value) {
  const std::string path = attributePath(value);
  const auto found =
      std::find_if(model.tensors.begin(), model.tensors.end(), [&](const auto& entry) { return entry.name == path; });
  if (found == model.tensors.end()) return nullptr;
  const std::string& first = model.names.at(found->tensor.unsafeGetTensorImpl());
  return &*std::find_if(model.tensors.begin(), model.tensors.end(),
                        [&](const auto& entry) { return entry.name == first; });
}

}  // namespace cleanai
