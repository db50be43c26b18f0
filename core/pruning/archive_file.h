// A file that one of LibTorch's archive writers fills.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>

namespace cleanai {

/// LibTorch's writers, told of a failure, throw once more from their destructor, which ends the program. So they are
/// told of none: what fails is remembered until close().
class ArchiveFile {
 public:
  explicit ArchiveFile(const std::filesystem::path& file) : file_(file), stream_(file, std::ios::binary) {}

  /// Always returns `size`.
  std::size_t write(const void* data, std::size_t size);
  /// Throws Error(fileUnwritable) unless everything is in the file.
  void close();

 private:
  std::filesystem::path file_;
  std::ofstream stream_;
};

}  // namespace cleanai
