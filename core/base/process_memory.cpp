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

std::optional<std::size_t> numberIn(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::size_t number = 0;
  if (stream >> number) return number;
  return std::nullopt;  // "max": no limit
}

// Pages of files that were read and are no part of any process: the kernel gives them up before it refuses memory.
std::size_t reclaimableIn(const std::filesystem::path& statistics) {
  std::ifstream stream(statistics);
  std::size_t cached = 0, mapped = 0, number = 0;
  for (std::string key; stream >> key >> number;) {
    if (key == "inactive_file" || key == "active_file") cached += number;
    if (key == "file_mapped") mapped = number;
  }
  return cached - std::min(cached, mapped);
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

std::size_t availableMemory(const std::filesystem::path& controlGroup) {
  std::size_t available = std::size_t{1} << 30;
  std::ifstream info("/proc/meminfo");
  std::string key;
  while (info >> key) {
    if (std::size_t kibibytes = 0; key == "MemAvailable:" && info >> kibibytes) available = kibibytes * 1024;
    info.ignore(4096, '\n');
  }
  const auto most = numberIn(controlGroup / "memory.max"), charged = numberIn(controlGroup / "memory.current");
  if (!most || !charged) return available;
  const std::size_t used = *charged - std::min(*charged, reclaimableIn(controlGroup / "memory.stat"));
  return std::min(available, *most - std::min(*most, used));
}

void returnLargeBlocksAtOnce() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);  // smaller blocks come and go with every batch
#endif
}

void shareOneHeap() {
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, 1);
#endif
}

void returnFreePages() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace cleanai
