// A project's second moments: too large for its text, so they lie in a file of their own beside it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/coverage/moments.h"

namespace cleanai {

/// The project's name with ".moments" behind it.
std::filesystem::path momentsFileOf(const std::filesystem::path& project);

/// Does nothing when these moments lie there already. Throws Error(fileUnwritable).
void saveMomentsBeside(const std::filesystem::path& project, const Moments& moments);

/// Null, with a warning in the log, when they are gone, damaged, or not those of this fingerprint and model.
std::shared_ptr<const Moments> momentsBeside(const std::filesystem::path& project, const std::string& modelSha256,
                                             const std::string& fingerprint);

}  // namespace cleanai
