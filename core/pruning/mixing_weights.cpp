#include "core/pruning/mixing_weights.h"

#include <algorithm>

namespace cleanai {
namespace {

bool stays(const Plan& plan, Unit unit) { return unit == fixedUnit || plan.keeps[static_cast<std::size_t>(unit)] != 0; }

// [outputs, inputs of one group, taps]
at::Tensor outputsFirst(const Layer& layer, const at::Tensor& weight) {
  const at::Tensor turned = layer.transposed ? weight.transpose(0, 1) : weight;
  return turned.reshape({turned.size(0), turned.size(1), -1});
}

}  // namespace

std::vector<std::int64_t> keptInputs(const Plan& plan, const Layer& layer, const WeightBlock& block) {
  std::vector<std::int64_t> kept;
  for (std::int64_t c = 0; c < block.inputs; ++c)
    if (stays(plan, layer.inputUnits[static_cast<std::size_t>(block.firstInput + c)])) kept.push_back(c);
  return kept;
}

std::vector<std::int64_t> keptOutputs(const Plan& plan, const Layer& layer) {
  std::vector<std::int64_t> kept;
  for (std::size_t c = 0; c < layer.outputUnits.size(); ++c)
    if (stays(plan, layer.outputUnits[c])) kept.push_back(static_cast<std::int64_t>(c));
  return kept;
}

bool losesInputs(const Plan& plan, const Layer& layer) {
  return !std::all_of(layer.inputUnits.begin(), layer.inputUnits.end(), [&](Unit unit) { return stays(plan, unit); });
}

std::vector<WeightBlock> blocksOf(const Layer& layer, const at::Tensor& weight) {
  const at::Tensor all = outputsFirst(layer, weight.detach().to(at::kDouble)).transpose(1, 2);
  const std::int64_t inputs = all.size(2);
  std::vector<WeightBlock> blocks;
  for (const at::Tensor& part : all.chunk(layer.groups, 0))
    blocks.push_back({static_cast<std::int64_t>(blocks.size()) * inputs, inputs, part.reshape({-1, inputs})});
  return blocks;
}

at::Tensor weightOf(const Layer& layer, const std::vector<at::Tensor>& blocks, at::IntArrayRef shape) {
  std::int64_t taps = 1;
  for (std::size_t i = 2; i < shape.size(); ++i) taps *= shape[i];
  std::vector<at::Tensor> parts;
  for (const at::Tensor& block : blocks) parts.push_back(block.reshape({-1, taps, block.size(1)}).transpose(1, 2));
  const at::Tensor all = at::cat(parts);
  return (layer.transposed ? all.transpose(0, 1) : all).reshape(shape).contiguous();
}

}  // namespace cleanai
