#include "core/pruning/removal_order.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <unordered_map>

#include "core/base/cancelled.h"
#include "core/base/error.h"
#include "core/model/mixing.h"
#include "core/model/tensor_memory.h"
#include "core/pruning/components.h"
#include "core/pruning/mixing_weights.h"
#include "core/pruning/substitution.h"
#include "core/pruning/weight_norms.h"

namespace cleanai {
namespace {

// What one block of a consumer's weights says about a component: rows and columns are its channels there.
struct Part {
  const std::string* layer = nullptr;  // the name of its weight
  std::vector<std::size_t> places;     // of the unit within the component, by channel
  at::Tensor inverse;                  // of the input's covariance
  at::Tensor weights;                  // products of the weights' columns, in terms of the output's energy
  at::Tensor alone;  // [C], what each gives it where only variances are known; then there are no squares
};

at::Tensor indexTensor(const std::vector<std::int64_t>& indices) { return at::tensor(indices, at::kLong); }

at::Tensor square(const at::Tensor& matrix, const at::Tensor& indices) {
  return matrix.index_select(0, indices).index_select(1, indices);
}

using PartsByComponent = std::vector<std::vector<Part>>;

void addPart(const Layer& layer, const WeightBlock& block, const InputMoments& moments, const Components& components,
             PartsByComponent& parts) {
  std::vector<std::int64_t> channels;
  std::vector<std::size_t> places;
  std::size_t component = 0;
  for (std::int64_t c = 0; c < block.inputs; ++c) {
    const Unit unit = layer.inputUnits[static_cast<std::size_t>(block.firstInput + c)];
    if (unit == fixedUnit) continue;
    component = components.component(unit);
    channels.push_back(c);
    places.push_back(components.place(unit));
  }
  if (channels.empty()) return;
  const at::Tensor indices = indexTensor(channels);
  if (moments.isDiagonal) {
    const at::Tensor each = block.weights.square().sum(0) * spreadOf(moments, block.firstInput, block.inputs).variance;
    const double whole = each.sum().item<double>();
    if (whole <= 0) return;
    parts[component].push_back({&layer.weight, std::move(places), {}, {}, each.index_select(0, indices) / whole});
    return;
  }
  const at::Tensor covariance = blockOf(moments, block.firstInput, block.inputs).covariance;
  const double energy = (block.weights.mm(covariance) * block.weights).sum().item<double>();
  if (energy <= 0) return;
  const at::Tensor inverse = ridgeInverse(covariance);
  const at::Tensor products = block.weights.t().mm(block.weights) / energy;
  parts[component].push_back(
      {&layer.weight, std::move(places), square(inverse, indices), square(products, indices), {}});
}

// Takes channels out of a part; returns what that costs.
double remove(Part& part, const std::vector<char>& leaves) {
  std::vector<std::int64_t> gone, left;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < part.places.size(); ++i) {
    const bool goes = leaves[part.places[i]] != 0;
    (goes ? gone : left).push_back(static_cast<std::int64_t>(i));
    if (!goes) places.push_back(part.places[i]);
  }
  if (gone.empty()) return 0;
  const at::Tensor p = indexTensor(gone), r = indexTensor(left);
  if (part.alone.defined()) {
    const double damage = part.alone.index_select(0, p).sum().item<double>();
    part.alone = part.alone.index_select(0, r);
    part.places = std::move(places);
    return damage;
  }
  const at::Tensor inversePR = part.inverse.index_select(0, p).index_select(1, r);
  const at::Tensor weightsRP = part.weights.index_select(0, r).index_select(1, p);
  const at::Tensor inversePP = square(part.inverse, p), weightsPP = square(part.weights, p);
  const at::Tensor covariancePP = at::linalg_inv(inversePP);
  const at::Tensor moved = covariancePP.mm(inversePR);  // [P, R], what the columns left over take on
  const at::Tensor crossed = weightsRP.mm(moved);
  part.inverse = square(part.inverse, r) - inversePR.t().mm(moved);
  part.weights = square(part.weights, r) - crossed - crossed.t() + moved.t().mm(weightsPP).mm(moved);
  part.places = std::move(places);
  return (weightsPP * covariancePP).sum().item<double>();
}

// In terms of damage.
std::vector<Part> priced(std::vector<Part> parts, const Moments& moments) {
  for (Part& part : parts) {
    const double price = moments.priceOf(*part.layer);
    at::Tensor& damage = part.alone.defined() ? part.alone : part.weights;
    damage = damage * price;
  }
  return parts;
}

std::vector<double> scoresOf(const std::vector<Part>& parts, std::size_t width) {
  std::vector<double> scores(width, 0);
  for (const Part& part : parts) {
    const at::Tensor each =
        part.alone.defined() ? part.alone : (part.weights.diagonal() / part.inverse.diagonal()).contiguous();
    for (std::size_t i = 0; i < part.places.size(); ++i)
      scores[part.places[i]] += each.data_ptr<double>()[static_cast<std::ptrdiff_t>(i)];
  }
  return scores;
}

// A step costs width^2, so that wide groups have the fewer of them.
std::size_t unitsAStep(std::size_t width, std::size_t mostSteps) {
  constexpr std::size_t narrow = 256, fewestSteps = 16;
  const std::size_t halvings = std::max<std::size_t>(1, width / narrow);
  const std::size_t steps = std::max(fewestSteps, mostSteps / (halvings * halvings));
  return (width + steps - 1) / steps;
}

// The units that damage least for what they save go first; with a single group these save all the same.
std::vector<Removal> orderOf(const Component& component, std::vector<Part> parts, std::size_t mostSteps) {
  const std::size_t width = component.units.size(), together = unitsAStep(width, mostSteps);
  std::vector<std::size_t> left(width);
  std::iota(left.begin(), left.end(), 0);
  std::vector<Removal> order;
  while (!left.empty()) {
    const std::vector<double> scores = scoresOf(parts, width);
    const auto price = [&](std::size_t i) { return scores[i] / component.saved[i]; };
    std::stable_sort(left.begin(), left.end(), [&](std::size_t a, std::size_t b) { return price(a) < price(b); });
    const std::size_t count = std::min(together, left.size());
    std::vector<char> leaves(width, 0);
    double guessed = 0;
    for (std::size_t i = 0; i < count; ++i) {
      leaves[left[i]] = 1;
      guessed += scores[left[i]];
    }
    double damage = 0;
    for (Part& part : parts) damage += remove(part, leaves);
    for (std::size_t i = 0; i < count; ++i) {
      const double share = guessed > 0 ? scores[left[i]] / guessed : 1.0 / static_cast<double>(count);
      order.push_back({component.units[left[i]], damage * share});
    }
    left.erase(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(count));
  }
  return order;
}

std::vector<Removal> orderByOutput(const Model& model, const Network& network, const Group& group,
                                   const Moments& moments) {
  std::unordered_map<Unit, double> damage;
  for (const std::size_t index : group.layers) {
    const Layer& layer = network.layers[index];
    const std::vector<double> shares = outputShares(model, layer, moments);
    for (std::size_t c = 0; c < layer.outputUnits.size() && c < shares.size(); ++c)
      if (layer.outputUnits[c] != fixedUnit) damage[layer.outputUnits[c]] += shares[c];
  }
  std::vector<Removal> order;
  for (const Unit unit : group.units) order.push_back({unit, damage[unit]});
  std::stable_sort(order.begin(), order.end(), [](const Removal& a, const Removal& b) { return a.damage < b.damage; });
  return order;
}

}  // namespace

