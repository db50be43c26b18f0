#include "core/recovery/layer_products.h"

#include <algorithm>

namespace cleanai {
namespace {

constexpr std::int64_t unrolledElements = 16 << 20;

// One row of every `every`, at a place that changes: rows at equal distances could all be the same corner of an image.
at::Tensor chosenRows(std::int64_t first, std::int64_t count, std::int64_t every) {
  std::vector<std::int64_t> chosen;
  for (std::int64_t stretch = first / every; stretch * every < first + count; ++stretch) {
    const std::uint64_t mixed = static_cast<std::uint64_t>(stretch + 1) * 0x9E3779B97F4A7C15u;  // Fibonacci hashing
    const std::int64_t row =
        stretch * every + static_cast<std::int64_t>((mixed >> 33) % static_cast<std::uint64_t>(every));
    if (row >= first && row < first + count) chosen.push_back(row - first);
  }
  return at::tensor(chosen, at::kLong);
}

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
  const at::Tensor chosen = chosenRows(seen_, inputs.size(1), everyRow_);
  seen_ += inputs.size(1);
  if (chosen.numel() == 0) return;
  const at::Tensor some = everyRow_ == 1 ? inputs : inputs.index_select(1, chosen);
  const at::Tensor wanted = everyRow_ == 1 ? outputs : outputs.index_select(1, chosen);
  const at::Tensor rows = at::cat({some, at::ones({some.size(0), some.size(1), 1}, some.options())}, 2);
  const at::Tensor turned = rows.transpose(1, 2);
  const at::Tensor among = turned.bmm(rows).to(at::kDouble), with = turned.bmm(wanted).to(at::kDouble);
  amongInputs_ = amongInputs_.defined() ? amongInputs_.add_(among) : among;
  withOutputs_ = withOutputs_.defined() ? withOutputs_.add_(with) : with;
  if (everyKept_ > 0) keep(rows, wanted);
  rows_ += some.size(1);
}

void LayerProducts::keep(const at::Tensor& inputs, const at::Tensor& outputs) {
  const std::int64_t first = (everyKept_ - rows_ % everyKept_) % everyKept_;
  if (first >= inputs.size(1)) return;
  const auto some = [&](const at::Tensor& rows) {
    return rows.slice(1, first, rows.size(1), everyKept_).to(at::kFloat).contiguous();
  };
  kept_.push_back({some(inputs), some(outputs)});
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
