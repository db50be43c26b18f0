// Running sums of products between the channels of one value. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>

#include "core/coverage/moments.h"

namespace cleanai {

/// Memory: channels x channels doubles, or channels when diagonal, and as many for a while.
class Gram {
 public:
  explicit Gram(bool isDiagonal) : isDiagonal_(isDiagonal) {}

  /// How many images of so many positions are best added at a time: their products are summed in float32 first.
  static std::int64_t imagesAtATime(std::int64_t positions);

  /// Adds samples [N, P, C], best where the channels lie side by side. All of them, or none when memory fails.
  void add(const at::Tensor& samples);
  /// Empty without samples.
  InputMoments moments() const;

 private:
  bool isDiagonal_;
  std::int64_t samples_ = 0;
  at::Tensor shift_;     // float [C], the mean of the first batch
  at::Tensor sum_;       // double
  at::Tensor products_;  // double; above the diagonal alone
};

}  // namespace cleanai