std::vector<double> outputShares(const Model& model, const Layer& layer, const Moments& moments) {
  const at::Tensor& weight = tensorNamed(model, layer.weight);
  std::vector<double> shares;
  const auto found = moments.layers.find(layer.weight);
  if (found != moments.layers.end() && layer.groups == 1) {
    const WeightBlock block = blocksOf(layer, weight).front();
    const at::Tensor products = found->second->isDiagonal
                                    ? block.weights * spreadOf(*found->second, 0, block.inputs).variance
                                    : block.weights.mm(blockOf(*found->second, 0, block.inputs).covariance);
    const at::Tensor energy = (products * block.weights).reshape({layer.channels, -1}).sum(1).contiguous();
    shares.assign(energy.data_ptr<double>(), energy.data_ptr<double>() + energy.numel());
  } else {
    for (const double norm : outputNorms(layer, weight, Norm::l2)) shares.push_back(norm * norm);
  }
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share = sum > 0 ? share / sum : 0;
  return shares;
}

struct RemovalOrders::State {
  State(const Model& known, const Network& its) : model(known), network(its), components(its) {}

  const Model& model;
  const Network& network;
  Components components;
  PartsByComponent parts;
};

RemovalOrders::RemovalOrders(const Model& model, const Network& network, const Moments& moments,
                             const std::stop_token& stop) {
  if (moments.modelSha256 != model.sha256())
    throw Error(ErrorCode::invalidArgument, "second moments", "they were measured on another model",
                "Measure them on this model");
  const TensorMemory memory;
  auto state = std::make_shared<State>(model, network);
  state->parts.resize(state->components.all().size());
  for (const auto& layer : network.layers) {
    if (stop.stop_requested()) throw Cancelled();
    const auto found = moments.layers.find(layer.weight);
    if (!mixes(layer) || found == moments.layers.end()) continue;
    for (const WeightBlock& block : blocksOf(layer, tensorNamed(model, layer.weight)))
      addPart(layer, block, *found->second, state->components, state->parts);
  }
  state_ = std::move(state);
}

std::vector<std::vector<Removal>> RemovalOrders::with(const Moments& moments, std::size_t mostSteps,
                                                      const std::stop_token& stop) const {
  const TensorMemory memory;
  const Network& network = state_->network;
  std::vector<std::vector<Removal>> orders(network.groups.size());
  for (std::size_t c = 0; c < state_->parts.size(); ++c) {
    if (stop.stop_requested()) throw Cancelled();
    const Component& component = state_->components.all()[c];
    if (state_->parts[c].empty()) {
      for (const std::size_t g : component.groups)
        orders[g] = orderByOutput(state_->model, network, network.groups[g], moments);
      continue;
    }
    for (const Removal& removal : orderOf(component, priced(state_->parts[c], moments), mostSteps))
      orders[state_->components.group(removal.unit)].push_back(removal);
  }
  return orders;
}

std::vector<std::vector<Removal>> removalOrders(const Model& model, const Network& network, const Moments& moments) {
  return RemovalOrders(model, network, moments).with(moments);
}

std::vector<double> scoresOf(const std::vector<std::vector<Removal>>& orders, const Network& network) {
  std::vector<double> scores(network.unitCount, 0);
  for (const auto& order : orders) {
    double least = 0;
    for (const auto& [unit, damage] : order) {
      least = std::nextafter(std::max(least, damage), std::numeric_limits<double>::infinity());
      scores[static_cast<std::size_t>(unit)] = least;
    }
  }
  return scores;
}

}  // namespace cleanai
