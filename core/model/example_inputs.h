// Arguments for a network's forward method, made from shapes. Needs LibTorch.
#pragma once

#include <ATen/core/ivalue.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/shape.h"
#include "core/model/executor.h"

namespace cleanai {

/// Standard normal values for each of the network's inputs: shape i, batch first, belongs to input i and its batch is
/// replaced by `batchSize`. An input that is a list of tensors gets that many, each of the shape without its batch
/// dimension; inputs beyond the given shapes are None, if they may be. The same seed gives the same values.
/// Throws Error(unsupported) with this subject when the network takes anything else.
std::vector<c10::IValue> exampleInputs(const Executor& executor, const std::vector<Shape>& shapes,
                                       std::int64_t batchSize, std::uint64_t seed, const std::string& subject);

/// Throws Error(unsupported) unless the network's first input is one tensor and the others, if any, may be None.
void requireTensorInput(const Executor& executor, const std::string& subject);

}  // namespace cleanai
