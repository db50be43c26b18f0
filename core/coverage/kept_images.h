// Some of a pass's images, spread over all of it, for what is tried on them afterwards. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace cleanai {

/// Copies a random choice of the images, the same for the same pass however it is cut into batches: neighbours are
/// often alike, as in data that is sorted by class. All of them up to 256 and 16 MiB, but 8 in any case. Images with a
/// value that is not finite are left out. A batch may come in parts, and a part again. Their memory is none of
/// TensorMemory's.
class KeptImages {
 public:
  struct State {
    std::vector<std::int64_t> shape;      ///< of an image
    std::vector<float> values;            ///< of all images, one after the other
    std::vector<std::int64_t> positions;  ///< of each in the pass, ascending
    std::int64_t seen = 0;                ///< images of the pass so far

    /// [N, ...]; undefined without any. Shares the memory of `values`.
    at::Tensor images() const;
  };

  /// Images of the batch, from `first` on.
  void see(const at::Tensor& images, std::int64_t first);
  void endBatch();

  /// Between batches.
  const State& state() const { return state_; }
  /// Before the first batch.
  void resume(State state) { state_ = std::move(state); }

 private:
  void keepUpTo(std::uint64_t rank);

  State state_;
  std::int64_t ofBatch_ = 0;  ///< images of the batch that were seen
};

}  // namespace cleanai
