#include "core/report/project_moments.h"

#include <spdlog/spdlog.h>

#include <optional>
#include <system_error>
#include <vector>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/coverage/moments_file.h"

namespace cleanai {
namespace {

constexpr std::size_t markLength = 16;  // characters of the fingerprint: enough for the files of one project

/// Until the project's text names these moments.
std::filesystem::path asideFileOf(const std::filesystem::path& project, const std::string& fingerprint) {
  return momentsFileOf(project).string() + "-" + fingerprint.substr(0, markLength);
}

bool isAsideFileOf(const std::filesystem::path& project, const std::filesystem::path& file) {
  const std::string name = file.filename().string(), start = momentsFileOf(project).filename().string() + "-";
  return name.starts_with(start) && name.size() == start.size() + markLength &&
         name.find_first_not_of("0123456789abcdef", start.size()) == std::string::npos;
}

std::optional<std::filesystem::path> whereIs(const std::filesystem::path& project, const std::string& fingerprint) {
  for (const auto& file : {momentsFileOf(project), asideFileOf(project, fingerprint)})
    if (fingerprintIn(file) == fingerprint) return file;
  return std::nullopt;
}

}  // namespace

std::filesystem::path momentsFileOf(const std::filesystem::path& project) { return project.string() + ".moments"; }

bool saveMomentsBeside(const std::filesystem::path& project, const Moments& moments) {
  const std::string fingerprint = fingerprintOf(moments);
  if (whereIs(project, fingerprint)) return false;
  saveMoments(moments, asideFileOf(project, fingerprint));
  return true;
}

void takeBackMoments(const std::filesystem::path& project, const Moments& moments) {
  std::error_code ignored;
  std::filesystem::remove(asideFileOf(project, fingerprintOf(moments)), ignored);
}

void settleMoments(const std::filesystem::path& project, const Moments& moments) {
  std::error_code ignored;
  const auto aside = asideFileOf(project, fingerprintOf(moments));
  if (std::filesystem::exists(aside, ignored)) std::filesystem::rename(aside, momentsFileOf(project), ignored);
  const auto folder = project.has_parent_path() ? project.parent_path() : std::filesystem::path(".");
  std::vector<std::filesystem::path> strays;
  for (std::filesystem::directory_iterator at(folder, ignored), end; at != end; at.increment(ignored))
    if (at->path().filename() != aside.filename() && isAsideFileOf(project, at->path())) strays.push_back(at->path());
  for (const auto& stray : strays) std::filesystem::remove(stray, ignored);
}

std::shared_ptr<const Moments> momentsBeside(const std::filesystem::path& project, const std::string& modelSha256,
                                             const std::string& fingerprint) {
  try {
    if (const auto file = whereIs(project, fingerprint))
      return std::make_shared<const Moments>(loadMoments(*file, modelSha256));
    logger()->warn("{} is missing or not of this project: analyse again to choose by damage and to keep accuracy",
                   momentsFileOf(project).string());
  } catch (const Error& error) {
    logger()->warn("{}", error.what());
  }
  return nullptr;
}

}  // namespace cleanai
