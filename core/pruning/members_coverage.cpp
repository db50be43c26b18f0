// Criteria that need the data: coverage, and weights times inputs.
#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/error.h"
#include "core/coverage/metrics.h"
#include "core/pruning/members.h"
#include "core/pruning/ranking.h"
#include "core/pruning/weight_norms.h"

namespace cleanai {
namespace {

const LayerCoverage* measured(const Coverage& coverage, const Layer& layer) {
  const LayerCoverage* covered = findLayer(coverage, layer.name);
  return covered && covered->statistics.channels.size() == layer.outputUnits.size() ? covered : nullptr;
}

void checkGroupsAreMeasured(const Coverage& coverage, const Network& network, const std::vector<std::string>& ignored) {
  if (coverage.layers.empty())
    throw Error(ErrorCode::invalidArgument, "coverage", "it holds no layer: it was measured on no image",
                "Analyze the model on data, or merge all shards of the analysis");
  for (const auto& group : network.groups) {
    if (std::any_of(ignored.begin(), ignored.end(), [&](const auto& glob) { return matches(network, group, glob); }))
      continue;
    const bool isMeasured =
        group.layers.empty() || std::any_of(group.layers.begin(), group.layers.end(), [&](std::size_t layer) {
          return findLayer(coverage, network.layers[layer].name) != nullptr;
        });
    if (!isMeasured)
      throw Error(ErrorCode::invalidArgument, "coverage",
                  "layer " + network.layers[group.layers.front()].name + " was not measured",
                  "Analyze the model without --layers, or ignore the layer");
  }
}

// Mean square by unit of the values on their way through the network.
class MeanSquares {
 public:
  explicit MeanSquares(std::size_t units) : squares_(units, 0) {}

  double at(Unit unit) const { return squares_[static_cast<std::size_t>(unit)]; }

  // What a layer sends is added to what its units carry already (a residual sum of uncorrelated terms), unless it was
  // made from the same units (depthwise): then it takes their place.
  void send(const Layer& layer, const LayerStatistics& statistics) {
    std::vector<double> sums(squares_.size(), 0);
    std::vector<std::int64_t> channels(squares_.size(), 0);
    for (std::size_t c = 0; c < layer.outputUnits.size(); ++c) {
      if (layer.outputUnits[c] == fixedUnit) continue;
      const auto unit = static_cast<std::size_t>(layer.outputUnits[c]);
      const ChannelStatistics& channel = statistics.channels[c];
      if (channel.finite > 0) sums[unit] += channel.sumSquares.value() / static_cast<double>(channel.finite);
      ++channels[unit];
    }
    const bool replaces = layer.groups > 1 && layer.groups == layer.inputs;
    for (std::size_t unit = 0; unit < squares_.size(); ++unit)
      if (channels[unit] > 0)
        squares_[unit] = (replaces ? 0 : squares_[unit]) + sums[unit] / static_cast<double>(channels[unit]);
  }

