// Norms tie their parameters to the channels they meet; those that take statistics over channels are noted, because the
// masked original has to take them over the kept channels.
#include <algorithm>

#include "core/model/channels/rules.h"

namespace cleanai {
namespace {

using Indices = std::vector<Label>;

// Ties inputs first..last, each with one entry a channel. False when one of them is no parameter.
bool tieParameters(Call& call, std::size_t first, std::size_t last, std::int64_t dim, const Indices& channels) {
  for (std::size_t i = first; i <= last; ++i) {
    const at::Tensor parameter = call.tensor(i);
    if (!parameter.defined()) continue;
    const std::string* name = call.tracer.nameOf(parameter);
    if (!name) return false;
    call.tracer.tieAxis(*name, dim, channels, call.because());
  }
  return true;
}

void noteStatistics(Call& call, std::int64_t dim, const Indices& channels) {
  call.tracer.addNorm({call.position(), static_cast<int>(dim), {}}, channels);
}

}  // namespace

// Batch norm and instance norm: every channel by itself; parameters and running statistics have one entry a channel.
void channelNormRule(Call& call) {
  const Labels labels = call.labels(0);
  const auto channels = labels.defined() ? labelsAlong(labels, 1) : std::nullopt;
  if (!channels || !tieParameters(call, 1, 4, 0, *channels)) return call.lockAll();
  call.set(labels, true);
}

// layer_norm(input, normalized_shape, weight, bias, ...): statistics over the last dimensions of each position.
void layerNormRule(Call& call) {
  const Labels labels = call.labels(0);
  if (!labels.defined()) return call.lockAll();
  const auto normalized = static_cast<std::int64_t>(call.integers(1).size());
  const std::int64_t first = labels.dim() - normalized;
  const auto varying = varyingDims(labels);
  if (varying.empty() || varying.back() < first) {
    if (call.tensor(2).defined()) call.tracer.lock(call.tensor(2), call.because());
    if (call.tensor(3).defined()) call.tracer.lock(call.tensor(3), call.because());
    return call.set(labels, false);
  }
  const std::int64_t dim = varying.back();
  const auto channels = labelsAlong(labels, dim);
  if (!channels || !tieParameters(call, 2, 3, dim - first, *channels)) return call.lockAll();
  call.count(1, static_cast<int>(dim - first), *channels);
  noteStatistics(call, dim, *channels);
  call.set(labels, true);
}

// group_norm(input, groups, weight, bias, ...): statistics over the channels of a group, so groups lose equally many.
void groupNormRule(Call& call) {
  const Labels labels = call.labels(0);
  const auto channels = labels.defined() ? labelsAlong(labels, 1) : std::nullopt;
  if (!channels || !tieParameters(call, 2, 3, 0, *channels)) return call.lockAll();
  const auto groups = static_cast<std::size_t>(call.input(1).toInt());
  if (groups == channels->size()) {
    call.count(1, -1, *channels);
  } else {
    const std::size_t width = channels->size() / groups;
    for (std::size_t i = width; i < channels->size(); ++i)
      call.tracer.unite((*channels)[i % width], (*channels)[i], call.because());
    noteStatistics(call, 1, *channels);
  }
  call.set(labels, true);
}

void preluRule(Call& call) {
  const Labels labels = call.labels(0);
  const at::Tensor slopes = call.tensor(1);
  if (!labels.defined()) return call.lockAll();
  const bool vanishes = call.traced(0).vanishes;
  if (slopes.numel() > 1) {
    const auto channels = labelsAlong(labels, 1);
    if (!channels || !tieParameters(call, 1, 1, 0, *channels)) return call.lockAll();
  }
  call.set(labels, vanishes);
}

}  // namespace cleanai
