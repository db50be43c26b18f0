#include "core/data/loading_warnings.h"

namespace cleanai {

std::vector<std::string> loadingWarnings(const Loader& loader) {
  std::vector<std::string> warnings = loader.dataset().warnings();
  for (const auto& item : loader.skipped()) warnings.push_back("skipped " + item.name + ": " + item.reason);
  return warnings;
}

}  // namespace cleanai
