// Operators that only move elements are run on the label tensor itself, so their mapping is exact whatever their
// arguments; constants in those arguments that count channels are noted.
#include <algorithm>
#include <limits>

#include "core/model/channels/rules.h"

namespace cleanai {
namespace {

std::int64_t wrapped(std::int64_t dim, std::int64_t dims) { return dim < 0 ? dim + dims : dim; }

bool varies(const Labels& labels, std::int64_t dim) {
  const auto varying = varyingDims(labels);
  return std::binary_search(varying.begin(), varying.end(), dim);
}

// Runs the operator on the labels of its first input; parameters that are moved around are held.
std::vector<at::Tensor> moved(Call& call) {
  auto stack = call.inputs();
  stack[0] = call.labels(0);
  std::vector<at::Tensor> results;
  for (const auto& value : call.rerun(std::move(stack)))
    for (const auto& tensor : tensorsIn(value)) results.push_back(tensor);
  return results;
}

bool isUnlabelled(Call& call) {
  if (call.hasLabels(0)) return false;
  if (call.tracer.nameOf(call.tensor(0))) call.lockAll();
  return true;
}

void setOutputs(Call& call, const std::vector<at::Tensor>& labels) {
  const auto outputs = call.outputs();
  for (std::size_t i = 0; i < outputs.size(); ++i) call.tracer.setLabels(outputs[i], labels[i]);
}

// What is kept must stay a rectangle: labels that change along several dimensions are united along all but the last.
Labels rectangular(Call& call, const Labels& labels) {
  const auto varying = varyingDims(labels);
  if (varying.size() < 2) return labels;
  Labels first = labels;
  for (std::size_t i = 0; i + 1 < varying.size(); ++i) first = first.narrow(varying[i], 0, 1);
  const Labels united = first.expand(labels.sizes()).contiguous();
  const Labels all = labels.contiguous();
  const auto* a = all.data_ptr<Label>();
  const auto* b = united.data_ptr<Label>();
  for (std::int64_t i = 0; i < all.numel(); ++i) call.tracer.unite(a[i], b[i], call.because());
  return first.expand(labels.sizes());
}

std::vector<Label> part(const std::vector<Label>& labels, std::int64_t begin, std::int64_t end) {
  return {labels.begin() + begin, labels.begin() + end};
}

// Unites position j of every part of a dimension cut into parts of one size.
void uniteParts(Call& call, const std::vector<Label>& along, std::int64_t size) {
  for (std::size_t i = static_cast<std::size_t>(size); i < along.size(); ++i)
    call.tracer.unite(along[i % static_cast<std::size_t>(size)], along[i], call.because());
}

// The dimension that an operator cuts, when its labels change there and nowhere else.
std::optional<std::vector<Label>> labelsToCut(Call& call, std::int64_t dim) {
  return labelsAlong(call.labels(0), wrapped(dim, call.labels(0).dim()));
}

void cutInParts(Call& call, std::int64_t dim, std::int64_t size, bool sizeIsInput) {
  const Labels labels = call.labels(0);
  if (varies(labels, wrapped(dim, labels.dim()))) {
    const auto along = labelsToCut(call, dim);
    const bool isEven = along && static_cast<std::int64_t>(along->size()) % size == 0;
    if (!isEven || (sizeIsInput && !call.isConstant(1))) return call.lockAll();
    uniteParts(call, *along, size);
    if (sizeIsInput) call.count(1, -1, part(*along, 0, size));
  }
  setOutputs(call, moved(call));
}

}  // namespace

void rearrangeRule(Call& call) {
  if (!isUnlabelled(call)) setOutputs(call, moved(call));
}

void viewRule(Call& call) {
  if (isUnlabelled(call)) return;
  const at::Tensor output = call.output();
  const Labels labels = rectangular(call, call.labels(0).reshape(output.sizes()));
  const auto sizes = call.integers(1);
  for (const std::int64_t dim : varyingDims(labels)) {
    const auto along = labelsAlong(labels, dim);
    if (!along) return call.lockAll();
    if (sizes[static_cast<std::size_t>(dim)] != -1 && call.isConstant(1, static_cast<int>(dim)))
      call.count(1, static_cast<int>(dim), *along);
  }
  call.setLabels(labels);
}

void catRule(Call& call) {
  const auto parts = tensorsIn(call.input(0));
  const bool anyLabels = std::any_of(parts.begin(), parts.end(),
                                     [&](const auto& tensor) { return call.tracer.labelsOf(tensor).defined(); });
  if (!anyLabels) return call.lockAll();
  const std::int64_t dim = wrapped(call.input(1).toInt(), call.output().dim());
  std::vector<at::Tensor> labels;
  bool isThin = true;
  for (const auto& tensor : parts) {
    const Labels own = call.tracer.labelsOf(tensor);
    if (call.tracer.nameOf(tensor)) call.tracer.lock(tensor, call.because());
    labels.push_back(own.defined() ? own : at::zeros({1}, at::kInt).expand(tensor.sizes()));
    const auto varying = varyingDims(labels.back());
    isThin = isThin && (varying.empty() || (varying.size() == 1 && varying.front() == dim));
  }
  // Parts that lie side by side along another dimension share its channels.
  for (std::size_t i = 1; i < labels.size(); ++i)
    for (const std::int64_t other : varyingDims(labels[i]))
      if (other != dim) {
        const auto first = labelsAlong(labels[0], other), next = labelsAlong(labels[i], other);
        if (!first || !next) return call.lockAll();
        for (std::size_t c = 0; c < next->size(); ++c) call.tracer.unite((*first)[c], (*next)[c], call.because());
      }
  if (!isThin) return call.setLabels(at::cat(labels, dim));
  for (auto& own : labels)
    for (std::int64_t other = 0; other < own.dim(); ++other)
      if (other != dim && own.size(other) > 1) own = own.narrow(other, 0, 1);
  call.setLabels(at::cat(labels, dim).expand(call.output().sizes()));
}

void chunkRule(Call& call) {
  if (isUnlabelled(call)) return;
  const std::int64_t dim = call.input(2).toInt();
  const std::int64_t length = call.tensor(0).size(dim);
  cutInParts(call, dim, (length + call.input(1).toInt() - 1) / call.input(1).toInt(), false);
}

void splitRule(Call& call) {
  if (isUnlabelled(call)) return;
  if (call.input(1).isIntList()) return splitWithSizesRule(call);
  cutInParts(call, call.input(2).toInt(), call.input(1).toInt(), true);
}

void splitWithSizesRule(Call& call) {
  if (isUnlabelled(call)) return;
  const std::int64_t dim = call.input(2).toInt();
  if (varies(call.labels(0), wrapped(dim, call.labels(0).dim()))) {
    const auto along = labelsToCut(call, dim);
    if (!along) return call.lockAll();
    const auto sizes = call.integers(1);
    std::int64_t begin = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      if (!call.isConstant(1, static_cast<int>(i))) return call.lockAll();
      call.count(1, static_cast<int>(i), part(*along, begin, begin + sizes[i]));
      begin += sizes[i];
    }
  }
  setOutputs(call, moved(call));
}

