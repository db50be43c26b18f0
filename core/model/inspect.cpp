#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "core/model/channels/tracer.h"
#include "core/model/model.h"
#include "core/model/network.h"
#include "core/model/torch_error.h"

namespace cleanai {
namespace {

// Numbers the sets of labels that are free to go.
class UnitNumbers {
 public:
  explicit UnitNumbers(const ChannelTracer& tracer) : sets_(tracer.sets()) {
    for (const auto& [label, reason] : tracer.locks()) lockedSets_.try_emplace(sets_.find(label), reason);
    for (const auto& [axis, labels] : tracer.axes()) {
      const auto locked = tracer.lockedTensors().find(axis.first);
      if (locked == tracer.lockedTensors().end()) continue;
      for (const Label label : labels)
        if (label != noLabel) lockedSets_.try_emplace(sets_.find(label), locked->second);
    }
  }

  Unit of(Label label) {
    if (label == noLabel) return fixedUnit;
    const Label set = sets_.find(label);
    if (lockedSets_.contains(set)) return fixedUnit;
    return numbers_.try_emplace(set, static_cast<Unit>(numbers_.size())).first->second;
  }

  std::vector<Unit> of(const std::vector<Label>& labels) {
    std::vector<Unit> units;
    for (const Label label : labels) units.push_back(of(label));
    return units;
  }

  std::string reason(Label label) const {
    const auto found = lockedSets_.find(label == noLabel ? noLabel : sets_.find(label));
    return found == lockedSets_.end() ? "its channels could not be followed" : found->second;
  }

  std::size_t count() const { return numbers_.size(); }

 private:
  const UnionFind& sets_;
  std::unordered_map<Label, std::string> lockedSets_;
  std::unordered_map<Label, Unit> numbers_;
};

bool isFree(Unit unit) { return unit != fixedUnit; }

std::vector<Group> groupsOf(const Network& network) {
  std::vector<std::vector<std::size_t>> axesOfUnit(network.unitCount);
  for (std::size_t i = 0; i < network.axes.size(); ++i)
    for (const Unit unit : network.axes[i].units) {
      if (!isFree(unit)) continue;
      auto& axes = axesOfUnit[static_cast<std::size_t>(unit)];
      if (axes.empty() || axes.back() != i) axes.push_back(i);
    }

  std::map<std::vector<std::size_t>, std::size_t> places;
  std::vector<Group> groups;
  std::vector<std::size_t> groupOfUnit(network.unitCount);
  for (std::size_t unit = 0; unit < network.unitCount; ++unit) {
    const auto [place, isNew] = places.try_emplace(axesOfUnit[unit], groups.size());
    if (isNew) groups.emplace_back();
    groups[place->second].units.push_back(static_cast<Unit>(unit));
    groupOfUnit[unit] = place->second;
  }

  const auto addLayer = [&](std::size_t layer, const std::vector<Unit>& units, std::vector<std::size_t> Group::*list) {
    for (const Unit unit : units) {
      if (!isFree(unit)) continue;
      auto& layers = groups[groupOfUnit[static_cast<std::size_t>(unit)]].*list;
      if (layers.empty() || layers.back() != layer) layers.push_back(layer);
    }
  };
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    addLayer(i, network.layers[i].outputUnits, &Group::layers);
    addLayer(i, network.layers[i].inputUnits, &Group::consumers);
  }
  return groups;
}

std::vector<Lock> locksOf(const std::vector<Layer>& layers) {
  std::vector<Lock> locks;
  for (const auto& layer : layers) {
    if (layer.lockedBecause.empty()) continue;
    auto lock =
        std::find_if(locks.begin(), locks.end(), [&](const auto& l) { return l.because == layer.lockedBecause; });
    if (lock == locks.end()) lock = locks.insert(locks.end(), Lock{{}, layer.lockedBecause});
    lock->layers.push_back(layer.name);
  }
  return locks;
}

Network networkFrom(const TorchModel& model, const ChannelTracer& tracer, Shape input) {
  Network network;
  network.input = std::move(input);
  UnitNumbers numbers(tracer);
  for (const auto& traced : tracer.layers()) {
    Layer layer = traced.description;
    layer.outputUnits = numbers.of(traced.outputs);
    layer.inputUnits = numbers.of(traced.inputs);
    if (std::none_of(layer.outputUnits.begin(), layer.outputUnits.end(), isFree) && !traced.outputs.empty())
      layer.lockedBecause = numbers.reason(traced.outputs.front());
    network.cost.macs += layer.macs;
    network.layers.push_back(std::move(layer));
  }
  for (const auto& [axis, labels] : tracer.axes()) {
    Axis found{axis.first, axis.second, numbers.of(labels)};
    if (std::any_of(found.units.begin(), found.units.end(), isFree)) network.axes.push_back(std::move(found));
  }
  for (const auto& counted : tracer.counts()) {
    ChannelCount count = counted.where;
    count.units = numbers.of(counted.labels);
    if (std::any_of(count.units.begin(), count.units.end(), isFree)) network.counts.push_back(std::move(count));
  }
  network.unitCount = numbers.count();
  network.groups = groupsOf(network);
  network.locked = locksOf(network.layers);
  for (const auto& [name, tensor, isParameter] : model.tensors) {
    if (!isParameter || model.names.at(tensor.unsafeGetTensorImpl()) != name) continue;
    network.parameters.emplace_back(name, tensor.sizes().vec());
    network.cost.parameters += tensor.numel();
  }
  network.otherMacs = tracer.otherMacs();
  network.cost.macs += network.otherMacs;
  return network;
}

}  // namespace

Network inspect(const Model& model, const Shape& input) {
  Shape one = input;
  if (one.empty()) throw Error(ErrorCode::shapeMismatch, "input shape", "it is empty", "Give one like 1,3,224,224");
  one.front() = 1;
  const std::string subject = model.file().string() + " on an input of " + toString(one);
  return translatingErrors(ErrorCode::shapeMismatch, subject, "Give the input shape that the model was made for", [&] {
    const TorchModel& torch = model.torch();
    if (torch.executor.inputCount() != 1)
      throw Error(ErrorCode::unsupported, model.file().string(),
                  "it takes " + std::to_string(torch.executor.inputCount()) + " inputs",
                  "Save a model that takes one batch of images");
    ChannelTracer tracer(torch);
    const at::Tensor example = at::randn(one, at::make_generator<at::CPUGeneratorImpl>(0));
    tracer.lockOutputs(torch.executor.run({example}, &tracer));
    return networkFrom(torch, tracer, one);
  });
}

}  // namespace cleanai
