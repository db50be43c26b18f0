#include "core/data/byte_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/error.h"

namespace cleanai {
namespace {

Error cannotRead(const std::filesystem::path& file, const std::string& reason) {
  return Error(ErrorCode::fileUnreadable, file.string(), reason, "Check the file, its permissions and its disk");
}

}  // namespace

ByteFile::ByteFile(std::filesystem::path file) : path_(std::move(file)) {
  descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) throw cannotRead(path_, std::generic_category().message(errno));
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor_);
    throw cannotRead(path_, "it is not an ordinary file");
  }
  size_ = static_cast<std::uint64_t>(status.st_size);
}

ByteFile::~ByteFile() { ::close(descriptor_); }

void ByteFile::read(std::uint64_t offset, std::span<std::uint8_t> target) const {
  while (!target.empty()) {
    const auto count = ::pread(descriptor_, target.data(), target.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw cannotRead(path_, std::generic_category().message(errno));
    if (count == 0) throw cannotRead(path_, "it ends before byte " + std::to_string(offset + target.size()));
    target = target.subspan(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
}

}  // namespace cleanai
