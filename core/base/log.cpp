#include "core/base/log.h"

#include <spdlog/spdlog.h>

namespace cleanai {

std::shared_ptr<spdlog::logger> logger() {
  static const auto instance = std::make_shared<spdlog::logger>("cleanai");
  return instance;
}

}  // namespace cleanai
