// Keeping what a network computes when channels go, without training. Needs LibTorch.
#pragma once

#include <torch/csrc/jit/api/module.h>

#include <string>
#include <vector>

#include "core/coverage/moments.h"
#include "core/model/model.h"
#include "core/pruning/plan.h"

namespace cleanai {

struct LayerRepair {
  std::string layer;
  bool repaired = false;  ///< not without moments
};

/// Gives every layer that mixes removed channels weights that make up for them from the kept ones, by least squares
/// over the calibration data: W_K += W_P B', bias += W_P (mu_P - B' mu_K), at every tap, with
/// B = (S_KK + lambda I)^-1 S_KP (Kwon 2022, Frantar 2022; methods: affine repair). A layer without a bias gives the
/// constant to the running mean of the norm that alone follows it; without such a norm the fit goes through zero. At
/// padded borders the constant is that of the inside. `pruned` is the network that the plan gave; its tensors are
/// replaced, none is changed in place. Returns every layer that mixes channels and lost some.
std::vector<LayerRepair> repair(const Model& model, const Network& network, const Plan& plan, const Moments& moments,
                                torch::jit::Module& pruned);

}  // namespace cleanai
