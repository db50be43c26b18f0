#include "core/recovery/layer_places.h"

#include <torch/csrc/jit/ir/constants.h>

namespace cleanai {
namespace {

using torch::jit::Node;

std::string tensorPath(const torch::jit::Value& value, const ModuleTensors& tensors) {
  const std::string path = attributePath(value);
  return !path.empty() && tensors.has(path) ? path : std::string();
}

bool isInLoop(const Node& node) {
  for (const Node* owner = node.owningBlock()->owningNode(); owner && owner->owningBlock();
       owner = owner->owningBlock()->owningNode())
    if (owner->kind() == c10::prim::Loop) return true;
  return false;
}

// Rectifiers and those with an upper limit.
void addLimits(const torch::jit::Value& value, LayerPlace& place) {
  if (value.uses().size() != 1) return;
  const Node& reader = *value.uses().front().user;
  const std::string kind = reader.kind().toUnqualString();
  if (kind == "relu" || kind == "relu_" || kind == "relu6" || kind == "relu6_") {
    place.low = 0;
    if (kind.starts_with("relu6")) place.high = 6;
  } else if (kind == "hardtanh" || kind == "hardtanh_") {
    const auto low = torch::jit::toIValue(reader.input(1)), high = torch::jit::toIValue(reader.input(2));
    if (!low || !high) return;
    place.low = low->toScalar().toDouble();
    place.high = high->toScalar().toDouble();
  }
}

LayerPlace placeOf(const Node& node, std::size_t position, const LayerKind& kind, const ModuleTensors& tensors) {
  LayerPlace place;
  place.position = position;
  place.kind = kind;
  place.isUnrollable = !kind.isConvolution || node.input(4)->type()->kind() == c10::TypeKind::ListType;
  place.bias = tensorPath(*node.input(2), tensors);
  place.hasComputedBias = place.bias.empty() && !node.input(2)->mustBeNone();
  const auto& uses = node.output()->uses();
  if (uses.size() != 1 || uses.front().user->kind() != c10::aten::batch_norm || uses.front().offset != 0) {
    addLimits(*node.output(), place);
    return place;
  }
  const Node& norm = *uses.front().user;
  place.normScale = tensorPath(*norm.input(1), tensors);
  place.normShift = tensorPath(*norm.input(2), tensors);
  place.normMean = tensorPath(*norm.input(3), tensors);
  place.normVariance = tensorPath(*norm.input(4), tensors);
  const auto epsilon = torch::jit::toIValue(norm.input(7));
  if (epsilon) place.normEpsilon = epsilon->toDouble();
  const bool isKnown = epsilon && !place.normScale.empty() && !place.normShift.empty();
  if (isKnown && !place.normMean.empty() && !place.normVariance.empty()) addLimits(*norm.output(), place);
  return place;
}

// The statistics of a norm that several calls reach are not one layer's to change.
void dropSharedNorms(std::unordered_map<std::string, LayerPlace>& places) {
  std::unordered_map<std::string, std::size_t> callers;
  for (const auto& [weight, place] : places) callers[place.normMean] += place.calls;
  for (auto& [weight, place] : places)
    if (!place.normMean.empty() && callers[place.normMean] > 1) {
      place.normMean = place.normVariance = std::string();
      place.low = -std::numeric_limits<double>::infinity();
      place.high = std::numeric_limits<double>::infinity();
    }
}

// One weight under several names is called as often as all of them.
void addCallsOfTied(const ModuleTensors& tensors, std::unordered_map<std::string, LayerPlace>& places) {
  std::unordered_map<const c10::TensorImpl*, std::size_t> calls;
  const auto identity = [&](const std::string& weight) { return tensors.at(weight).unsafeGetTensorImpl(); };
  for (const auto& [weight, place] : places)
    if (tensors.has(weight)) calls[identity(weight)] += place.calls;
  for (auto& [weight, place] : places)
    if (tensors.has(weight)) place.calls = calls[identity(weight)];
}

}  // namespace

std::unordered_map<std::string, LayerPlace> layerPlaces(const torch::jit::Graph& graph, const ModuleTensors& tensors) {
  std::unordered_map<std::string, LayerPlace> places;
  const auto nodes = nodesInOrder(graph);
  for (std::size_t position = 0; position < nodes.size(); ++position) {
    const auto kind = layerKind(*nodes[position]);
    if (!kind) continue;
    const std::string weight = attributePath(*nodes[position]->input(1));
    if (weight.empty()) continue;
    const auto found = places.try_emplace(weight, placeOf(*nodes[position], position, *kind, tensors)).first;
    found->second.calls += isInLoop(*nodes[position]) ? 2 : 1;
  }
  dropSharedNorms(places);
  addCallsOfTied(tensors, places);
  return places;
}

void addConstant(const LayerPlace& place, const at::Tensor& constant, ModuleTensors& tensors) {
  if (!place.bias.empty())
    tensors.set(place.bias, tensors.at(place.bias).to(at::kDouble) + constant);
  else if (!place.normMean.empty())
    tensors.set(place.normMean, tensors.at(place.normMean).to(at::kDouble) - constant);
}

}  // namespace cleanai
