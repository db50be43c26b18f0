// One stretch of memory that the tensors of many forward passes share. Needs LibTorch.
#pragma once

#include <cstddef>
#include <memory>
#include <memory_resource>

namespace cleanai {

/// While it lives, large tensors that its own thread makes come from one reserved stretch of addresses and go back to
/// it, so that the pages of the first batch serve all others: asking the system anew costs a third of a forward pass
/// (MobileNetV2, batch 16). Takes the lowest gap that fits best. What does not fit, and everything on other threads,
/// comes from LibTorch's own allocator. Tensors may outlive it; the pages are returned with the last of them.
class TensorMemory {
 public:
  /// `limit` bytes at most; 0: what the system has available now. Beyond it tensors fail with LibTorch's error for too
  /// little memory, "not enough memory".
  explicit TensorMemory(std::size_t limit = 0);
  ~TensorMemory();
  TensorMemory(const TensorMemory&) = delete;
  TensorMemory& operator=(const TensorMemory&) = delete;

  /// Most bytes in use at a time so far.
  std::size_t peak() const;

  struct Impl;

 private:
  std::shared_ptr<Impl> impl_;
  Impl* before_;
};

/// Memory for what is learnt during one forward pass, from where its tensors come: what a late layer needs of it lies
/// where an early one's large values were, and adds nothing to the peak. Freed as a whole; not for several threads at a
/// time. Too little memory is LibTorch's error.
class PassMemory : public std::pmr::monotonic_buffer_resource {
 public:
  PassMemory();
};

}  // namespace cleanai
