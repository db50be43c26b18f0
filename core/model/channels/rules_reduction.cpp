// Operators that bring several positions together: harmless over positions of one channel; over channels only sums are,
// and only of what is zero where channels are removed.
#include <algorithm>

#include "core/model/channels/rules.h"

namespace cleanai {
namespace {

// 2 for "max_pool2d".
std::int64_t spatialDims(const std::string& operatorName) {
  const auto digit = operatorName.find_first_of("123");
  return digit == std::string::npos ? 2 : operatorName[digit] - '0';
}

// The dimensions that the operator reduces, counted from 0: input `place`, or all of them.
std::vector<std::int64_t> reducedDims(const Call& call, std::size_t place, std::int64_t dims) {
  std::vector<std::int64_t> reduced = call.integers(place);
  if (reduced.empty())
    for (std::int64_t dim = 0; dim < dims; ++dim) reduced.push_back(dim);
  for (auto& dim : reduced) dim = at::maybe_wrap_dim(dim, dims);
  return reduced;
}

void reduce(Call& call, std::size_t place, bool isSum) {
  const Traced traced = call.traced(0);
  if (!traced.labels.defined()) return call.lockAll();
  const auto varying = varyingDims(traced.labels);
  Labels left = traced.labels;
  bool losesChannels = false;
  for (const auto dim : reducedDims(call, place, left.dim())) {
    losesChannels = losesChannels || std::binary_search(varying.begin(), varying.end(), dim);
    left = left.narrow(dim, 0, 1);
  }
  if (losesChannels && !(isSum && traced.vanishes && varying.size() == 1)) return call.lockAll();
  if (losesChannels) return;
  for (const auto& output : call.outputs())
    call.tracer.set(output, {left.reshape(output.sizes()), traced.vanishes, {}, {}});
}

}  // namespace

// Pooling and resizing: labels that do not change over the positions spread over the new ones.
void poolRule(Call& call) {
  const Traced traced = call.traced(0);
  if (!traced.labels.defined()) return call.lockAll();
  const std::int64_t firstPosition = traced.labels.dim() - spatialDims(call.name());
  const auto varying = varyingDims(traced.labels);
  if (!varying.empty() && varying.back() >= firstPosition) return call.lockAll();
  for (const auto& output : call.outputs()) {
    if (output.dim() != traced.labels.dim()) return call.lockAll();
    call.tracer.set(output, {compacted(traced.labels).expand(output.sizes()), traced.vanishes, {}, {}});
  }
}

void reduceRule(Call& call) { reduce(call, 1, false); }

// Sums, and norms of order 1 and 2: a zero adds nothing.
void sumRule(Call& call) {
  const bool isNorm = call.name().ends_with("norm");
  if (isNorm && !(call.input(1).isNone() || (call.input(1).isScalar() && call.input(1).toScalar().toDouble() > 0)))
    return call.lockAll();
  reduce(call, isNorm ? 2 : 1, true);
}

// softmax and the like mix everything along one dimension.
void withinDimRule(Call& call) {
  const Labels labels = call.labels(0);
  if (!labels.defined()) return call.lockAll();
  const auto varying = varyingDims(labels);
  const std::int64_t dim = at::maybe_wrap_dim(call.input(1).toInt(), labels.dim());
  if (std::binary_search(varying.begin(), varying.end(), dim)) return call.lockAll();
  call.set(labels, false);
}

void noRule(Call&) {}

}  // namespace cleanai
