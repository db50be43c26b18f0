// Operators that only move elements are run on the labels themselves, so their mapping is exact whatever their
// arguments; sizes in those arguments that count channels are noted.
#include <algorithm>

#include "core/model/channels/rules.h"

namespace cleanai {
namespace {

using Indices = std::vector<Label>;

bool varies(const Labels& labels, std::int64_t dim) {
  const auto varying = varyingDims(labels);
  return std::binary_search(varying.begin(), varying.end(), at::maybe_wrap_dim(dim, labels.dim()));
}

void setOutputs(Call& call, const std::vector<at::Tensor>& labels, bool vanishes) {
  const auto outputs = call.outputs();
  for (std::size_t i = 0; i < outputs.size(); ++i) call.tracer.set(outputs[i], {labels[i], vanishes, {}, {}});
}

// Runs the operator on the labels of its first input.
void move(Call& call) {
  const Traced traced = call.traced(0);
  setOutputs(call, call.rerunOn(traced.labels), traced.vanishes);
}

// Takes care of values without labels; a parameter that has not met channels yet is followed element by element.
bool isUnlabelled(Call& call) {
  Traced traced = call.traced(0);
  if (traced.labels.defined()) return false;
  if (!traced.elements.defined()) return true;
  const auto elements = call.rerunOn(traced.elements);
  const auto outputs = call.outputs();
  for (std::size_t i = 0; i < outputs.size(); ++i)
    call.tracer.set(outputs[i], {{}, traced.vanishes, elements[i], traced.parameter});
  return true;
}

// Makes labels change along `kept` only, by uniting what lies along the other dimensions: what stays is a rectangle.
Labels rectangular(Call& call, const Labels& labels, std::int64_t kept) {
  Labels first = labels;
  for (const std::int64_t dim : varyingDims(labels))
    if (dim != kept) first = first.narrow(dim, 0, 1);
  call.tracer.unitePositions(labels, first.expand(labels.sizes()), call.because());
  return first.expand(labels.sizes());
}

// The last dimension of a sequence becomes heads x width.
bool splitsIntoHeads(const at::Tensor& before, const Labels& after) {
  const auto varying = varyingDims(after);
  const std::int64_t last = after.dim() - 1;
  return before.dim() >= 3 && after.size(last) < before.size(-1) && varying.size() >= 2 && varying.back() == last &&
         varying[varying.size() - 2] == last - 1;
}

// After a view: features of a plain vector become channels of a map, which come first; everything else that is split
// (heads x width, groups x channels) keeps its last part, unless whole heads are wanted.
Labels rectangular(Call& call, const Labels& labels, const at::Tensor& before) {
  const auto varying = varyingDims(labels);
  if (varying.size() < 2) return labels;
  if (before.dim() == 2 && labels.dim() >= 4) return rectangular(call, labels, varying.front());
  const bool byHead = call.tracer.attention() == AttentionUnits::heads && splitsIntoHeads(before, labels);
  return rectangular(call, labels, byHead ? varying[varying.size() - 2] : varying.back());
}

Indices part(const Indices& labels, std::int64_t begin, std::int64_t end) {
  return {labels.begin() + begin, labels.begin() + end};
}

// Unites position j of every part of a dimension cut into parts of one size.
void uniteParts(Call& call, const Indices& along, std::int64_t size) {
  for (std::size_t i = static_cast<std::size_t>(size); i < along.size(); ++i)
    call.tracer.unite(along[i % static_cast<std::size_t>(size)], along[i], call.because());
}

// Notes the sizes of a shape that an operator is given, where they count channels.
void countSizes(Call& call, std::size_t input, const Labels& labels) {
  const auto sizes = call.integers(input);
  for (const std::int64_t dim : varyingDims(labels))
    if (sizes[static_cast<std::size_t>(dim)] != -1) call.count(input, static_cast<int>(dim), *labelsAlong(labels, dim));
}

void cutInParts(Call& call, std::int64_t dim, std::int64_t size, bool sizeIsInput) {
  const Labels labels = call.labels(0);
  if (varies(labels, dim)) {
    const auto along = labelsAlong(labels, at::maybe_wrap_dim(dim, labels.dim()));
    if (!along || static_cast<std::int64_t>(along->size()) % size != 0) return call.lockAll();
    uniteParts(call, *along, size);
    if (sizeIsInput) call.count(1, -1, part(*along, 0, size));
  }
  move(call);
}

}  // namespace

void rearrangeRule(Call& call) {
  if (!isUnlabelled(call)) move(call);
}

// A squeeze leaves a dimension of several channels alone; of one channel it would not.
void squeezeRule(Call& call) {
  if (isUnlabelled(call)) return;
  const Labels labels = call.labels(0);
  const auto named = call.integers(1);
  for (const std::int64_t dim : varyingDims(labels)) {
    const bool isNamed = std::any_of(
        named.begin(), named.end(), [&](std::int64_t other) { return at::maybe_wrap_dim(other, labels.dim()) == dim; });
    if (call.inputCount() > 1 && !isNamed) continue;
    const auto along = labelsAlong(labels, dim);
    if (!along || call.isInPlace() || named.size() > 1) return call.lockAll();
    call.tracer.addSqueeze({call.position(), static_cast<int>(dim), static_cast<int>(labels.dim()), {}}, *along);
  }
  move(call);
}

// unflatten(value, dim, sizes): a view of one dimension.
void unflattenRule(Call& call) {
  if (isUnlabelled(call)) return;
  const Traced traced = call.traced(0);
  const std::int64_t first = at::maybe_wrap_dim(call.input(1).toInt(), traced.labels.dim());
  const Labels labels = rectangular(call, traced.labels.reshape(call.output().sizes()), call.tensor(0));
  const auto sizes = call.integers(2);
  for (const std::int64_t dim : varyingDims(labels)) {
    const std::int64_t element = dim - first;
    if (element < 0 || element >= static_cast<std::int64_t>(sizes.size())) continue;
    if (sizes[static_cast<std::size_t>(element)] != -1)
      call.count(2, static_cast<int>(element), *labelsAlong(labels, dim));
  }
  call.set(labels, traced.vanishes);
}

// glu(value, dim): the first half times the sigmoid of the second.
void gluRule(Call& call) {
  const Traced traced = call.traced(0);
  if (!traced.labels.defined()) return call.lockAll();
  const std::int64_t dim = at::maybe_wrap_dim(call.input(1).toInt(), traced.labels.dim());
  const std::int64_t half = traced.labels.size(dim) / 2;
  if (varies(traced.labels, dim)) {
    const auto along = labelsAlong(traced.labels, dim);
    if (!along) return call.lockAll();
    uniteParts(call, *along, half);
  }
  call.set(traced.labels.narrow(dim, 0, half), traced.vanishes);
}

// channel_shuffle(value, groups): every group loses the same, so the order stays that of a shuffle.
void channelShuffleRule(Call& call) {
  const Traced traced = call.traced(0);
  const auto along = labelsAlong(traced.labels, 1);
  if (!along) return call.lockAll();
  const auto groups = static_cast<std::size_t>(call.input(1).toInt()), width = along->size() / groups;
  uniteParts(call, *along, static_cast<std::int64_t>(width));
  Indices shuffled;
  for (std::size_t i = 0; i < along->size(); ++i) shuffled.push_back((*along)[i % groups * width + i / groups]);
  call.set(spread(shuffled, 1, call.output().sizes()), traced.vanishes);
}

void viewRule(Call& call) {
  if (isUnlabelled(call)) return;
  const Traced traced = call.traced(0);
  const Labels labels = rectangular(call, traced.labels.reshape(call.output().sizes()), call.tensor(0));
  if (call.input(1).isIntList())
    countSizes(call, 1, labels);
  else if (const Labels model = call.labels(1); model.defined())
    call.tracer.unitePositions(labels, model, call.because());
  else if (!varyingDims(labels).empty())
    return call.lockAll();
  call.set(labels, traced.vanishes);
}

// chunk takes a number of parts, so parts of one size stay parts of one size.
void chunkRule(Call& call) {
  if (isUnlabelled(call)) return;
  const std::int64_t dim = call.input(2).toInt(), parts = call.input(1).toInt();
  cutInParts(call, dim, (call.tensor(0).size(dim) + parts - 1) / parts, false);
}

void splitRule(Call& call) {
  if (call.input(1).isIntList()) return splitWithSizesRule(call);
  if (!isUnlabelled(call)) cutInParts(call, call.input(2).toInt(), call.input(1).toInt(), true);
}

void splitWithSizesRule(Call& call) {
  if (isUnlabelled(call)) return;
  const Labels labels = call.labels(0);
  const std::int64_t dim = at::maybe_wrap_dim(call.input(2).toInt(), labels.dim());
  if (varies(labels, dim)) {
    const auto along = labelsAlong(labels, dim);
    if (!along) return call.lockAll();
    const auto sizes = call.integers(1);
    std::int64_t begin = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      call.count(1, static_cast<int>(i), part(*along, begin, begin + sizes[i]));
      begin += sizes[i];
    }
  }
  move(call);
}

