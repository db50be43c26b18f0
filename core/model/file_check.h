// Is this file TorchScript, and if not, what is it?
#pragma once

#include <filesystem>

namespace cleanai {

/// Returns for an undamaged TorchScript archive. Otherwise throws Error (fileNotFound, fileUnreadable, wrongFormat)
/// that names what the file is and the Python that turns it into TorchScript. Checks every checksum of the archive,
/// since LibTorch does not and may crash on damaged files. Cost: one read of the file.
void checkTorchScriptFile(const std::filesystem::path& file);

}  // namespace cleanai
