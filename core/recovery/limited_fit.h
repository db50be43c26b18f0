// Least squares for a layer whose outputs go through an activation that cuts them off. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include "core/recovery/layer_products.h"

namespace cleanai {

/// What becomes of a layer's outputs: scale and shift by output, then the limits of the activation.
struct Limits {
  at::Tensor scale, shift;  ///< [G, 1, outputs / G], float32
  double low, high;         ///< may be infinite
};

/// Takes weights [G, outputs / G, width], the constant's column left out or not, further, from the least squares of the
/// outputs themselves to those of what the activation passes on: an output that should be beyond a limit may be
/// anywhere beyond it (Zhang 2015, asymmetric reconstruction through the rectifier). `inverse` is that of the raised
/// products among the inputs, `ridge` [G, 1, 1] what they were raised by, `current` what it pulls towards. Cost: some
/// products of all rows with the weights.
at::Tensor fittedWithin(const Limits& limits, const LayerProducts& products, const at::Tensor& inverse,
                        const at::Tensor& ridge, const at::Tensor& current, at::Tensor weights);

}  // namespace cleanai
