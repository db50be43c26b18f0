#include "core/recovery/layer_products.h"

#include <algorithm>

namespace cleanai {
namespace {

constexpr std::int64_t unrolledElements = 16 << 20;

// [G, rows, width]: the inputs of every position of the output.
at::Tensor unrolled(const at::Tensor& input, const std::vector<c10::IValue>& call, std::int64_t groups) {
  const at::Tensor weight = call[1].toTensor();
  const at::Tensor columns = at::im2col(input, weight.sizes().slice(2), call[5].toIntVector(), call[4].toIntVector(),
                                        call[3].toIntVector());  // [N, C x taps, positions]
  return columns.reshape({columns.size(0), groups, -1, columns.size(2)})
      .permute({1, 0, 3, 2})
      .reshape({groups, -1, columns.size(1) / groups});
}

}  // namespace

void LayerProducts::addRows(const at::Tensor& inputs, const at::Tensor& outputs) {
  const at::Tensor chosen = choice_.amongNext(inputs.size(1));
  if (chosen.numel() == 0) return;
  const at::Tensor some = choice_.takesAll() ? inputs : inputs.index_select(1, chosen);
  const at::Tensor wanted = choice_.takesAll() ? outputs : outputs.index_select(1, chosen);
  const at::Tensor weights =
      weights_.defined() ? weights_.narrow(0, rows_, chosen.numel()).reshape({1, -1, 1}).to(inputs.scalar_type())
                         : at::ones({1, chosen.numel(), 1}, inputs.options());
  const at::Tensor rows = at::cat({some, at::ones({some.size(0), some.size(1), 1}, some.options())}, 2);
  const at::Tensor turned = (weights_.defined() ? rows * weights : rows).transpose(1, 2);
  const at::Tensor among = turned.bmm(rows).to(at::kDouble), with = turned.bmm(wanted).to(at::kDouble);
  amongInputs_ = amongInputs_.defined() ? amongInputs_.add_(among) : among;
  withOutputs_ = withOutputs_.defined() ? withOutputs_.add_(with) : with;
  if (everyKept_ > 0) keep(rows, wanted, weights);
  rows_ += chosen.numel();
  weight_ += weights.sum(at::kDouble).item<double>();
}

void LayerProducts::keep(const at::Tensor& inputs, const at::Tensor& outputs, const at::Tensor& weights) {
  const std::int64_t first = (everyKept_ - rows_ % everyKept_) % everyKept_;
  if (first >= inputs.size(1)) return;
  const auto some = [&](const at::Tensor& rows) {
    return rows.slice(1, first, rows.size(1), everyKept_).to(at::kFloat).contiguous();
  };
  kept_.push_back({some(inputs), some(outputs), some(weights)});
}

void LayerProducts::add(const std::vector<c10::IValue>& call, const LayerKind& kind, const at::Tensor& outputs) {
  const at::Tensor input = call[0].toTensor();
  if (!kind.isConvolution)
    return addRows(input.reshape({1, -1, input.size(-1)}), outputs.reshape({1, -1, outputs.size(-1)}));
  const std::int64_t groups = call[kind.groupsInput].toInt();
  const at::Tensor weight = call[1].toTensor();
  const std::int64_t positions = outputs.size(2) * outputs.size(3);
  const std::int64_t perImage = positions * weight.size(2) * weight.size(3) * input.size(1);
  const std::int64_t together = std::max<std::int64_t>(1, unrolledElements / std::max<std::int64_t>(1, perImage));
  for (std::int64_t first = 0; first < input.size(0); first += together) {
    const std::int64_t count = std::min(together, input.size(0) - first);
    const at::Tensor wanted = outputs.narrow(0, first, count)
                                  .reshape({count, groups, -1, positions})
                                  .permute({1, 0, 3, 2})
                                  .reshape({groups, count * positions, -1});
    addRows(unrolled(input.narrow(0, first, count), call, groups), wanted);
  }
}

}  // namespace cleanai
