// A layer's weights as plain numbers, for whoever wants to look at them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/model.h"
#include "core/model/network.h"

namespace cleanai {

/// Weights of some output channels of one layer, each a plane of height x width for every input channel that it takes.
/// A linear layer has planes of one weight; a kernel of one dimension is one row, of three dimensions its slices lie
/// below each other.
struct Kernels {
  std::int64_t first = 0;    ///< the first output channel in here
  std::int64_t outputs = 0;  ///< how many
  std::int64_t inputs = 0;   ///< input channels of each: those of its group
  std::int64_t height = 0, width = 0;
  std::vector<float> values;  ///< [outputs][inputs][height][width]

  std::int64_t planeSize() const { return height * width; }
  /// The plane of an input channel of `output`, which counts from `first`.
  std::span<const float> plane(std::int64_t output, std::int64_t input) const {
    return std::span(values).subspan(static_cast<std::size_t>((output * inputs + input) * planeSize()),
                                     static_cast<std::size_t>(planeSize()));
  }
};

/// 16 MiB of weights.
inline constexpr std::int64_t mostKernelValues = 4 << 20;

/// Copies the weights of the output channels from `first` on, `count` of them or as many as make at most `mostValues`
/// numbers (one channel at least). Transposed layers are turned, so that output channels come first. Safe beside a
/// running pass. Throws Error(invalidArgument) when the model has no such weight or the layer no such channel.
Kernels kernelsOf(const Model& model, const Layer& layer, std::int64_t first, std::int64_t count,
                  std::int64_t mostValues = mostKernelValues);

}  // namespace cleanai
