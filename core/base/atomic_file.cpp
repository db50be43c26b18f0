#include "core/base/atomic_file.h"

#include <unistd.h>

#include <fstream>
#include <string>
#include <system_error>

#include "core/base/error.h"
#include "core/base/temporary_folder.h"

namespace cleanai {
namespace {

namespace fs = std::filesystem;
using Writer = std::function<void(const fs::path&)>;

Error cannotWrite(const fs::path& target, const std::string& reason) {
  return Error(ErrorCode::fileUnwritable, "cannot write " + target.string(), reason,
               "Choose a folder that exists, may be written to and has room");
}

Error noRoom(const fs::path& target) {
  return cannotWrite(target, "the disk is full or the folder may not be written to");
}

// Removed with its owner, unless it has another name by then.
struct Unfinished {
  fs::path file;
  ~Unfinished() {
    std::error_code ignored;
    fs::remove(file, ignored);
  }
};

// Where the bytes go.
struct Place {
  fs::path file;           // what links lead to in the end
  bool isReplaced = true;  // else it is written into as it stands
};

// Throws Error and filesystem_error.
Place placeOf(const fs::path& target) {
  const fs::file_status status = fs::status(target);
  if (fs::is_directory(status)) throw cannotWrite(target, "it is a folder");
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    if (::access(target.c_str(), W_OK) != 0) throw cannotWrite(target, "it may not be written to");
    return {target, false};
  }
  fs::path file = target;
  while (fs::is_symlink(file)) file = file.parent_path() / fs::read_symlink(file);
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (!fs::is_directory(folder)) throw cannotWrite(target, "its folder does not exist");
  if (::access(folder.c_str(), W_OK) != 0) throw cannotWrite(target, "its folder may not be written to");
  return {file};
}

// Writers choose their format by the extension, and read back what they have written.
void replace(const fs::path& file, const Writer& write) {
  Unfinished beside{file.parent_path() / ("." + file.stem().string() + "." + std::to_string(::getpid()) + ".part")};
  beside.file += file.extension();
  write(beside.file);
  fs::rename(beside.file, file);
}

void writeInto(const fs::path& device, const Writer& write) {
  const TemporaryFolder folder;
  fs::path whole = folder.path() / "whole";
  whole += device.extension();
  write(whole);
  std::ifstream from(whole, std::ios::binary);
  std::ofstream to(device, std::ios::binary);
  if (from.peek() != std::ifstream::traits_type::eof()) to << from.rdbuf();
  to.close();
  if (!to) throw noRoom(device);
}

}  // namespace

void writeAtomically(const fs::path& target, const Writer& write) {
  try {
    const Place place = placeOf(target);
    place.isReplaced ? replace(place.file, write) : writeInto(place.file, write);
  } catch (const fs::filesystem_error& error) {
    throw cannotWrite(target, error.code().message());
  }
}

void writeTextAtomically(const fs::path& target, std::string_view text) {
  writeAtomically(target, [&](const fs::path& file) {
    std::ofstream stream(file, std::ios::binary);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    if (!stream) throw noRoom(target);
  });
}

void checkWritable(const fs::path& target) {
  try {
    placeOf(target);
  } catch (const fs::filesystem_error& error) {
    throw cannotWrite(target, error.code().message());
  }
}

}  // namespace cleanai
