// Running sums of products between the channels of one value. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <utility>

#include "core/coverage/moments.h"

namespace cleanai {

/// What a Gram is in the middle of a pass. Without samples the tensors are undefined.
struct GramState {
  std::int64_t samples = 0;
  at::Tensor shift;     ///< float [C], the mean of the first batch
  at::Tensor sum;       ///< double [C]
  at::Tensor products;  ///< double [C, C], above the diagonal alone, or [C] when diagonal
};

/// Memory: channels x channels doubles, or channels when diagonal, and as many for a while.
class Gram {
 public:
  explicit Gram(bool isDiagonal) : isDiagonal_(isDiagonal) {}

  /// How many images of so many positions are best added at a time: their products are summed in float32 first.
  static std::int64_t imagesAtATime(std::int64_t positions);

  /// Adds samples [N, P, C], best where the channels lie side by side, without those that are not finite. All of them,
  /// or none when memory fails.
  void add(const at::Tensor& samples);
  /// Empty without samples.
  InputMoments moments() const;

  bool isDiagonal() const { return isDiagonal_; }
  const GramState& state() const { return state_; }
  /// Goes on from there, as if nothing had come between.
  void resume(GramState state) { state_ = std::move(state); }

 private:
  bool isDiagonal_;
  GramState state_;
};

}  // namespace cleanai
