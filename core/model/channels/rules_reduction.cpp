// Operators that bring several positions together: harmless over positions of one channel, never across channels.
#include <algorithm>

#include "core/model/channels/rules.h"

namespace cleanai {
namespace {

// 2 for "aten::max_pool2d".
std::int64_t spatialDims(const std::string& operatorName) {
  const auto digit = operatorName.find_first_of("123");
  return digit == std::string::npos ? 2 : operatorName[digit] - '0';
}

}  // namespace

// Pooling and resizing: labels that do not change over the positions spread over the new ones.
void poolRule(Call& call) {
  if (!call.hasLabels(0)) return call.lockAll();
  const Labels labels = call.labels(0);
  const std::int64_t firstPosition = labels.dim() - spatialDims(call.name());
  const auto varying = varyingDims(labels);
  if (!varying.empty() && varying.back() >= firstPosition) return call.lockAll();
  for (const auto& output : call.outputs()) {
    if (output.dim() != labels.dim()) return call.lockAll();
    call.tracer.setLabels(output, compacted(labels).expand(output.sizes()));
  }
}

// mean, sum, amax, ... over the dimensions in the second input; over all of them when there is none.
void reduceRule(Call& call) {
  if (!call.hasLabels(0)) return call.lockAll();
  const Labels labels = call.labels(0);
  std::vector<std::int64_t> dims = call.inputCount() > 2 ? call.integers(1) : std::vector<std::int64_t>();
  if (dims.empty())
    for (std::int64_t dim = 0; dim < labels.dim(); ++dim) dims.push_back(dim);
  Labels reduced = labels;
  const auto varying = varyingDims(labels);
  for (auto& dim : dims) {
    if (dim < 0) dim += labels.dim();
    if (std::binary_search(varying.begin(), varying.end(), dim)) return call.lockAll();
    reduced = reduced.narrow(dim, 0, 1);
  }
  for (const auto& output : call.outputs()) call.tracer.setLabels(output, reduced.reshape(output.sizes()));
}

// softmax and the like mix everything along one dimension.
void withinDimRule(Call& call) {
  if (!call.hasLabels(0)) return call.lockAll();
  std::int64_t dim = call.input(1).toInt();
  if (dim < 0) dim += call.labels(0).dim();
  const auto varying = varyingDims(call.labels(0));
  if (std::binary_search(varying.begin(), varying.end(), dim)) return call.lockAll();
  call.setLabels(call.labels(0));
}

// Products of two computed matrices cost MACs; what reaches them is held.
void matrixProductRule(Call& call) {
  const bool hasAddend = call.name() == "aten::baddbmm" || call.name() == "aten::addmm";
  const at::Tensor left = call.tensor(hasAddend ? 1 : 0);
  if (left.defined() && left.dim() > 0) call.tracer.addOtherMacs(call.output().numel() * left.size(-1));
  call.lockAll();
}

// The fused attention of nn.MultiheadAttention: four projections and two products.
void attentionRule(Call& call) {
  const at::Tensor query = call.tensor(0);
  const std::int64_t width = query.size(-1), tokens = query.size(-2);
  call.tracer.addOtherMacs(query.numel() * (4 * width + 2 * tokens));
  call.lockAll();
}

void noRule(Call&) {}

}  // namespace cleanai
