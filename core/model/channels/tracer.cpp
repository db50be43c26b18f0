#include "core/model/channels/tracer.h"

#include <c10/util/accumulate.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/model/channels/rules.h"
#include "core/model/layer_kind.h"

namespace cleanai {
namespace {

using torch::jit::Block;
using torch::jit::Node;

bool allScalar(std::span<const c10::IValue> values) { return std::all_of(values.begin(), values.end(), isScalar); }

bool carriesTensor(const Execution& execution) {
  return std::any_of(execution.inputs.begin(), execution.inputs.end(),
                     [](const c10::IValue& value) { return !tensorsIn(value).empty(); });
}

bool isEmpty(const at::Tensor& tensor) { return tensor.dim() > 0 && tensor.numel() == 0; }

// Labels live on elements, so nothing can be said about an operator on none. What has one dimension has no channels.
bool meetsEmpty(const Execution& execution) {
  const auto anyEmpty = [](std::span<const c10::IValue> values, std::int64_t smallest) {
    return std::any_of(values.begin(), values.end(), [&](const c10::IValue& value) {
      const auto tensors = tensorsIn(value);
      return std::any_of(tensors.begin(), tensors.end(),
                         [&](const auto& tensor) { return isEmpty(tensor) && tensor.dim() >= smallest; });
    });
  };
  const bool joins = execution.node.kind() == c10::aten::cat;
  return anyEmpty(execution.outputs, 1) || anyEmpty(execution.inputs, joins ? 2 : 1);
}

// The dimension longer than 1, when there is exactly one.
std::optional<std::int64_t> onlyLongDim(const at::Tensor& tensor) {
  std::optional<std::int64_t> found;
  for (std::int64_t dim = 0; dim < tensor.dim(); ++dim) {
    if (tensor.size(dim) <= 1) continue;
    if (found) return std::nullopt;
    found = dim;
  }
  return found;
}

}  // namespace

ChannelTracer::ChannelTracer(const TorchModel& model, AttentionUnits attention) : model_(model), attention_(attention) {
  for (const Node* node : nodesInOrder(model.executor.graph()))
    if (node->kind() == c10::prim::SetAttr) origins_.noteChange(node->s(c10::attr::name));
}

void ChannelTracer::executed(const Execution& execution) {
  const Node& node = execution.node;
  if (node.kind() == c10::prim::If)
    traceBranch(execution);
  else if (node.kind() == c10::prim::SetAttr)
    lock(labelsBehind(origins_.of(node.input(1), execution.inputs[1])), "prim::SetAttr");
  else if (node.kind() == c10::prim::Loop)
    return;
  else if (node.kind().is_prim() || allScalar(execution.outputs))
    traceScalars(execution);
  else if (const auto* rule = findRule(node.kind()); carriesTensor(execution) || (rule && rule->makesValues))
    traceOperator(execution, rule);
  origins_.propagateLength(node, {execution.inputs.begin(), execution.inputs.end()});
}

void ChannelTracer::traceOperator(const Execution& execution, const OperatorRule* rule) {
  Call call(*this, execution);
  countedNow_.clear();
  if (rule && (rule->takesEmpty || rule->apply == noRule || !meetsEmpty(execution)))
    rule->apply(call);
  else
    call.lockAll();
  fixScalars(execution);
  if (call.isInPlace()) spreadThroughStorage(call.tensor(0));
  for (const Node* owner = execution.node.owningBlock()->owningNode(); owner;
       owner = owner->owningBlock()->owningNode())
    if (owner->kind() == c10::prim::Loop && turnsVary(*owner)) {
      lockAll(execution.inputs, becauseOfLoop);
      lockAll(execution.outputs, becauseOfLoop);
    }
}

void ChannelTracer::lockAll(std::span<const c10::IValue> values, const std::string& because) {
  for (const auto& value : values)
    for (const auto& tensor : tensorsIn(value)) lock(tensor, because);
}

// What is written through one view stands in the others.
void ChannelTracer::spreadThroughStorage(const at::Tensor& written) {
  const auto self = traced_.find(written.unsafeGetTensorImpl());
  if (self == traced_.end() || self->second.traced.vanishes) return;
  for (auto& [tensor, entry] : traced_)
    if (entry.storage == self->second.storage) entry.traced.vanishes = false;
}

void ChannelTracer::uniteValues(const at::Tensor& a, const at::Tensor& b, const std::string& because) {
  const Labels labelsA = labelsOf(a), labelsB = labelsOf(b);
  if (!labelsA.defined() || !labelsB.defined()) {
    lock(a, because);
    lock(b, because);
    return;
  }
  unitePositions(labelsA, labelsB, because);
}

void ChannelTracer::unitePositions(const Labels& a, const Labels& b, const std::string& because) {
  Labels thinA = compacted(a), thinB = compacted(b);
  const auto shape = at::infer_size(thinA.sizes(), thinB.sizes());
  thinA = thinA.expand(shape).contiguous();
  thinB = thinB.expand(shape).contiguous();
  const auto* left = thinA.data_ptr<Label>();
  const auto* right = thinB.data_ptr<Label>();
  for (std::int64_t i = 0; i < thinA.numel(); ++i) unite(left[i], right[i], because);
}

void ChannelTracer::traceScalars(const Execution& execution) {
  const Node& node = execution.node;
  if (node.kind() == c10::aten::size || node.kind() == c10::Symbol::aten("numel")) return traceSizes(execution);
  if (node.kind() == c10::aten::len && execution.inputs[0].isTensor())
    return origins_.set(node.output(), originOfSize(execution.inputs[0].toTensor(), 0));
  origins_.propagate(node, {execution.inputs.begin(), execution.inputs.end()});
  // A number made from a value's data, such as its maximum: what reaches it has to stay.
  const auto* rule = findRule(node.kind());
  if (node.kind().is_prim() || (rule && rule->apply == noRule)) return;
  for (const auto& input : execution.inputs)
    for (const auto& tensor : tensorsIn(input))
      if (tensor.dim() > 0) lock(tensor, node.kind().toQualString());
}

void ChannelTracer::traceSizes(const Execution& execution) {
  const Node& node = execution.node;
  if (!execution.inputs[0].isTensor()) return;
  const at::Tensor tensor = execution.inputs[0].toTensor();
  if (node.kind() == c10::aten::size && execution.inputs.size() > 1)
    return origins_.set(node.output(), originOfSize(tensor, execution.inputs[1].toInt()));
  std::vector<Origin> sizes;
  for (std::int64_t dim = 0; dim < tensor.dim(); ++dim) sizes.push_back(originOfSize(tensor, dim));
  if (node.kind() == c10::aten::size) return origins_.setElements(node.output(), std::move(sizes));
  Origin product;
  for (const auto& size : sizes) product.add(size);
  origins_.set(node.output(), std::move(product));
}

Origin ChannelTracer::originOfSize(const at::Tensor& tensor, std::int64_t dim) {
  dim = at::maybe_wrap_dim(dim, tensor.dim());
  const Traced traced = tracedOf(tensor);
  const auto varying = varyingDims(traced.labels);
  if (std::binary_search(varying.begin(), varying.end(), dim)) {
    const auto along = labelsAlong(traced.labels, dim);
    return {{axisNumber(along ? *along : distinct(traced.labels))}, false};
  }
  if (nameOf(tensor)) return {{axisNumber(axis(tensor, dim))}, false};
  return {{}, true};
}

std::size_t ChannelTracer::axisNumber(std::vector<Label> labels) {
  const auto [place, isNew] = axisNumbers_.try_emplace(std::move(labels), sizedAxes_.size());
  if (isNew) sizedAxes_.push_back(place->first);
  return place->second;
}

std::vector<Label> ChannelTracer::labelsBehind(const Origin& origin) const {
  std::vector<Label> labels;
  for (const std::size_t axis : origin.axes)
    labels.insert(labels.end(), sizedAxes_[axis].begin(), sizedAxes_[axis].end());
  return labels;
}

// Numbers that follow from channel counts and that the operator's rule did not take for one.
void ChannelTracer::fixScalars(const Execution& execution) {
  const std::string because = execution.node.kind().toQualString();
  const bool isRepeated = isInLoop(execution.node);
  const auto fix = [&](const Origin& origin, const c10::IValue& number, const ScalarInput& where) {
    fixScalar(origin, number, where, because);
    if (isRepeated) compareVisits(execution.node, where, number);
  };
  for (std::size_t i = 0; i < execution.inputs.size(); ++i) {
    const c10::IValue& input = execution.inputs[i];
    if (!isScalar(input)) continue;
    const torch::jit::Value* value = execution.node.input(i);
    if (!input.isList()) {
      fix(origins_.of(value, input), input, {execution.position, i, -1, 0});
      continue;
    }
    const auto elements = input.toListRef().vec();
    for (std::size_t e = 0; e < elements.size(); ++e)
      fix(origins_.ofElement(value, e), elements[e],
          {execution.position, i, static_cast<int>(e), static_cast<int>(elements.size())});
  }
}

std::optional<std::vector<Label>> ChannelTracer::channelsCountedBy(const torch::jit::Value* list,
                                                                   std::size_t element) const {
  const Origin origin = origins_.ofElement(list, element);
  if (origin.isDynamic || origin.axes.size() != 1) return std::nullopt;
  return sizedAxes_[origin.axes.front()];
}

void ChannelTracer::fixScalar(const Origin& origin, const c10::IValue& value, const ScalarInput& where,
                              const std::string& because) {
  if (!origin.followsChannels() || declared_.contains(placeOf(where))) return;
  std::vector<Label> channels = labelsBehind(origin);
  if (origin.isDynamic) return lock(channels, because + " with a number that mixes channel counts and other sizes");
  FixedScalar fixed{where, {}, value.isTensor()};
  const c10::IValue number = value.isTensor() ? c10::IValue(value.toTensor().item()) : value;
  if (number.isBool())
    fixed.value = number.toBool();
  else if (number.isInt())
    fixed.value = number.toInt();
  else if (number.isDouble())
    fixed.value = number.toDouble();
  else
    return;
  fixedScalars_.push_back({fixed, std::move(channels)});
}

void ChannelTracer::lockOutputs(const c10::IValue& result) {
  for (const auto& tensor : tensorsIn(result)) lock(tensor, outputLock);
}

Traced ChannelTracer::tracedOf(const at::Tensor& tensor) {
  if (!tensor.defined()) return {};
  if (const auto found = traced_.find(tensor.unsafeGetTensorImpl()); found != traced_.end())
    return found->second.traced;
  if (!nameOf(tensor) || !tensor.is_floating_point()) return {};
  Traced traced;
  if (const auto dim = onlyLongDim(tensor)) {
    traced.labels = spread(axis(tensor, *dim), *dim, tensor.sizes());
    traced.vanishes = true;
  } else if (tensor.numel() > 1) {
    traced.elements = at::arange(tensor.numel(), at::kInt).view(tensor.sizes());
    traced.parameter = tensor;
    traced.vanishes = true;
  }
  return traced;
}

void ChannelTracer::set(const at::Tensor& tensor, Traced traced) {
  if (traced.labels.defined()) traced.labels = thinned(traced.labels);
  forgetReleased();
  traced_.insert_or_assign(tensor.unsafeGetTensorImpl(),
                           Entry{c10::weak_intrusive_ptr<c10::TensorImpl>(tensor.getIntrusivePtr()),
                                 tensor.storage().unsafeGetStorageImpl(), std::move(traced)});
}

// Keeps the table as small as what is alive.
void ChannelTracer::forgetReleased() {
  if (traced_.size() < forgetAt_) return;
  std::erase_if(traced_, [](const auto& entry) { return entry.second.alive.expired(); });
  forgetAt_ = 2 * traced_.size() + 64;
}

const std::string* ChannelTracer::nameOf(const at::Tensor& tensor) const {
  if (!tensor.defined()) return nullptr;
  const auto found = model_.names.find(tensor.unsafeGetTensorImpl());
  return found == model_.names.end() ? nullptr : &found->second;
}

std::vector<Label> ChannelTracer::axis(const at::Tensor& tensor, std::int64_t dim) {
  auto [entry, isNew] = axes_.try_emplace({*nameOf(tensor), static_cast<int>(dim)});
  if (isNew) {
    const auto size = static_cast<std::size_t>(tensor.size(dim));
    const Label first = sets_.create(size);
    entry->second.resize(size);
    std::iota(entry->second.begin(), entry->second.end(), first);
  }
  return entry->second;
}

void ChannelTracer::tieAxis(const std::string& name, std::int64_t dim, const std::vector<Label>& labels,
                            const std::string& because) {
  auto [entry, isNew] = axes_.try_emplace({name, static_cast<int>(dim)}, labels);
  if (isNew) return;
  for (std::size_t i = 0; i < labels.size(); ++i) unite(entry->second[i], labels[i], because);
}

bool ChannelTracer::tieElements(const Traced& moved, const Labels& met, const std::string& because) {
  const at::Tensor places = moved.elements.expand(met.sizes()).contiguous(), labels = met.contiguous();
  const auto* place = places.data_ptr<std::int32_t>();
  const auto* label = labels.data_ptr<Label>();
  const at::Tensor& parameter = moved.parameter;
  for (std::int64_t dim = 0; dim < parameter.dim(); ++dim) {
    const std::int64_t size = parameter.size(dim);
    const std::int64_t stride = c10::multiply_integers(parameter.sizes().slice(static_cast<std::size_t>(dim) + 1));
    if (size <= 1) continue;
    std::vector<Label> along(static_cast<std::size_t>(size), noLabel);
    bool isFunction = true;
    for (std::int64_t i = 0; isFunction && i < places.numel(); ++i) {
      Label& there = along[static_cast<std::size_t>(place[i] / stride % size)];
      if (there == noLabel) there = label[i];
      isFunction = there == label[i];
    }
    if (!isFunction || std::find(along.begin(), along.end(), noLabel) != along.end()) continue;
    tieAxis(*nameOf(parameter), dim, along, because);
    return true;
  }
  return false;
}

void ChannelTracer::unite(Label a, Label b, const std::string& because) {
  if (a == noLabel && b == noLabel) return;
  if (a == noLabel || b == noLabel) return lock({a == noLabel ? b : a}, because);
  if (sets_.find(a) == sets_.find(b)) return;
  sets_.unite(a, b);
  joins_.emplace(sets_.find(a), because);
}

void ChannelTracer::lock(const std::vector<Label>& labels, const std::string& because) {
  for (const Label label : labels)
    if (label != noLabel) locks_.try_emplace(label, because);
}

void ChannelTracer::lock(const at::Tensor& tensor, const std::string& because) {
  const Traced traced = tracedOf(tensor);
  lock(distinct(traced.labels), because);
  const std::string* name = nameOf(traced.parameter.defined() ? traced.parameter : tensor);
  if (name) lockedTensors_.try_emplace(*name, because);
}

TracedLayer& ChannelTracer::layer(const std::string& weight) {
  const auto found =
      std::find_if(layers_.begin(), layers_.end(), [&](const auto& traced) { return traced.weight == weight; });
  if (found != layers_.end()) return *found;
  layers_.push_back({});
  layers_.back().weight = weight;
  return layers_.back();
}

void ChannelTracer::addCount(const Node& node, const ScalarInput& where, const std::vector<Label>& labels) {
  const torch::jit::Value* value = node.input(where.input);
  const Origin origin = where.element < 0 ? origins_.of(value, c10::IValue())
                                          : origins_.ofElement(value, static_cast<std::size_t>(where.element));
  if (origin.isDynamic) {
    const bool byHead = attention_ == AttentionUnits::heads;
    return lock(labels, std::string(node.kind().toQualString()) + " with a size that is computed" +
                            (byHead ? ", such as heads times batch (--attention width can do without)" : ""));
  }
  const Place place = placeOf(where);
  countedNow_[place] = labels;
  if (declared_.insert(place).second) {
    counts_.push_back({{where, {}}, labels, labelsBehind(origin)});
    return;
  }
  // Met before: in a loop, or in a branch run aside. The number has to count both.
  const auto known = std::find_if(counts_.begin(), counts_.end(),
                                  [&](const auto& count) { return placeOf(count.what.where) == place; });
  if (known->labels.size() == labels.size()) {
    for (std::size_t i = 0; i < labels.size(); ++i) unite(known->labels[i], labels[i], "a size used in two places");
  } else {
    lock(labels, "a loop");
    lock(known->labels, "a loop");
  }
}

void ChannelTracer::addProduct(std::int64_t macs, std::vector<Label> labels, std::vector<Label> others) {
  if (isCounted()) products_.push_back({macs, std::move(labels), std::move(others)});
}

}  // namespace cleanai
