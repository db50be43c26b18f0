#include "core/model/prepared.h"

#include <c10/core/InferenceMode.h>
#include <torch/csrc/jit/ir/constants.h>

#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/model/layer_kind.h"

namespace cleanai {
namespace {

using torch::jit::Node;
using torch::jit::toIValue;
using torch::jit::Value;

// Without the underscore of an operator that works in place.
std::string_view plainName(const Node& node) {
  std::string_view name = node.kind().toQualString();
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

bool isInPlace(const Node& node) { return std::string_view(node.kind().toQualString()).ends_with('_'); }

bool readsShapeOnly(const Node& node) {
  const std::string_view name = node.kind().toQualString();
  return name == "aten::size" || name == "aten::dim" || name == "prim::dtype" || name == "prim::device";
}

// The only reader of a value, when it stands in the same block.
const Node* onlyReader(const Value& value) {
  const Node* reader = nullptr;
  for (const auto& use : value.uses()) {
    if (readsShapeOnly(*use.user)) continue;
    if (reader != nullptr || use.user->owningBlock() != value.node()->owningBlock()) return nullptr;
    reader = use.user;
  }
  return reader;
}

std::optional<double> number(const Value& value) {
  const auto constant = toIValue(&value);
  if (constant && constant->isScalar()) return constant->toScalar().toDouble();
  return std::nullopt;
}

const at::Tensor* parameter(const TorchModel& model, const Value& value) {
  const NamedTensor* found = tensorAt(model, value);
  return found && found->tensor.scalar_type() == at::kFloat && found->tensor.dim() == 1 ? &found->tensor : nullptr;
}

// y = x * scale + shift of a norm that uses its running statistics, in the steps in which LibTorch computes them.
bool readNorm(const TorchModel& model, const Node& node, Tail& tail) {
  if (plainName(node) != "aten::batch_norm") return false;
  const auto training = toIValue(node.input(5));
  const auto epsilon = number(*node.input(7));
  const at::Tensor* const mean = parameter(model, *node.input(3));
  const at::Tensor* const variance = parameter(model, *node.input(4));
  if (!training || !training->isBool() || training->toBool() || !epsilon || !mean || !variance) return false;
  const auto isNone = [](const Value& value) { return value.type()->kind() == c10::TypeKind::NoneType; };
  const at::Tensor* const weight = parameter(model, *node.input(1));
  const at::Tensor* const bias = parameter(model, *node.input(2));
  if ((!weight && !isNone(*node.input(1))) || (!bias && !isNone(*node.input(2)))) return false;
  tail.scale = (*variance + *epsilon).sqrt().reciprocal();
  if (weight) tail.scale = tail.scale * *weight;
  tail.shift = -(*mean * tail.scale);
  if (bias) tail.shift = tail.shift + *bias;
  return true;
}

bool readSum(const Node& node, const Value& value, Tail& tail) {
  if (plainName(node) != "aten::add" || node.inputs().size() != 3 || number(*node.input(2)) != 1.0) return false;
  const std::size_t own = node.input(0) == &value ? 0 : 1;
  if (node.input(0) == node.input(1) || (own == 1 && isInPlace(node))) return false;
  tail.addend = 1 - own;
  return node.input(tail.addend)->type()->kind() == c10::TypeKind::TensorType;
}

bool readClamp(const Node& node, Tail& tail) {
  const std::string_view name = plainName(node);
  if (name == "aten::relu") {
    tail.low = 0;
    return true;
  }
  if (name == "aten::relu6") {
    tail.low = 0;
    tail.high = 6;
    return true;
  }
  if (name != "aten::hardtanh") return false;
  const auto low = number(*node.input(1)), high = number(*node.input(2));
  if (!low || !high) return false;
  tail.low = static_cast<float>(*low);
  tail.high = static_cast<float>(*high);
  return true;
}

torch::jit::Value* onlyOutput(const Node& node) { return const_cast<torch::jit::Value*>(node.output()); }

}  // namespace

std::vector<Tail> tailsOf(const TorchModel& model) {
  const c10::InferenceMode withoutGradients;
  const auto nodes = nodesInOrder(model.executor.graph());
  std::unordered_map<const Node*, std::size_t> positions;
  for (std::size_t i = 0; i < nodes.size(); ++i) positions.emplace(nodes[i], i);
  std::vector<Tail> tails;
  for (const Node* node : nodes) {
    const auto kind = layerKind(*node);
    if (!kind || !kind->isConvolution) continue;
    Tail tail;
    tail.convolution = positions.at(node);
    const Value* value = onlyOutput(*node);
    const Node* reader = onlyReader(*value);
    const auto step = [&](std::optional<std::size_t>& place) {
      place = positions.at(reader);
      value = onlyOutput(*reader);
      reader = onlyReader(*value);
    };
    if (reader && reader->input(0) == value && readNorm(model, *reader, tail)) step(tail.norm);
    if (reader && readSum(*reader, *value, tail)) step(tail.sum);
    if (reader && reader->input(0) == value && readClamp(*reader, tail)) step(tail.clamp);
    if (tail.norm || tail.sum || tail.clamp) tails.push_back(std::move(tail));
  }
  // Two convolutions may meet in one sum; the first keeps it, the other ends before it.
  std::unordered_map<std::size_t, bool> taken;
  std::erase_if(tails, [&](Tail& tail) {
    if (!tail.sum || taken.emplace(*tail.sum, true).second) return false;
    tail.sum.reset();
    tail.clamp.reset();
    tail.low = -std::numeric_limits<float>::infinity();
    tail.high = std::numeric_limits<float>::infinity();
    return !tail.norm;
  });
  return tails;
}

Overrides overridesFor(const std::vector<Tail>& tails, const TailWork& work) {
  Overrides overrides;
  const Substitute handOn = [](const Node&, torch::jit::Stack& stack) { stack.resize(1); };
  for (const Tail& tail : tails) {
    for (const auto& position : {tail.norm, tail.sum, tail.clamp})
      if (position) overrides.nodes.emplace(*position, handOn);
    overrides.nodes[tail.place()] = [&tail, &work](const Node&, torch::jit::Stack& stack) {
      const std::size_t own = tail.sum ? 1 - tail.addend : 0;
      at::Tensor value = std::move(stack[own]).toTensor();
      at::Tensor addend = tail.sum ? std::move(stack[tail.addend]).toTensor() : at::Tensor();
      stack.clear();
      work(tail, value, tail.sum ? &addend : nullptr);
      stack.emplace_back(std::move(value));
    };
  }
  return overrides;
}

void doNorm(const Tail& tail, at::Tensor& value) {
  if (!tail.norm) return;
  std::vector<std::int64_t> shape(static_cast<std::size_t>(value.dim()), 1);
  shape.at(1) = tail.scale.numel();
  value = value.mul(tail.scale.view(shape)).add_(tail.shift.view(shape));
}

void doSumAndClamp(const Tail& tail, at::Tensor& value, const at::Tensor* addend) {
  if (addend) value = value.add(*addend);
  if (tail.clamp) value = value.clamp(tail.low, tail.high);
}

}  // namespace cleanai
