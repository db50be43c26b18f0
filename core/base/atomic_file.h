// Files that are either whole or not there.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

namespace cleanai {

/// Lets `write` fill a new file beside `target`, then renames it over `target`. A link stays: what it leads to is
/// replaced. What exists and is no regular file, such as a device or a pipe, stays too and is given all bytes in the
/// end. When anything throws before, `target` is as it was and nothing is left beside it. Throws Error(fileUnwritable).
void writeAtomically(const std::filesystem::path& target,
                     const std::function<void(const std::filesystem::path&)>& write);

/// The same for a text that is at hand.
void writeTextAtomically(const std::filesystem::path& target, std::string_view text);

/// Throws now what writing to `target` would throw after an hour of work: it is a folder, there is none for it, or
/// there is no permission.
void checkWritable(const std::filesystem::path& target);

}  // namespace cleanai
