#include "core/coverage/observation_points.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "core/model/layer_kind.h"

namespace cleanai {
namespace {

using torch::jit::Node;
using torch::jit::Value;

constexpr std::array followed = {
    "batch_norm", "instance_norm", "group_norm",  "layer_norm", "relu",    "relu6",           "leaky_relu",   "elu",
    "celu",       "selu",          "gelu",        "silu",       "mish",    "prelu",           "sigmoid",      "tanh",
    "hardtanh",   "hardswish",     "hardsigmoid", "softplus",   "dropout", "feature_dropout", "alpha_dropout"};

// Operators that read a value's shape, not the value.
constexpr std::array metadata = {"size", "dim", "len", "numel", "dtype", "device"};

template <std::size_t count>
bool isOneOf(const Node& node, const std::array<const char*, count>& names) {
  std::string_view name = node.kind().toUnqualString();
  if (name.ends_with('_')) name.remove_suffix(1);
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The only node that reads the value, when it is one that a value is followed through.
const Node* onlyFollower(const Value& value, const torch::jit::Block* block) {
  const Node* follower = nullptr;
  for (const auto& use : value.uses()) {
    if (isOneOf(*use.user, metadata)) continue;
    const bool canFollow = use.offset == 0 && use.user->owningBlock() == block && isOneOf(*use.user, followed);
    if (!canFollow || follower != nullptr) return nullptr;
    follower = use.user;
  }
  return follower;
}

const Node* lastOf(const Node* node) {
  while (const Node* next = onlyFollower(*node->output(), node->owningBlock())) node = next;
  return node;
}

}  // namespace

std::vector<ObservationPoint> observationPoints(const TorchModel& model, Observe observe) {
  const auto nodes = nodesInOrder(model.executor.graph());
  std::unordered_map<const Node*, std::size_t> positions;
  for (std::size_t i = 0; i < nodes.size(); ++i) positions.emplace(nodes[i], i);

  std::vector<ObservationPoint> points;
  for (const Node* node : nodes) {
    const auto kind = layerKind(*node);
    if (!kind) continue;
    const NamedTensor* weight = tensorAt(model, *node->input(1));
    if (!weight) continue;
    const Node* seen = observe == Observe::output ? node : lastOf(node);
    points.push_back(
        {positions.at(seen), ownerOf(weight->name), typeName(*kind, weight->tensor.dim()), kind->isConvolution});
  }
  return points;
}

}  // namespace cleanai