 private:
  std::vector<double> squares_;
};

// Mean squares by input of the layer: those of its moments, or else what its units carry.
std::vector<double> inputSquares(const Layer& layer, const Moments* moments, const MeanSquares& squares) {
  const InputMoments* known = nullptr;
  if (moments)
    if (const auto found = moments->layers.find(layer.weight); found != moments->layers.end())
      known = found->second.get();
  std::vector<double> values;
  for (std::size_t c = 0; c < layer.inputUnits.size(); ++c) {
    if (known && known->mean.size() == layer.inputUnits.size())
      values.push_back(known->mean[c] * known->mean[c] +
                       known->covariance[known->isDiagonal ? c : c * known->mean.size() + c]);
    else
      values.push_back(layer.inputUnits[c] == fixedUnit ? 0 : squares.at(layer.inputUnits[c]));
  }
  return values;
}

// One value a unit: the norm of all weights that meet its channels, each times the root mean square there.
Member weightsTimesInputs(const Layer& layer, const at::Tensor& weight, const std::vector<double>& squares) {
  const std::vector<double> norms = inputNorms(layer, weight, Norm::l2);
  std::map<Unit, double> sums;
  for (std::size_t c = 0; c < layer.inputUnits.size(); ++c)
    if (layer.inputUnits[c] != fixedUnit) sums[layer.inputUnits[c]] += norms[c] * norms[c] * squares[c];
  Member member;
  for (const auto& [unit, sum] : sums) {
    member.units.push_back(unit);
    member.values.push_back(std::sqrt(sum));
  }
  return member;
}

bool isUnknown(const ChannelStatistics& channel) { return channel.finite == 0; }

// Channels that never had a finite value are neither the first nor the last to go.
std::vector<double> knownOrMean(std::vector<double> values, const LayerStatistics& statistics) {
  double sum = 0;
  std::size_t known = 0;
  for (std::size_t c = 0; c < values.size(); ++c)
    if (!isUnknown(statistics.channels[c])) {
      sum += values[c];
      ++known;
    }
  for (std::size_t c = 0; c < values.size(); ++c)
    if (known > 0 && isUnknown(statistics.channels[c])) values[c] = sum / static_cast<double>(known);
  return values;
}

}  // namespace

std::vector<std::string> unmeasuredChannels(const Coverage& coverage) {
  std::vector<std::string> warnings;
  for (const auto& layer : coverage.layers) {
    const auto& channels = layer.statistics.channels;
    const auto unknown = std::count_if(channels.begin(), channels.end(), isUnknown);
    if (unknown > 0)
      warnings.push_back(
          "layer " + layer.name + ": " + std::to_string(unknown) + " of " + std::to_string(channels.size()) +
          " channels never had a finite value, so nothing is known of them; they rank as the layer's mean");
  }
  return warnings;
}

const Coverage& coverageOf(const Subject& subject) {
  if (!subject.evidence.coverage)
    throw Error(ErrorCode::invalidArgument, "criterion " + subject.criterion.name, "there is no coverage",
                "Analyze the model first, or choose a criterion of the weights such as magnitude_l2");
  if (subject.evidence.coverage->model.sha256 != subject.model.sha256())
    throw Error(ErrorCode::invalidArgument, "coverage",
                "it was measured on another model (" + subject.evidence.coverage->model.path + ")",
                "Analyze this model");
  checkGroupsAreMeasured(*subject.evidence.coverage, subject.network, subject.criterion.ignored);
  return *subject.evidence.coverage;
}

std::vector<Member> coverageMembers(const Subject& subject) {
  const Metric& metric = metricNamed(subject.criterion.metric);
  const Coverage& coverage = coverageOf(subject);
  std::vector<Member> members;
  for (const auto& layer : subject.network.layers)
    if (const LayerCoverage* covered = measured(coverage, layer))
      members.push_back({layer.outputUnits, knownOrMean(metric.compute(covered->statistics), covered->statistics)});
  return members;
}

// Sun 2023, by structures: |W_c| of each consumer times the root mean square of what it receives there, from second
// moments. Without these, statistics are those of the producers, after the norm and activation that follow them
// directly; what several of them add up to is taken as uncorrelated.
std::vector<Member> wandaMembers(const Subject& subject) {
  const Coverage& coverage = coverageOf(subject);
  if (coverage.observe != Observe::activation)
    throw Error(ErrorCode::invalidArgument, "criterion wanda",
                "the coverage is of the layers' own outputs, not of what the next layers receive",
                "Analyze with --observe activation");
  const Moments* moments = subject.evidence.moments ? &momentsOf(subject) : nullptr;
  MeanSquares squares(subject.network.unitCount);
  std::vector<Member> members;
  for (const auto& layer : subject.network.layers) {
    Member member =
        weightsTimesInputs(layer, tensorNamed(subject.model, layer.weight), inputSquares(layer, moments, squares));
    if (!member.units.empty()) members.push_back(std::move(member));
    if (const LayerCoverage* covered = measured(coverage, layer)) squares.send(layer, covered->statistics);
  }
  return members;
}

}  // namespace cleanai
