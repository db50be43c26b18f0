#include "core/model/compute_threads.h"

#include <ATen/Parallel.h>
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <thread>

namespace cleanai {
namespace {

// Threads of this process that are running or could be.
int ownRunningThreads() {
  int running = 0;
  std::error_code gone;  // threads may end meanwhile
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task", gone)) {
    std::ifstream file(task.path() / "stat");
    std::string stat;
    std::getline(file, stat);
    const auto name = stat.rfind(')');
    running += name != std::string::npos && name + 2 < stat.size() && stat[name + 2] == 'R';
  }
  return running;
}

// Processors that other programs keep busy right now: the median of a few looks at how many threads are running.
int busyProcessors() {
  constexpr std::size_t looks = 5;
  std::array<int, looks> others{};
  for (int& count : others) {
    std::ifstream load("/proc/loadavg");
    std::string ignored;
    int running = 0;
    load >> ignored >> ignored >> ignored >> running;
    count = std::max(0, running - ownRunningThreads());
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  std::nth_element(others.begin(), others.begin() + looks / 2, others.end());
  return others[looks / 2];
}

// The processors that this process may use, which may be fewer than the machine has, and that are idle. Threads that
// wait for one which has no processor make everything several times slower.
int idleProcessors() {
  const int online = static_cast<int>(std::thread::hardware_concurrency());
  cpu_set_t set;
  CPU_ZERO(&set);
  const int allowed = sched_getaffinity(0, sizeof(set), &set) == 0 ? CPU_COUNT(&set) : online;
  return std::clamp(static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN)) - busyProcessors(), 1, std::max(1, allowed));
}

}  // namespace

void onAllThreads(std::int64_t count, const std::function<void(std::int64_t, std::int64_t)>& part) {
  at::parallel_for(0, count, 1, part);
}

ComputeThreads::ComputeThreads(int count) : before_(at::get_num_threads()) {
  at::set_num_threads(count > 0 ? count : idleProcessors());
}

ComputeThreads::~ComputeThreads() { at::set_num_threads(before_); }

}  // namespace cleanai