void sliceRule(Call& call) {
  if (!call.input(0).isTensor() || isUnlabelled(call)) return;
  const Labels labels = call.labels(0);
  const std::int64_t dim = at::maybe_wrap_dim(call.input(1).toInt(), labels.dim());
  if (varies(labels, dim)) {
    const auto along = labelsAlong(labels, dim);
    if (!along || call.input(4).toInt() != 1) return call.lockAll();
    const std::int64_t length = labels.size(dim);
    for (const std::size_t bound : {std::size_t{2}, std::size_t{3}}) {
      if (!call.input(bound).isInt()) continue;
      std::int64_t position = call.input(bound).toInt();
      if (position == 0 || position >= length) continue;
      if (position < 0) position = std::max<std::int64_t>(0, position + length);
      call.count(bound, -1, part(*along, 0, position));
    }
  }
  move(call);
}

// Operators that pick or shift along the dimensions in one of their inputs: exact unless channels lie along them.
void alongDimRule(Call& call) {
  if (isUnlabelled(call)) return;
  for (const std::int64_t dim : call.integers(call.name() == "roll" ? 2 : 1))
    if (varies(call.labels(0), dim)) return call.lockAll();
  move(call);
}

// index(value, [tensor or None ...]): the dimensions that are picked from may not be those of the channels.
void indexRule(Call& call) {
  for (const auto& pick : tensorsIn(call.input(1)))
    call.tracer.lock(distinct(call.tracer.labelsOf(pick)), call.because());
  if (isUnlabelled(call)) return;
  const Labels labels = call.labels(0);
  const auto picks = call.input(1).toListRef();
  for (std::size_t dim = 0; dim < picks.size(); ++dim)
    if (!picks[dim].isNone() && varies(labels, static_cast<std::int64_t>(dim))) return call.lockAll();
  move(call);
}

