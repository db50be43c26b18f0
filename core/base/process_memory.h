// Memory of this process, in bytes, as the kernel accounts it.
#pragma once

#include <cstdint>

namespace cleanai {

struct ProcessMemory {
  std::int64_t resident = 0;  ///< now
  std::int64_t peak = 0;      ///< highest since start
};

/// Zeros where the system does not tell.
ProcessMemory processMemory();

}  // namespace cleanai
