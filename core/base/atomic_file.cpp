#include "core/base/atomic_file.h"

#include <unistd.h>

#include <fstream>
#include <string>
#include <system_error>

#include "core/base/error.h"

namespace cleanai {
namespace {

Error cannotWrite(const std::filesystem::path& target, const std::string& reason) {
  return Error(ErrorCode::fileUnwritable, "cannot write " + target.string(), reason,
               "Choose a folder that exists, may be written to and has room");
}

}  // namespace

void writeAtomically(const std::filesystem::path& target,
                     const std::function<void(const std::filesystem::path&)>& write) {
  if (std::filesystem::is_directory(target)) throw cannotWrite(target, "it is a folder");
  const auto folder = target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
  if (!std::filesystem::is_directory(folder)) throw cannotWrite(target, "its folder does not exist");

  // The extension stays last: some writers choose their format by it.
  std::filesystem::path beside = folder / ("." + target.stem().string() + "." + std::to_string(::getpid()) + ".part");
  beside += target.extension();
  try {
    write(beside);
    std::filesystem::rename(beside, target);
  } catch (const std::filesystem::filesystem_error& error) {
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    throw cannotWrite(target, error.code().message());
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    throw;
  }
}

void writeTextAtomically(const std::filesystem::path& target, std::string_view text) {
  writeAtomically(target, [&](const std::filesystem::path& beside) {
    std::ofstream stream(beside, std::ios::binary);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    if (!stream) throw cannotWrite(target, "the disk is full or the folder may not be written to");
  });
}

}  // namespace cleanai
