// A folder for files that nobody keeps.
#pragma once

#include <filesystem>

namespace cleanai {

/// Made where the system wants such folders; removed with all that is in it. Throws Error(fileUnwritable).
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace cleanai
