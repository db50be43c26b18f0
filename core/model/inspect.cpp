#include <torch/csrc/jit/runtime/jit_exception.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/base/error.h"
#include "core/model/channels/tracer.h"
#include "core/model/example_inputs.h"
#include "core/model/gone_branches.h"
#include "core/model/layer_kind.h"
#include "core/model/model.h"
#include "core/model/network.h"
#include "core/model/number_type.h"
#include "core/model/shape_pass.h"
#include "core/model/torch_error.h"

namespace cleanai {
namespace {

bool hasQuantizedOperators(const torch::jit::Graph& graph) {
  const auto nodes = nodesInOrder(graph);
  return std::any_of(nodes.begin(), nodes.end(), [](const auto* node) {
    return std::string_view(node->kind().toQualString()).starts_with("quantized::");
  });
}

// Refuses what no float32 input can run through, whatever its shape.
void checkNumbers(const Model& model) {
  if (hasQuantizedOperators(model.torch().executor.graph()))
    throw Error(ErrorCode::unsupported, model.file().string(),
                "it is quantized, and whole channels cannot be cut out of packed weights",
                "Prune the float32 model and quantize the result");
  if (const at::ScalarType type = numberType(model); type != at::kFloat) throw otherThanFloat32(model, type);
}

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

  bool anyFree(const std::vector<Label>& labels) {
    return std::any_of(labels.begin(), labels.end(), [&](Label label) { return of(label) != fixedUnit; });
  }

  std::size_t count() const { return numbers_.size(); }

 private:
  const UnionFind& sets_;
  std::unordered_map<Label, std::string> lockedSets_;
  std::unordered_map<Label, Unit> numbers_;
};

bool isFree(Unit unit) { return unit != fixedUnit; }

// What tied the members of each unit to each other.
std::vector<std::vector<std::string>> joinsByUnit(const ChannelTracer& tracer, UnitNumbers& numbers) {
  std::vector<std::vector<std::string>> joins(numbers.count());
  for (const auto& [label, because] : tracer.joins())
    if (const Unit unit = numbers.of(label); isFree(unit)) joins[static_cast<std::size_t>(unit)].push_back(because);
  return joins;
}

std::vector<Group> groupsOf(const Network& network, const std::vector<std::vector<std::string>>& joins) {
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
    for (const auto& because : joins[unit]) {
      auto& reasons = groups[place->second].because;
      if (std::find(reasons.begin(), reasons.end(), because) == reasons.end()) reasons.push_back(because);
    }
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

// Adds what the pass noted about channels, where any of them is free to go.
template <typename T>
void addFree(const std::vector<About<T>>& noted, UnitNumbers& numbers, std::vector<T>& found) {
  for (const auto& [what, labels] : noted) {
    if (!numbers.anyFree(labels)) continue;
    found.push_back(what);
    found.back().units = numbers.of(labels);
  }
}

void addLayers(const ChannelTracer& tracer, UnitNumbers& numbers, Network& network) {
  for (const auto& traced : tracer.layers()) {
    Layer layer = traced.description;
    layer.outputUnits = numbers.of(traced.outputs);
    layer.inputUnits = numbers.of(traced.inputs);
    if (std::none_of(layer.outputUnits.begin(), layer.outputUnits.end(), isFree) && !traced.outputs.empty())
      layer.lockedBecause = numbers.reason(traced.outputs.front());
    network.layers.push_back(std::move(layer));
  }
}

void addCosts(const TorchModel& model, const ChannelTracer& tracer, UnitNumbers& numbers, Network& network) {
  for (const auto& layer : network.layers) network.cost.macs += layer.macs;
  const auto free = [&](const std::vector<Label>& labels) {
    return numbers.anyFree(labels) ? numbers.of(labels) : std::vector<Unit>();
  };
  for (const auto& product : tracer.products()) {
    network.products.push_back({product.macs, free(product.labels), free(product.others)});
    network.cost.macs += product.macs;
  }
  for (const auto& [name, tensor, isParameter] : model.tensors) {
    if (!isParameter || model.names.at(tensor.unsafeGetTensorImpl()) != name) continue;
    if (std::find(network.goneTensors.begin(), network.goneTensors.end(), name) != network.goneTensors.end()) continue;
    network.parameters.emplace_back(name, tensor.sizes().vec());
    network.cost.parameters += tensor.numel();
  }
}

Network networkFrom(const TorchModel& model, const ChannelTracer& tracer, std::vector<Shape> inputs) {
  Network network;
  network.inputs = std::move(inputs);
  network.attention = tracer.attention();
  UnitNumbers numbers(tracer);
  addLayers(tracer, numbers, network);
  for (const auto& [axis, labels] : tracer.axes()) {
    Axis found{axis.first, axis.second, numbers.of(labels)};
    if (std::any_of(found.units.begin(), found.units.end(), isFree)) network.axes.push_back(std::move(found));
  }
  for (const auto& [what, labels, behind] : tracer.counts())
    if (numbers.anyFree(labels) || numbers.anyFree(behind))
      network.counts.push_back({what.where, numbers.of(labels), numbers.anyFree(behind)});
  addFree(tracer.norms(), numbers, network.norms);
  addFree(tracer.squeezes(), numbers, network.squeezes);
  for (const auto& [fixed, labels] : tracer.fixedScalars())
    if (labels.empty() || numbers.anyFree(labels)) network.fixedScalars.push_back(fixed);
  network.goneTensors = tensorsOfGoneBranches(model, network.fixedScalars);
  addCosts(model, tracer, numbers, network);
  network.unitCount = numbers.count();
  network.groups = groupsOf(network, joinsByUnit(tracer, numbers));
  network.locked = locksOf(network.layers);
  return network;
}

}  // namespace

Network inspect(const Model& model, const Shape& input, AttentionUnits attention) {
  return inspect(model, std::vector<Shape>{input}, attention);
}

Network inspect(const Model& model, const std::vector<Shape>& inputs, AttentionUnits attention) {
  std::vector<Shape> ones = inputs;
  for (auto& one : ones) {
    if (one.empty()) throw Error(ErrorCode::shapeMismatch, "input shape", "it is empty", "Give one like 1,3,224,224");
    one.front() = 1;
  }
  const std::string subject = model.file().string() + " on an input of " + toString(ones);
  checkNumbers(model);
  return translatingErrors(ErrorCode::shapeMismatch, subject, "Give the input shape that the model was made for", [&] {
    const TorchModel& torch = model.torch();
    ChannelTracer tracer(torch, attention);
    auto examples = exampleInputs(torch.executor, ones, 1, 0, model.file().string());
    const Overrides overrides = shapesOnly(torch.executor.graph());
    try {
      tracer.lockOutputs(torch.executor.run(std::move(examples), &tracer, &overrides));
    } catch (const torch::jit::JITException& error) {
      throw Error(ErrorCode::modelFailed, subject, std::string("the model's own code refuses it: ") + error.what(),
                  "Give an input that the model accepts");
    }
    return networkFrom(torch, tracer, std::move(ones));
  });
}

}  // namespace cleanai
