#include "core/report/project_moments.h"

#include <spdlog/spdlog.h>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/coverage/moments_file.h"

namespace cleanai {

std::filesystem::path momentsFileOf(const std::filesystem::path& project) { return project.string() + ".moments"; }

void saveMomentsBeside(const std::filesystem::path& project, const Moments& moments) {
  const auto file = momentsFileOf(project);
  if (fingerprintIn(file) != fingerprintOf(moments)) saveMoments(moments, file);
}

std::shared_ptr<const Moments> momentsBeside(const std::filesystem::path& project, const std::string& modelSha256,
                                             const std::string& fingerprint) {
  const auto file = momentsFileOf(project);
  try {
    if (fingerprintIn(file) == fingerprint) return std::make_shared<const Moments>(loadMoments(file, modelSha256));
    logger()->warn("{} is missing or not of this project: analyse again to choose by damage and to keep accuracy",
                   file.string());
  } catch (const Error& error) {
    logger()->warn("{}", error.what());
  }
  return nullptr;
}

}  // namespace cleanai
