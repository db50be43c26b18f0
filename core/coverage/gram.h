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
  at::Tensor waiting;   ///< float [R, C], shifted samples that are in the sum but not in the products; may be undefined
};

/// Products of few samples cost little more than bringing them to the sums: samples wait until there are some hundred.
/// Memory: channels x channels doubles and Gram::mostWaiting x channels floats, or channels when diagonal, and as many
/// for a while; up to 5 bytes for every number that is added at a time.
class Gram {
 public:
  explicit Gram(bool isDiagonal) : isDiagonal_(isDiagonal) {}

  /// How many images of so many positions are best added at a time: their products are summed in float32 first.
  static std::int64_t imagesAtATime(std::int64_t positions);

  /// Samples that wait at most.
  static std::int64_t mostWaiting(std::int64_t channels);

  /// Adds samples [N, P, C], best where the channels lie side by side, without those that are not finite. All of them,
  /// or none when memory fails.
  void add(const at::Tensor& samples);
  /// Empty without samples.
  InputMoments moments() const;

  /// Shares the tensors.
  GramState state() const;
  /// Goes on from there, as if nothing had come between.
  void resume(GramState state);

 private:
  bool waits(std::int64_t rows) const;
  at::Tensor placeFor(std::int64_t rows);
  void multiplyWaiting();

  bool isDiagonal_;
  std::int64_t samples_ = 0, waiting_ = 0;
  at::Tensor shift_, sum_, products_;  ///< as GramState's
  at::Tensor place_;                   ///< float [mostWaiting, C], of which `waiting_` rows are taken
};

}  // namespace cleanai