void sliceRule(Call& call) {
  if (isUnlabelled(call)) return;
  const std::int64_t dim = wrapped(call.input(1).toInt(), call.tensor(0).dim());
  if (varies(call.labels(0), dim)) {
    const auto along = labelsToCut(call, dim);
    if (!along || call.input(4).toInt() != 1) return call.lockAll();
    const std::int64_t length = call.tensor(0).size(dim);
    for (const std::size_t bound : {std::size_t{2}, std::size_t{3}}) {
      if (!call.input(bound).isInt()) continue;
      const std::int64_t position = call.input(bound).toInt();
      if (position == 0 || position >= length) continue;
      if (!call.isConstant(bound)) return call.lockAll();
      call.count(bound, -1, part(*along, 0, std::max<std::int64_t>(0, wrapped(position, length))));
    }
  }
  setOutputs(call, moved(call));
}

// Operators that pick or shift along the dimensions in their second input: exact unless channels lie along them.
void alongDimRule(Call& call) {
  if (isUnlabelled(call)) return;
  const bool isRoll = call.name() == "aten::roll";
  for (const std::int64_t dim : call.integers(isRoll ? 2 : 1))
    if (varies(call.labels(0), wrapped(dim, call.labels(0).dim()))) return call.lockAll();
  setOutputs(call, moved(call));
}

// Padding around positions keeps every channel; padding among channels would add some.
void padRule(Call& call) {
  if (isUnlabelled(call)) return;
  const Labels labels = call.labels(0);
  const auto varying = varyingDims(labels);
  const auto outputShape = call.output().sizes();
  for (const std::int64_t dim : varying)
    if (outputShape[static_cast<std::size_t>(dim)] != labels.size(dim)) return call.lockAll();
  call.setLabels(compacted(labels).expand(outputShape));
}

void expandRule(Call& call) {
  if (isUnlabelled(call)) return;
  const Labels labels = call.labels(0).expand(call.output().sizes());
  for (const std::int64_t dim : varyingDims(labels))
    if (call.name() == "aten::expand" && call.integers(1)[static_cast<std::size_t>(dim)] != -1 &&
        call.isConstant(1, static_cast<int>(dim))) {
      const auto along = labelsAlong(labels, dim);
      if (!along) return call.lockAll();
      call.count(1, static_cast<int>(dim), *along);
    }
  call.setLabels(labels);
}

}  // namespace cleanai
