// Layers make new labels for their outputs and tie their inputs' labels to the weight's input dimension.
#include "core/model/channels/rules.h"
#include "core/model/layer_kind.h"

namespace cleanai {
namespace {

using Indices = std::vector<Label>;

void describe(Call& call, const LayerKind& kind, std::int64_t channels, std::int64_t inputs, std::int64_t groups,
              std::int64_t macsPerWeight) {
  const at::Tensor weight = call.tensor(1);
  const std::string& name = *call.tracer.nameOf(weight);
  TracedLayer& layer = call.tracer.layer(name);
  Layer& description = layer.description;
  description.weight = name;
  description.name = ownerOf(name);
  description.type = typeName(kind, weight.dim());
  description.channels = channels;
  description.inputs = inputs;
  description.groups = groups;
  description.transposed = kind.isTransposed;
  description.weightShape = weight.sizes().vec();
  description.outputShape = call.output().sizes().vec();
  if (!description.outputShape.empty()) description.outputShape.erase(description.outputShape.begin());
  description.parameters = weight.numel() + (call.tensor(2).defined() ? call.tensor(2).numel() : 0);
  if (call.tracer.isCounted()) description.macsPerWeight += macsPerWeight;
  description.macs = description.macsPerWeight * weight.numel();
}

void recordUnits(Call& call, Indices outputs, Indices inputs) {
  TracedLayer& layer = call.tracer.layer(*call.tracer.nameOf(call.tensor(1)));
  layer.outputs = std::move(outputs);
  layer.inputs = std::move(inputs);
}

void tieBias(Call& call, const Indices& outputs) {
  const at::Tensor bias = call.tensor(2);
  if (!bias.defined()) return;
  if (const auto* name = call.tracer.nameOf(bias)) return call.tracer.tieAxis(*name, 0, outputs, call.because());
  const auto along = bias.dim() == 1 ? labelsAlong(call.labels(2), 0) : std::nullopt;
  if (!along || along->size() != outputs.size())
    return call.tracer.lock(outputs, call.because() + " with a computed bias");
  for (std::size_t i = 0; i < outputs.size(); ++i) call.tracer.unite(outputs[i], (*along)[i], call.because());
}

// Unites position j of every one of `groups` equal parts, so that every part loses the same.
void uniteAcrossGroups(Call& call, const Indices& labels, std::size_t groups) {
  const std::size_t width = labels.size() / groups;
  for (std::size_t i = width; i < labels.size(); ++i) call.tracer.unite(labels[i % width], labels[i], call.because());
}

Indices repeatedEach(const Indices& labels, std::size_t times) {
  Indices repeated;
  for (const Label label : labels) repeated.insert(repeated.end(), times, label);
  return repeated;
}

// The input's labels along its channel dimension; when they are not one a channel, the input is held.
Indices inputLabels(Call& call, std::int64_t dim) {
  const Labels labels = call.labels(0);
  if (labels.defined()) {
    if (auto along = labelsAlong(labels, dim)) return *along;
    call.tracer.lock(call.tensor(0), call.because());
  }
  return Indices(static_cast<std::size_t>(call.tensor(0).size(dim)), noLabel);
}

void convolve(Call& call, const LayerKind& kind) {
  const at::Tensor input = call.tensor(0), weight = call.tensor(1);
  if (!call.tracer.nameOf(weight)) return call.lockAll();
  const std::int64_t spatial = weight.dim() - 2;
  const std::int64_t channelDim = input.dim() - spatial - 1;
  const auto inputs = static_cast<std::size_t>(input.size(channelDim));
  const auto channels = static_cast<std::size_t>(call.output().size(channelDim));
  const auto groups = static_cast<std::size_t>(call.input(kind.groupsInput).toInt());
  const int outputDim = kind.isTransposed ? 1 : 0, inputDim = kind.isTransposed ? 0 : 1;
  const at::Tensor& placed = kind.isTransposed ? input : call.output();
  describe(call, kind, static_cast<std::int64_t>(channels), static_cast<std::int64_t>(inputs),
           static_cast<std::int64_t>(groups), placed.numel() / placed.size(channelDim));

  const std::string& name = *call.tracer.nameOf(weight);
  const Indices fromInput = inputLabels(call, channelDim);
  ChannelTracer& tracer = call.tracer;
  Indices outputs;
  if (groups == 1) {
    tracer.tieAxis(name, inputDim, fromInput, call.because());
    outputs = tracer.axis(weight, outputDim);
  } else if (groups == inputs) {
    outputs = repeatedEach(fromInput, channels / groups);
    tracer.tieAxis(name, 0, kind.isTransposed ? fromInput : outputs, call.because());
    call.count(kind.groupsInput, -1, fromInput);
  } else {
    uniteAcrossGroups(call, fromInput, groups);
    const Indices firstGroup(fromInput.begin(), fromInput.begin() + static_cast<std::ptrdiff_t>(inputs / groups));
    tracer.tieAxis(name, inputDim, kind.isTransposed ? fromInput : firstGroup, call.because());
    outputs = tracer.axis(weight, outputDim);
    if (kind.isTransposed) {
      const Indices oneGroup = outputs;
      for (std::size_t group = 1; group < groups; ++group)
        outputs.insert(outputs.end(), oneGroup.begin(), oneGroup.end());
    } else {
      uniteAcrossGroups(call, outputs, groups);
    }
  }
  tieBias(call, outputs);
  recordUnits(call, outputs, fromInput);
  call.set(spread(outputs, channelDim, call.output().sizes()), true);
}

}  // namespace

void convolutionRule(Call& call) { convolve(call, *layerKind(call.node())); }

void linearRule(Call& call) {
  const at::Tensor input = call.tensor(0), weight = call.tensor(1);
  if (!call.tracer.nameOf(weight) || weight.dim() != 2) return call.lockAll();
  describe(call, LayerKind{}, weight.size(0), weight.size(1), 1, call.output().numel() / weight.size(0));
  const Indices fromInput = inputLabels(call, input.dim() - 1);
  call.tracer.tieAxis(*call.tracer.nameOf(weight), 1, fromInput, call.because());
  const Indices outputs = call.tracer.axis(weight, 0);
  tieBias(call, outputs);
  recordUnits(call, outputs, fromInput);
  call.set(spread(outputs, call.output().dim() - 1, call.output().sizes()), true);
}

// embedding(weight, indices): every column of the table is a channel.
void embeddingRule(Call& call) {
  const at::Tensor weight = call.tensor(0);
  if (!call.tracer.nameOf(weight)) return call.lockAll();
  call.set(spread(call.tracer.axis(weight, 1), call.output().dim() - 1, call.output().sizes()), true);
}

}  // namespace cleanai
