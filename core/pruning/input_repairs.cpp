#include "core/pruning/input_repairs.h"

#include <utility>
#include <vector>

#include "core/model/mixing.h"
#include "core/pruning/mixing_weights.h"
#include "core/pruning/substitution.h"
#include "core/pruning/weight_norms.h"

namespace cleanai {
namespace {

// Neighbouring channels of an input, all of them from those kept.
struct Filling {
  std::int64_t first = 0, count = 0;
  at::Tensor kept;            // among these
  at::Tensor matrix, offset;  // float64
};

Filling fillingOf(const InputMoments& moments, const WeightBlock& block, const std::vector<std::int64_t>& kept) {
  Filling filling{block.firstInput, block.inputs, at::tensor(kept, at::kLong), {}, {}};
  if (moments.isDiagonal) {
    filling.matrix = at::eye(block.inputs, at::kDouble).index_select(1, filling.kept);
    at::Tensor mean = spreadOf(moments, block.firstInput, block.inputs).mean;
    filling.offset = mean.index_fill_(0, filling.kept, 0);
    return filling;
  }
  const Substitution made = substitution(blockOf(moments, block.firstInput, block.inputs), kept);
  filling.matrix = made.matrix;
  filling.offset = made.offset;
  return filling;
}

at::Tensor filled(const std::vector<Filling>& fillings, const at::Tensor& input, std::int64_t dim) {
  std::vector<at::Tensor> parts;
  for (const Filling& filling : fillings) {
    const at::Tensor kept = input.narrow(dim, filling.first, filling.count).index_select(dim, filling.kept);
    const auto as = [&](const at::Tensor& tensor) { return tensor.to(input.scalar_type()); };
    parts.push_back(at::linear(kept.movedim(dim, -1), as(filling.matrix), as(filling.offset)).movedim(-1, dim));
  }
  return parts.size() == 1 ? parts.front().contiguous() : at::cat(parts, dim);
}

}  // namespace

InputRepairs inputRepairs(const Model& model, const Network& network, const Moments& moments, const Plan& plan) {
  InputRepairs repairs;
  for (const auto& layer : network.layers) {
    const auto found = moments.layers.find(layer.weight);
    if (!mixes(layer) || !losesInputs(plan, layer) || found == moments.layers.end()) continue;
    std::vector<Filling> fillings;
    for (const WeightBlock& block : blocksOf(layer, tensorNamed(model, layer.weight)))
      fillings.push_back(fillingOf(*found->second, block, keptInputs(plan, layer, block)));
    repairs.emplace(layer.weight, [fillings = std::move(fillings)](const at::Tensor& input, std::int64_t dim) {
      return filled(fillings, input, dim);
    });
  }
  return repairs;
}

}  // namespace cleanai
