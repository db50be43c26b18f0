// A network made ready for many forward passes. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "core/model/torch_model.h"

namespace cleanai {

/// What follows a convolution whose value nobody else reads: its batch norm, the sum with another value, the
/// activation's limits; any of them, in this order. They can be done in place in one walk over the value; the
/// convolution and its weights stay as they are.
struct Tail {
  std::size_t convolution = 0;                  ///< position of the node that makes the value
  std::optional<std::size_t> norm, sum, clamp;  /// positions of what follows
  at::Tensor scale, shift;                      ///< of each channel, of the norm
  std::size_t addend = 0;                       ///< the other input of the sum
  float low = -std::numeric_limits<float>::infinity(), high = std::numeric_limits<float>::infinity();

  /// The node in whose place all is done: the sum, as only then the other value is there, else the first.
  std::size_t place() const { return sum ? *sum : norm ? *norm : *clamp; }
};

/// The tails of a network, in order of their convolutions. A norm counts when it is in evaluation mode and has 32-bit
/// statistics.
std::vector<Tail> tailsOf(const TorchModel& model);

/// Does a tail to a value, in place; `addend` is null without a sum.
using TailWork = std::function<void(const Tail& tail, at::Tensor& value, const at::Tensor* addend)>;

/// Has `work` done in the place of every tail; the other nodes of a tail hand the value on. Keeps references to both.
Overrides overridesFor(const std::vector<Tail>& tails, const TailWork& work);

/// A tail by LibTorch's own operators, for values of any form; not in place.
void doNorm(const Tail& tail, at::Tensor& value);
void doSumAndClamp(const Tail& tail, at::Tensor& value, const at::Tensor* addend);

}  // namespace cleanai
