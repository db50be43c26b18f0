#include "core/pruning/layer_prices.h"

#include <ATen/ATen.h>
#include <spdlog/spdlog.h>

#include <cmath>
#include <exception>
#include <limits>
#include <map>
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
constexpr double triedShare = 0.25;       // of the MACs
constexpr std::size_t triedSteps = 32;    // of a group's removal
constexpr std::int64_t fewestImages = 8;  // of fewer a trial says nothing

// By name of the weight, the covariance of what a layer gives, [C, C]; of layers whose outputs all see all inputs.
std::map<std::string, at::Tensor> outputCovariances(const Model& model, const Network& network,
                                                    const Moments& moments) {
  std::map<std::string, at::Tensor> covariances;
  for (const auto& layer : network.layers) {
    const auto found = moments.layers.find(layer.weight);
    if (!mixes(layer) || layer.groups != 1 || found == moments.layers.end()) continue;
    const WeightBlock block = blocksOf(layer, tensorNamed(model, layer.weight)).front();
    const at::Tensor products = found->second->isDiagonal
                                    ? block.weights * spreadOf(*found->second, 0, block.inputs).variance
                                    : block.weights.mm(blockOf(*found->second, 0, block.inputs).covariance);
    const auto byOutput = [&](const at::Tensor& matrix) { return matrix.reshape({layer.channels, -1}); };
    covariances.emplace(layer.weight, byOutput(products).mm(byOutput(block.weights).t()).to(at::kFloat));
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
        probe_(DamageProbe::of(model, network, moments, collector)),
        orders_(model, network, moments),
        ratios_(ratiosOf(moments, outputInformation(model.torch(), outputCovariances(model, network, moments),
                                                    collector.someImages(), stop_))) {
    meter_.report(1);
  }

  /// Those that do least damage.
  std::map<std::string, double> bestPrices() {
    std::map<std::string, double> best;
    double least = std::numeric_limits<double>::infinity();
    for (std::int64_t done = 1; const double exponent : exponents) {
      if (stop_.stop_requested()) throw Cancelled();
      Moments priced = moments_;
      priced.prices = prices(exponent);
      const double damage = damageWith(priced);
      logger()->info("layers weighed by their information to the power of {}: divergence {:.4f}", exponent, damage);
      if (damage < least) {
        least = damage;
        best = std::move(priced.prices);
      }
      meter_.report(++done);
    }
    return best;
  }

 private:
  std::map<std::string, double> prices(double exponent) const {
    std::map<std::string, double> prices;
    for (const auto& [weight, input] : moments_.layers) {
      const auto ratio = ratios_.find(weight);
      prices[weight] =
          moments_.sensitivityOf(weight) * (ratio == ratios_.end() ? 1 : std::pow(ratio->second, exponent));
    }
    return prices;
  }

  double damageWith(const Moments& priced) const {
    Selection selection;
    selection.scope = Scope::damage;
    selection.targetMacs = triedShare;
    const auto scores = scoresOf(orders_.with(priced, triedSteps), network_);
    return probe_.damage(choose(network_, scores, selection));
  }

  const Network& network_;
  const Moments& moments_;
  std::stop_token stop_;
  ProgressMeter meter_;
  DamageProbe probe_;
  RemovalOrders orders_;
  std::map<std::string, double> ratios_;
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
