#include "core/model/compute_threads.h"

#include <ATen/Parallel.h>
#include <sched.h>

#include <thread>

namespace cleanai {
namespace {

// The processors that this process may use, which may be fewer than the machine has.
int availableProcessors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof(set), &set) == 0) return CPU_COUNT(&set);
  return static_cast<int>(std::thread::hardware_concurrency());
}

}  // namespace

ComputeThreads::ComputeThreads(int count) : before_(at::get_num_threads()) {
  at::set_num_threads(count > 0 ? count : availableProcessors());
}

ComputeThreads::~ComputeThreads() { at::set_num_threads(before_); }

}  // namespace cleanai
