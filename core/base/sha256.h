// SHA-256 of files, to recognise a model again.
#pragma once

#include <filesystem>
#include <string>

namespace cleanai {

/// Lower-case hexadecimal digest. Throws Error(fileUnreadable). Cost: one read of the file.
std::string sha256OfFile(const std::filesystem::path& file);

}  // namespace cleanai
