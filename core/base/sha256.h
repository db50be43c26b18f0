// SHA-256, to recognise a model and its data again.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace cleanai {

/// Lower-case hexadecimal digest. Throws Error(fileUnreadable). Cost: one read of the file.
std::string sha256OfFile(const std::filesystem::path& file);

std::string sha256OfBytes(std::string_view bytes);

}  // namespace cleanai
