// How many threads the tensor library computes with. Needs LibTorch.
#pragma once

#include <cstdint>
#include <functional>

namespace cleanai {

/// Shares 0..count among LibTorch's threads.
void onAllThreads(std::int64_t count, const std::function<void(std::int64_t begin, std::int64_t end)>& part);

/// Sets the number of compute threads for the calling thread while it lives; LibTorch would start at 1 in many virtual
/// machines. 0 stands for the processors that this process may use and that other programs leave idle.
class ComputeThreads {
 public:
  explicit ComputeThreads(int count);
  ~ComputeThreads();
  ComputeThreads(const ComputeThreads&) = delete;
  ComputeThreads& operator=(const ComputeThreads&) = delete;

 private:
  int before_;
};

}  // namespace cleanai
