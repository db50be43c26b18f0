// Operators that work element by element: two values that meet are one channel.
#include <algorithm>

#include "core/model/channels/rules.h"

namespace cleanai {
namespace {

// The labels of input i, broadcast to the output's shape.
Labels broadcastLabels(const Call& call, std::size_t i) {
  const Labels labels = call.labels(i);
  return labels.defined() ? labels.expand(call.output().sizes()) : Labels();
}

// Whether input i spans this dimension of the output instead of being repeated along it.
bool spans(const at::Tensor& tensor, std::int64_t dim, std::int64_t outputDims) {
  const std::int64_t own = dim - (outputDims - tensor.dim());
  return own >= 0 && tensor.size(own) > 1;
}

// A parameter or buffer that meets labelled channels has one entry for each of them.
bool tieParameter(Call& call, const at::Tensor& parameter, const Labels& met) {
  const auto varying = varyingDims(met);
  for (const std::int64_t dim : varying) {
    if (!spans(parameter, dim, met.dim())) continue;
    const auto along = labelsAlong(met, dim);
    if (!along) return false;
    call.tracer.tieAxis(parameter, dim - (met.dim() - parameter.dim()), *along);
  }
  return true;
}

// A computed tensor without labels that spans the channels would have to shrink with them.
bool meetsUnlabelled(const at::Tensor& tensor, const Labels& met) {
  const auto varying = varyingDims(met);
  return std::any_of(varying.begin(), varying.end(), [&](auto dim) { return spans(tensor, dim, met.dim()); });
}

void uniteEverywhere(Call& call, const Labels& a, const Labels& b) {
  Labels thinA = compacted(a), thinB = compacted(b);
  const auto shape = at::infer_size(thinA.sizes(), thinB.sizes());
  thinA = thinA.expand(shape).contiguous();
  thinB = thinB.expand(shape).contiguous();
  const auto* left = thinA.data_ptr<Label>();
  const auto* right = thinB.data_ptr<Label>();
  for (std::int64_t i = 0; i < thinA.numel(); ++i) call.tracer.unite(left[i], right[i], call.because());
}

// One channel that meets many, e.g. a spatial attention map: it cannot be one of them.
bool isRepeatedOverChannels(const at::Tensor& tensor, const Labels& own, const Labels& met) {
  if (!own.defined()) return false;
  const auto varying = varyingDims(met);
  return std::any_of(varying.begin(), varying.end(), [&](auto dim) { return !spans(tensor, dim, met.dim()); });
}

}  // namespace

void passThroughRule(Call& call) {
  if (call.hasLabels(0))
    call.setLabels(call.labels(0));
  else if (call.tracer.nameOf(call.tensor(0)))
    call.lockAll();
}

void elementwiseRule(Call& call) {
  const at::Tensor a = call.tensor(0), b = call.tensor(1);
  if (!a.defined() || !b.defined() || b.dim() == 0 || a.dim() == 0) {
    const std::size_t labelled = a.defined() && a.dim() > 0 ? 0 : 1;
    if (call.hasLabels(labelled))
      call.setLabels(broadcastLabels(call, labelled));
    else if (call.tracer.nameOf(call.tensor(labelled)))
      call.lockAll();
    return;
  }
  const Labels labelsA = broadcastLabels(call, 0), labelsB = broadcastLabels(call, 1);
  if (!labelsA.defined() && !labelsB.defined()) {
    if (call.tracer.nameOf(a) || call.tracer.nameOf(b)) call.lockAll();
    return;
  }
  if (labelsA.defined() && labelsB.defined()) {
    if (isRepeatedOverChannels(b, labelsB, labelsA)) {
      call.tracer.lock(distinct(labelsB), call.because() + " over several channels");
      return call.setLabels(labelsA);
    }
    if (isRepeatedOverChannels(a, labelsA, labelsB)) {
      call.tracer.lock(distinct(labelsA), call.because() + " over several channels");
      return call.setLabels(labelsB);
    }
    uniteEverywhere(call, labelsA, labelsB);
    return call.setLabels(labelsA);
  }
  const bool isFirst = labelsA.defined();
  const Labels& labels = isFirst ? labelsA : labelsB;
  const at::Tensor& other = isFirst ? b : a;
  const bool shrinks = call.tracer.nameOf(other) ? tieParameter(call, other, labels) : !meetsUnlabelled(other, labels);
  if (!shrinks) call.lockAll();
  call.setLabels(labels);
}

}  // namespace cleanai
