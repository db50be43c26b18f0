// Memory of this process, in bytes, as the kernel accounts it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace cleanai {

struct ProcessMemory {
  std::int64_t resident = 0;  ///< now
  std::int64_t peak = 0;      ///< highest since start
};

/// Zeros where the system does not tell.
ProcessMemory processMemory();

/// Bytes that this process can still take without driving others out of memory, within the limit of its control group
/// (version 2), in which the files that were read count as free; a gibibyte where the system does not tell.
std::size_t availableMemory(const std::filesystem::path& controlGroup = "/sys/fs/cgroup");

/// Lets the allocator hand every block of a mebibyte or more back to the system as soon as it is freed; otherwise the
/// heap's fragments add tens of megabytes that differ from run to run. For the whole process: a program calls it first
/// in main. Costs about 3 % of a forward pass.
void returnLargeBlocksAtOnce();

/// Lets all threads take from one heap: a thread's own keeps the free pages at its end, which returnFreePages() does
/// not reach. For the whole process: a program calls it in main, before there are other threads.
void shareOneHeap();

/// Hands the heap's free pages back to the system, so that what one phase left free is no part of the next one's peak.
/// Cost: milliseconds.
void returnFreePages();

}  // namespace cleanai
