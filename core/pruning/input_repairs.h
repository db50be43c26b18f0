// What repairs do, at the inputs of layers instead of in their weights: for networks that are only masked. Needs
// LibTorch.
#pragma once

#include "core/coverage/moments.h"
#include "core/pruning/masking.h"

namespace cleanai {

/// For every layer that mixes channels of which the plan removes some and whose moments are known: the removed ones
/// made out of the kept ones by least squares, as the affine repair has it. At padded borders the padding stays, and
/// the constant needs no bias.
InputRepairs inputRepairs(const Model& model, const Network& network, const Moments& moments, const Plan& plan);

}  // namespace cleanai
