#include "core/base/glob.h"

#include <fnmatch.h>

namespace cleanai {

bool matchesGlob(std::string_view name, const std::string& pattern) {
  return ::fnmatch(pattern.c_str(), std::string(name).c_str(), 0) == 0;
}

}  // namespace cleanai
