// Turning the channels inside attention heads so that the kept ones carry the most. Needs LibTorch.
#pragma once

#include <optional>

#include "core/coverage/moments.h"
#include "core/model/model.h"
#include "core/model/network.h"
#include "core/pruning/plan.h"

namespace cleanai {

/// A network that computes what the original does, with other weights in some attentions.
struct Rotated {
  Model model;
  Moments moments;  ///< of its inputs
  int heads = 0;    ///< that were turned
};

/// Within each head that loses channels, queries and keys are multiplied by matrices A and B with A'B = I, and values
/// by C, the layer behind them by its inverse: nothing that leaves the attention changes. Among these the plan's kept
/// channels get the subspace with the least squared error of the products q'k over the data (the rank-r approximation
/// in the metric of both second moments, by singular values: Eckart and Young 1936; the mean of the keys moves all
/// logits of a query alike, so that softmax does not see it), and of the layer behind the values (principal directions
/// of what it makes of them; SliceGPT, Ashkboos 2024, turns whole layers that way). Nothing when no head loses
/// channels, when outputs or what the layers behind the values give would differ by more than rounding, or when
/// anything fails on the way. Keys are taken about their mean only where a softmax follows. Cost: some forward passes
/// of one or two images and small decompositions.
std::optional<Rotated> rotateHeads(const Model& model, const Network& network, const Plan& plan,
                                   const Moments& moments);

}  // namespace cleanai
