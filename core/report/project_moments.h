// A project's second moments: too large for its text, so they lie in a file of their own beside it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/coverage/moments.h"

namespace cleanai {

/// The project's name with ".moments" behind it.
std::filesystem::path momentsFileOf(const std::filesystem::path& project);

/// To be called before the project's text is written: those that the present text names stay, and these lie under a
/// name of their own until settleMoments(). False, and nothing done, when they lie there already. Throws
/// Error(fileUnwritable).
bool saveMomentsBeside(const std::filesystem::path& project, const Moments& moments);

/// When the text could not be written: removes what saveMomentsBeside() has written.
void takeBackMoments(const std::filesystem::path& project, const Moments& moments);

/// To be called once the project's text names them: gives them the name momentsFileOf(), and removes what no text names
/// any more. Where that cannot be done they are found as they are.
void settleMoments(const std::filesystem::path& project, const Moments& moments);

/// Null, with a warning in the log, when they are gone, damaged, or not those of this fingerprint and model.
std::shared_ptr<const Moments> momentsBeside(const std::filesystem::path& project, const std::string& modelSha256,
                                             const std::string& fingerprint);

}  // namespace cleanai