// Channels that become positions (pixel_shuffle) stay or go together; dimension 1 goes on counting channels.
void shuffleRule(Call& call) {
  if (isUnlabelled(call)) return;
  const Traced traced = call.traced(0);
  const std::int64_t channelDim = call.output().dim() - 3;
  call.set(rectangular(call, call.rerunOn(traced.labels)[0], channelDim), traced.vanishes);
}

// Padding around positions keeps every channel; padding among channels would add some.
void padRule(Call& call) {
  if (isUnlabelled(call)) return;
  const Traced traced = call.traced(0);
  const auto outputShape = call.output().sizes();
  for (const std::int64_t dim : varyingDims(traced.labels))
    if (outputShape[static_cast<std::size_t>(dim)] != traced.labels.size(dim)) return call.lockAll();
  call.set(compacted(traced.labels).expand(outputShape), false);
}

void expandRule(Call& call) {
  if (isUnlabelled(call)) return;
  const Traced traced = call.traced(0);
  const Labels labels = traced.labels.expand(call.output().sizes());
  for (const std::int64_t dim : varyingDims(labels))
    if (!labelsAlong(labels, dim)) return call.lockAll();
  countSizes(call, 1, labels);
  call.set(labels, traced.vanishes);
}

// expand_as repeats along the other's channels, however many they are: each copy belongs to one of them.
void expandAsRule(Call& call) {
  const Labels other = call.labels(1);
  const auto varying = varyingDims(other);
  const at::Tensor self = call.tensor(0);
  const std::int64_t offset = other.defined() ? other.dim() - self.dim() : 0;
  const bool isRepeated = !varying.empty() && std::all_of(varying.begin(), varying.end(), [&](std::int64_t dim) {
    return dim < offset || self.size(dim - offset) == 1;
  });
  if (isRepeated && varyingDims(call.labels(0)).empty()) return call.set(other, false);
  if (isUnlabelled(call)) return;
  const Traced traced = call.traced(0);
  if (!varying.empty()) call.tracer.unitePositions(traced.labels.expand(other.sizes()), other, call.because());
  call.set(traced.labels.expand(call.output().sizes()), traced.vanishes);
}

}  // namespace cleanai
