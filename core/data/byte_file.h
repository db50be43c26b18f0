// A file that several threads read at any position.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

namespace cleanai {

/// Open while it lives; keeps nothing of the content in memory. Reading is safe from several threads at once.
class ByteFile {
 public:
  /// Throws Error(fileUnreadable).
  explicit ByteFile(std::filesystem::path file);
  ~ByteFile();
  ByteFile(const ByteFile&) = delete;
  ByteFile& operator=(const ByteFile&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::uint64_t size() const { return size_; }
  /// Fills `target` from `offset` on. Throws Error(fileUnreadable) when the file ends before.
  void read(std::uint64_t offset, std::span<std::uint8_t> target) const;

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace cleanai
