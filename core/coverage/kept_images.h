// The first images of a pass, for what is tried on some of them afterwards. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>

namespace cleanai {

/// Copies at most 128 images and 16 MiB of them, but four in any case. A batch may come in parts, and a part again.
class KeptImages {
 public:
  /// Images of the batch, from `first` on.
  void see(const at::Tensor& images, std::int64_t first);
  void endBatch();

  /// Those of whole batches, [N, ...] in the processor's memory; undefined before the first. Shares the memory.
  at::Tensor images() const;
  /// As images() gave them, before the first batch.
  void resume(at::Tensor images);

 private:
  std::int64_t size() const { return images_.defined() ? images_.size(0) : 0; }

  at::Tensor images_;
  std::int64_t whole_ = 0;    ///< of these, those of batches that have ended
  std::int64_t ofBatch_ = 0;  ///< images of the batch that were seen
};

}  // namespace cleanai
