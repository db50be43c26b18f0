#include "core/model/channels/tracer.h"

#include <algorithm>
#include <utility>

#include "core/model/channels/rules.h"

namespace cleanai {
namespace {

bool isPrim(const torch::jit::Node& node) { return node.kind().is_prim(); }

bool carriesTensor(const Execution& execution) {
  const auto has = [](const c10::IValue& value) { return !tensorsIn(value).empty(); };
  return std::any_of(execution.inputs.begin(), execution.inputs.end(), has);
}

}  // namespace

ChannelTracer::ChannelTracer(const TorchModel& model) : model_(model) {}

void ChannelTracer::executed(const Execution& execution) {
  if (isPrim(execution.node) || !carriesTensor(execution)) return;
  Call call(*this, execution);
  std::string name = call.name();
  if (const auto* rule = findRule(name.substr(name.find(':') + 2)); rule && name.starts_with("aten::"))
    rule->apply(call);
  else
    call.lockAll();
}

void ChannelTracer::skippedBlock(const torch::jit::Block& block, const ValueLookup& lookup) {
  for (const torch::jit::Node* node : block.nodes()) {
    for (const torch::jit::Block* inner : node->blocks()) skippedBlock(*inner, lookup);
    if (isPrim(*node)) continue;
    const auto* rule = findRule(node->kind().toUnqualString());
    if (rule && rule->apply == noRule) continue;
    for (const torch::jit::Value* input : node->inputs())
      for (const auto& tensor : tensorsIn(lookup(input)))
        lock(tensor, std::string("a branch that was not taken, with ") + node->kind().toQualString());
  }
}

void ChannelTracer::lockOutputs(const c10::IValue& result) {
  for (const auto& tensor : tensorsIn(result)) lock(tensor, "the network's output");
}

Labels ChannelTracer::labelsOf(const at::Tensor& tensor) const {
  if (!tensor.defined()) return {};
  const auto found = labels_.find(tensor.unsafeGetTensorImpl());
  return found == labels_.end() ? Labels() : found->second.labels;
}

void ChannelTracer::setLabels(const at::Tensor& tensor, Labels labels) {
  labels_.insert_or_assign(
      tensor.unsafeGetTensorImpl(),
      Entry{c10::weak_intrusive_ptr<c10::TensorImpl>(tensor.getIntrusivePtr()), std::move(labels)});
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

void ChannelTracer::tieAxis(const at::Tensor& tensor, std::int64_t dim, const std::vector<Label>& labels) {
  auto [entry, isNew] = axes_.try_emplace({*nameOf(tensor), static_cast<int>(dim)}, labels);
  if (isNew) return;
  for (std::size_t i = 0; i < labels.size(); ++i) unite(entry->second[i], labels[i], "a tensor used in two places");
}

void ChannelTracer::unite(Label a, Label b, const std::string& because) {
  if (a == noLabel && b == noLabel) return;
  if (a == noLabel || b == noLabel)
    lock({a == noLabel ? b : a}, because);
  else
    sets_.unite(a, b);
}

void ChannelTracer::lock(const std::vector<Label>& labels, const std::string& because) {
  for (const Label label : labels)
    if (label != noLabel) locks_.try_emplace(label, because);
}

void ChannelTracer::lock(const at::Tensor& tensor, const std::string& because) {
  lock(distinct(labelsOf(tensor)), because);
  if (const auto* name = nameOf(tensor)) lockedTensors_.try_emplace(*name, because);
}

TracedLayer& ChannelTracer::layer(const std::string& weight) {
  const auto found =
      std::find_if(layers_.begin(), layers_.end(), [&](const auto& traced) { return traced.weight == weight; });
  if (found != layers_.end()) return *found;
  layers_.push_back({});
  layers_.back().weight = weight;
  return layers_.back();
}

void ChannelTracer::addCount(TracedCount count) { counts_.push_back(std::move(count)); }

}  // namespace cleanai
