// Norms of a layer's weights, one a channel. Needs LibTorch.
#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

#include "core/model/model.h"
#include "core/model/network.h"

namespace cleanai {

enum class Norm { l1, l2 };

/// The parameter or buffer of this name; undefined when there is none.
at::Tensor tensorNamed(const Model& model, const std::string& name);

/// Of the weights that make each output channel. Double precision; one read of the weight, no copy of a float tensor.
std::vector<double> outputNorms(const Layer& layer, const at::Tensor& weight, Norm norm);
/// Of the weights that each input channel meets, grouped or not.
std::vector<double> inputNorms(const Layer& layer, const at::Tensor& weight, Norm norm);

}  // namespace cleanai
