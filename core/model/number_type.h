// What a network computes in, by the type of its weights. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include "core/base/error.h"
#include "core/model/model.h"

namespace cleanai {

/// float32 where any weight is, or where there is none; else the type of the weights.
at::ScalarType numberType(const Model& model);

/// What every refusal of another type than float32 says.
Error otherThanFloat32(const Model& model, at::ScalarType type);

/// Throws Error(unsupported) when this LibTorch has no convolution or product of the network's type for the device.
void requireNumberType(const Model& model, c10::Device device = c10::kCPU);

}  // namespace cleanai
