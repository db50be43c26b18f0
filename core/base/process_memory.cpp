#include "core/base/process_memory.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace cleanai {

namespace {

std::optional<std::size_t> numberIn(const char* file) {
  std::ifstream stream(file);
  std::size_t number = 0;
  if (stream >> number) return number;
  return std::nullopt;  // "max": no limit
}

}  // namespace

ProcessMemory processMemory() {
  ProcessMemory memory;
  std::ifstream status("/proc/self/status");
  std::string key;
  while (status >> key) {
    std::int64_t kibibytes = 0;
    if (key == "VmRSS:" && status >> kibibytes) memory.resident = kibibytes * 1024;
    if (key == "VmHWM:" && status >> kibibytes) memory.peak = kibibytes * 1024;
    status.ignore(4096, '\n');
  }
  return memory;
}

std::size_t availableMemory() {
  std::size_t available = std::size_t{1} << 30;
  std::ifstream info("/proc/meminfo");
  std::string key;
  while (info >> key) {
    if (std::size_t kibibytes = 0; key == "MemAvailable:" && info >> kibibytes) available = kibibytes * 1024;
    info.ignore(4096, '\n');
  }
  const auto most = numberIn("/sys/fs/cgroup/memory.max"), used = numberIn("/sys/fs/cgroup/memory.current");
  if (most && used) available = std::min(available, *most > *used ? *most - *used : 0);
  return available;
}

void returnLargeBlocksAtOnce() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);  // smaller blocks come and go with every batch
#endif
}

void returnFreePages() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace cleanai
