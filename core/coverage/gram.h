// Running sums of products between the channels of one value. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>

#include "core/coverage/moments.h"

namespace cleanai {

/// Memory: channels x channels doubles, or channels when diagonal, and as many floats for a while.
class Gram {
 public:
  explicit Gram(bool isDiagonal) : isDiagonal_(isDiagonal) {}

  /// Adds the samples [N, C, P] of one batch.
  void add(const at::Tensor& samples);
  /// Empty without samples.
  InputMoments moments() const;

 private:
  bool isDiagonal_;
  std::int64_t samples_ = 0;
  at::Tensor shift_;     // float [C, 1], the mean of the first batch
  at::Tensor sum_;       // double
  at::Tensor products_;  // double
};

}  // namespace cleanai
