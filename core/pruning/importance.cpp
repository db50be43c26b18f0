#include "core/pruning/importance.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "core/base/error.h"
#include "core/coverage/metrics.h"
#include "core/model/torch_model.h"

namespace cleanai {
namespace {

struct Subject {
  const Model& model;
  const Network& network;
  const Coverage* coverage;
  const Criterion& criterion;
};

using UnitScores = std::vector<double>;

at::Tensor tensorNamed(const Model& model, const std::string& name) {
  const auto& tensors = model.torch().tensors;
  const auto found =
      std::find_if(tensors.begin(), tensors.end(), [&](const auto& entry) { return entry.name == name; });
  return found == tensors.end() ? at::Tensor() : found->tensor;
}

void addTo(UnitScores& scores, const std::vector<Unit>& units, const std::vector<double>& values) {
  for (std::size_t i = 0; i < units.size(); ++i)
    if (units[i] != fixedUnit && std::isfinite(values[i])) scores[static_cast<std::size_t>(units[i])] += values[i];
}

bool hasUnits(const Layer& layer) {
  return std::any_of(layer.outputUnits.begin(), layer.outputUnits.end(), [](Unit unit) { return unit != fixedUnit; });
}

std::vector<double> values(const at::Tensor& tensor) {
  const at::Tensor plain = tensor.to(at::kDouble).contiguous();
  return {plain.data_ptr<double>(), plain.data_ptr<double>() + plain.numel()};
}

// Norm of each output channel's weights, one value a channel of the layer.
std::vector<double> channelNorms(const Layer& layer, const at::Tensor& weight, int order) {
  const bool isDepthwise = layer.groups > 1 && layer.groups == layer.inputs;
  const int outputDim = layer.transposed && !isDepthwise ? 1 : 0;
  const at::Tensor rows = weight.detach().to(at::kDouble).transpose(0, outputDim).flatten(1);
  std::vector<double> norms = values(order == 1 ? rows.abs().sum(1) : rows.square().sum(1).sqrt());
  const std::vector<double> once = norms;
  while (norms.size() < layer.outputUnits.size()) norms.insert(norms.end(), once.begin(), once.end());
  norms.resize(layer.outputUnits.size());
  return norms;
}

UnitScores coverageScores(const Subject& subject) {
  const Metric& metric = metricNamed(subject.criterion.metric);
  if (!subject.coverage)
    throw Error(ErrorCode::invalidArgument, "criterion coverage", "there is no coverage",
                "Analyze the model first, or choose a criterion of the weights such as magnitude_l2");
  if (subject.coverage->model.sha256 != subject.model.sha256())
    throw Error(ErrorCode::invalidArgument, "coverage",
                "it was measured on another model (" + subject.coverage->model.path + ")", "Analyze this model");
  UnitScores scores(subject.network.unitCount, 0);
  for (const auto& group : subject.network.groups) {
    bool isCovered = group.layers.empty();
    for (const std::size_t index : group.layers)
      isCovered = isCovered || findLayer(*subject.coverage, subject.network.layers[index].name) != nullptr;
    if (!isCovered)
      throw Error(ErrorCode::invalidArgument, "coverage",
                  "layer " + subject.network.layers[group.layers.front()].name + " was not measured",
                  "Analyze the model without --layers, or ignore the layer");
  }
  for (const auto& layer : subject.network.layers) {
    const LayerCoverage* covered = findLayer(*subject.coverage, layer.name);
    if (covered && covered->statistics.channels.size() == layer.outputUnits.size())
      addTo(scores, layer.outputUnits, metric.compute(covered->statistics));
  }
  return scores;
}

UnitScores magnitudeScores(const Subject& subject, int order) {
  UnitScores scores(subject.network.unitCount, 0);
  for (const auto& layer : subject.network.layers)
    if (hasUnits(layer))
      addTo(scores, layer.outputUnits, channelNorms(layer, tensorNamed(subject.model, layer.weight), order));
  return scores;
}

UnitScores magnitudeL1Scores(const Subject& subject) { return magnitudeScores(subject, 1); }
UnitScores magnitudeL2Scores(const Subject& subject) { return magnitudeScores(subject, 2); }

// |gamma| of the norms (Liu 2017, Network Slimming); a unit that meets no norm has its L2 magnitude.
UnitScores normScaleScores(const Subject& subject) {
  UnitScores scores(subject.network.unitCount, 0);
  std::vector<char> hasNorm(subject.network.unitCount, 0);
  for (const auto& axis : subject.network.axes) {
    const at::Tensor tensor = tensorNamed(subject.model, axis.tensor);
    if (!axis.tensor.ends_with("weight") || tensor.dim() != 1) continue;
    addTo(scores, axis.units, values(tensor.detach().abs()));
    for (const Unit unit : axis.units)
      if (unit != fixedUnit) hasNorm[static_cast<std::size_t>(unit)] = 1;
  }
  const UnitScores magnitudes = magnitudeL2Scores(subject);
  for (std::size_t unit = 0; unit < scores.size(); ++unit)
    if (!hasNorm[unit]) scores[unit] = magnitudes[unit];
  return scores;
}

UnitScores randomScores(const Subject& subject) {
  std::mt19937_64 generator(subject.criterion.seed);
  UnitScores scores(subject.network.unitCount);
  for (auto& score : scores) score = static_cast<double>(generator() >> 11) * 0x1p-53;
  return scores;
}

struct Implementation {
  CriterionInfo info;
  UnitScores (*score)(const Subject&);
};

constexpr Implementation table[] = {
    {{"coverage", "Coverage of the data", true}, coverageScores},
    {{"magnitude_l1", "Weight magnitude, L1", false}, magnitudeL1Scores},
    {{"magnitude_l2", "Weight magnitude, L2", false}, magnitudeL2Scores},
    {{"bn_scale", "Batch-norm scale", false}, normScaleScores},
    {{"random", "Random", false}, randomScores},
};

}  // namespace

const std::vector<CriterionInfo>& criteria() {
  static const std::vector<CriterionInfo> all = [] {
    std::vector<CriterionInfo> infos;
    for (const auto& entry : table) infos.push_back(entry.info);
    return infos;
  }();
  return all;
}

std::vector<double> importance(const Model& model, const Network& network, const Coverage* coverage,
                               const Criterion& criterion) {
  std::string known;
  for (const auto& entry : table) {
    if (entry.info.name == criterion.name) return entry.score({model, network, coverage, criterion});
    known += (known.empty() ? "" : ", ") + std::string(entry.info.name);
  }
  throw Error(ErrorCode::invalidArgument, "criterion \"" + criterion.name + "\"", "there is no such criterion",
              "Choose one of " + known);
}

}  // namespace cleanai
