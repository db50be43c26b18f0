#include "core/pruning/layer_prices.h"

#include <ATen/ATen.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/base/cancelled.h"
#include "core/base/log.h"
#include "core/coverage/moment_collector.h"
#include "core/coverage/output_information.h"
#include "core/model/compute_threads.h"
#include "core/model/mixing.h"
#include "core/pruning/damage_probe.h"
#include "core/pruning/mixing_weights.h"
#include "core/pruning/removal_order.h"
#include "core/pruning/selection.h"
#include "core/pruning/substitution.h"
#include "core/pruning/weight_norms.h"

namespace cleanai {
namespace {

constexpr double exponents[] = {0, 0.5, 1};
constexpr std::size_t triedSteps = 32;    // of a group's removal
constexpr std::int64_t fewestImages = 8;  // of fewer a trial says nothing

// By name of the weight, the covariance of what a layer gives, [C, C]; of layers whose outputs all see all inputs.
std::map<std::string, at::Tensor> outputCovariances(const Model& model, const Network& network, const Moments& moments,
                                                    const std::stop_token& stop) {
  std::map<std::string, at::Tensor> covariances;
  for (const auto& layer : network.layers) {
    if (stop.stop_requested()) throw Cancelled();
    const auto found = moments.layers.find(layer.weight);
    if (!mixes(layer) || layer.groups != 1 || found == moments.layers.end()) continue;
    const WeightBlock block = blocksOf(layer, tensorNamed(model, layer.weight)).front();
    const at::Tensor weights = block.weights.to(at::kFloat);
    const at::Tensor products = found->second->isDiagonal
                                    ? weights * spreadOf(*found->second, 0, block.inputs).variance.to(at::kFloat)
                                    : weights.mm(blockOf(*found->second, 0, block.inputs).covariance.to(at::kFloat));
    const auto byOutput = [&](const at::Tensor& matrix) { return matrix.reshape({layer.channels, -1}); };
    covariances.emplace(layer.weight, byOutput(products).mm(byOutput(weights).t()));
  }
  return covariances;
}

// By name of the weight, information over sensitivity; 1 on average. Layers of which either is not known are left out.
std::map<std::string, double> ratiosOf(const Moments& moments, const std::map<std::string, double>& information) {
  std::map<std::string, double> ratios;
  double logs = 0;
  for (const auto& [weight, value] : information) {
    const double ratio = value / moments.sensitivityOf(weight);
    if (!(ratio > 0 && std::isfinite(ratio))) continue;
    ratios[weight] = ratio;
    logs += std::log(ratio);
  }
  for (auto& [weight, ratio] : ratios) ratio /= std::exp(logs / static_cast<double>(ratios.size()));
  return ratios;
}

// What was measured of a network, to try prices on.
class Trials {
 public:
  Trials(const Model& model, const Network& network, const Moments& moments, const MomentCollector& collector,
         const ProgressSink& progress, std::stop_token stop)
      : network_(network),
        moments_(moments),
        stop_(std::move(stop)),
        meter_(progress, "weight of layers", 1 + static_cast<std::int64_t>(std::size(exponents)), ProgressUnit::runs),
        ratios_(measuredRatios(model, collector)),
        probe_(DamageProbe::of(model, network, moments, collector)),
        orders_(model, network, moments, stop_) {}

  /// Those that do least damage. Throws std::runtime_error when no damage is a number.
  std::map<std::string, double> bestPrices() {
    std::map<std::string, double> best;
    double least = std::numeric_limits<double>::infinity();
    for (std::int64_t done = 1; const double exponent : exponents) {
      Moments priced = moments_;
      priced.prices = prices(exponent);
      const double damage = probe_.damage(planWith(priced));
      logger()->info("layers weighed by their information to the power of {}: divergence {:.4f}", exponent, damage);
      if (damage < least) {
        least = damage;
        best = std::move(priced.prices);
      }
      meter_.report(++done);
      if (stop_.stop_requested()) throw Cancelled();
    }
    if (best.empty()) throw std::runtime_error("no divergence is finite");
    return best;
  }

 private:
  std::map<std::string, double> measuredRatios(const Model& model, const MomentCollector& collector) {
    meter_.report(0);
    auto ratios =
        ratiosOf(moments_, outputInformation(model.torch(), outputCovariances(model, network_, moments_, stop_),
                                             collector.someImages(), stop_));
    meter_.report(1);
    return ratios;
  }

  std::map<std::string, double> prices(double exponent) const {
    std::map<std::string, double> prices;
    for (const auto& [weight, input] : moments_.layers) {
      const auto ratio = ratios_.find(weight);
      prices[weight] =
          moments_.sensitivityOf(weight) * (ratio == ratios_.end() ? 1 : std::pow(ratio->second, exponent));
    }
    return prices;
  }

  // Where the budget is out of reach, and so every plan the same, a larger one.
  Plan planWith(const Moments& priced) {
    const auto scores = scoresOf(orders_.with(priced, triedSteps, stop_), network_);
    Selection selection;
    selection.scope = Scope::damage;
    selection.targetMacs = triedShare_;
    Plan plan = choose(network_, scores, selection);
    const auto missed =
        std::find_if(plan.constraints.begin(), plan.constraints.end(),
                     [](const Constraint& constraint) { return constraint.kind == Constraint::Kind::target; });
    if (missed == plan.constraints.end()) return plan;
    selection.targetMacs = triedShare_ = (1 + missed->reached) / 2;
    return choose(network_, scores, selection);
  }

  const Network& network_;
  const Moments& moments_;
  std::stop_token stop_;
  ProgressMeter meter_;
  std::map<std::string, double> ratios_;
  DamageProbe probe_;
  RemovalOrders orders_;
  double triedShare_ = 0.25;  ///< of the MACs
};

}  // namespace

std::optional<Moments> pricedMoments(const Model& model, const Network& network, const MomentCollector& collector,
                                     const ProgressSink& progress, std::stop_token stop) {
  auto moments = collected(collector, progress, stop);
  if (!moments || moments->sensitivity.empty() || network.groups.empty()) return moments;
  if (const at::Tensor images = collector.someImages(); !images.defined() || images.size(0) < fewestImages)
    return moments;
  const ComputeThreads threads(collector.options().threads);
  try {
    moments->prices = Trials(model, network, *moments, collector, progress, stop).bestPrices();
  } catch (const Cancelled&) {
    return std::nullopt;
  } catch (const std::exception& error) {
    logger()->info("prices of layers cannot be tried: {}", error.what());
    moments->warnings.push_back(
        "how much each layer's errors weigh could not be tried; they count as far as they reach");
  }
  return moments;
}

std::optional<Moments> pricedMoments(const Model& model, const Network& network, Loader& loader,
                                     const MomentOptions& options, const ProgressSink& progress, std::stop_token stop) {
  const auto collector = momentCollector(model, network, options);
  if (!collect(model, loader, *collector, progress, stop)) return std::nullopt;
  return pricedMoments(model, network, *collector, progress, std::move(stop));
}

std::optional<Moments> momentsFor(const CriterionInfo& criterion, const Model& model, const Network& network,
                                  Loader& loader, const MomentOptions& options, const ProgressSink& progress,
                                  std::stop_token stop) {
  if (criterion.isDamage) return pricedMoments(model, network, loader, options, progress, std::move(stop));
  return inputMoments(model, network, loader, options, progress, std::move(stop));
}

}  // namespace cleanai
