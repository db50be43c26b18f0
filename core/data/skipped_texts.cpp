#include "core/data/skipped_texts.h"

namespace cleanai {

std::vector<std::string> skippedTexts(const Loader& loader) {
  std::vector<std::string> texts;
  for (const auto& item : loader.skipped()) texts.push_back("skipped " + item.name + ": " + item.reason);
  return texts;
}

}  // namespace cleanai
