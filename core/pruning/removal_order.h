// Optimal brain surgery on channels: in which order a group's units go, and what each removal costs.
#pragma once

#include <cstddef>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/coverage/moments.h"
#include "core/model/model.h"
#include "core/model/network.h"

namespace cleanai {

/// One step of a group's removal. `damage` is what it adds when the units that are left make up for what they can: the
/// share of the energy of a consumer's output that is lost, times that layer's price, summed over the consumers.
struct Removal {
  Unit unit = fixedUnit;
  double damage = 0;
};

/// For every group all of its units, the first to go first (Hassibi 1993; Frantar 2022, OBC; Kwon 2022, by structures):
/// the smallest |W_c|^2 / [S^-1]_cc, summed over the layers that mix the channels, each divided by the energy of its
/// output; then the weights and the inverse are updated. Groups that a layer reads together, as behind a concatenation,
/// are taken in one order, by damage for the MACs that a unit saves: none counts on what another has lost. A group
/// takes `mostSteps` at most, wide ones fewer, and loses some units at a time. Inputs of which only variances are known
/// give Var(c) |W_c|^2 (An 2024, FLAP). Units that no layer mixes have their producers' share of output variance, or of
/// weight energy where that is not known. Cost: a few C^3 for each consumer of C channels. Memory: two squares a
/// consumer. Throws Error(invalidArgument) for moments of another model.
std::vector<std::vector<Removal>> removalOrders(const Model& model, const Network& network, const Moments& moments);

/// The same for other prices, again and again. Keeps references to model and network. All acts throw Cancelled when
/// stopped.
class RemovalOrders {
 public:
  /// Where nearly all of the cost lies.
  RemovalOrders(const Model& model, const Network& network, const Moments& moments, const std::stop_token& stop = {});
  /// `moments` may differ in sensitivities and prices alone. Memory: a group's squares once more.
  std::vector<std::vector<Removal>> with(const Moments& moments, std::size_t mostSteps = 256,
                                         const std::stop_token& stop = {}) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

/// By unit, the damage that its removal adds, and never less than those before it: so that the order is kept. 0 for
/// units without an order.
std::vector<double> scoresOf(const std::vector<std::vector<Removal>>& orders, const Network& network);

/// The share of a layer's output variance that each of its channels has, or of its weights' energy where the variance
/// is not known.
std::vector<double> outputShares(const Model& model, const Layer& layer, const Moments& moments);

}  // namespace cleanai
