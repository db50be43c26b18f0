// Files that are either whole or not there.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

namespace cleanai {

/// Lets `write` fill a new file beside `target`, then renames it over `target`. When anything throws, `target` is as it
/// was and nothing is left beside it. Throws Error(fileUnwritable).
void writeAtomically(const std::filesystem::path& target,
                     const std::function<void(const std::filesystem::path&)>& write);

/// The same for a text that is at hand.
void writeTextAtomically(const std::filesystem::path& target, std::string_view text);

}  // namespace cleanai
