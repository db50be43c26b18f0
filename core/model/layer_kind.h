// Which nodes are layers: convolutions and linear layers. Needs LibTorch.
#pragma once

#include <torch/csrc/jit/ir/ir.h>

#include <optional>
#include <string>
#include <vector>

#include "core/model/torch_model.h"

namespace cleanai {

struct LayerKind {
  bool isConvolution = false;
  bool isTransposed = false;
  std::size_t groupsInput = 0;  ///< which input holds a convolution's groups
};

/// The kind of layer that a node is; scripted files say conv2d, traced ones _convolution.
std::optional<LayerKind> layerKind(const torch::jit::Node& node);

/// "Conv2d", "ConvTranspose1d", "Linear".
std::string typeName(const LayerKind& kind, std::int64_t weightDims);

/// "layer1.0.conv1" for "layer1.0.conv1.weight".
std::string ownerOf(const std::string& tensorName);

/// All nodes in order of appearance, those of nested blocks after their owner: the positions of Execution.
std::vector<torch::jit::Node*> nodesInOrder(const torch::jit::Graph& graph);

/// The attribute that the graph reads a value from, "layer1.0.conv1.weight"; empty for any other value.
std::string attributePath(const torch::jit::Value& value);

/// The parameter or buffer that a value of the graph reads, or null.
const NamedTensor* tensorAt(const TorchModel& model, const torch::jit::Value& value);

}  // namespace cleanai
