// Finds the sample from the running program's own place.
#include "app/sample_folder.h"

#include <system_error>

namespace cleanai {

std::filesystem::path sampleFolder() {
  std::error_code problem;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", problem);
  const auto installed = program.parent_path().parent_path() / "share" / "cleanai" / "sample";
  if (!problem && std::filesystem::is_directory(installed, problem)) return installed;
  return std::filesystem::path(CLEANAI_SOURCE_SAMPLE);
}

}  // namespace cleanai
