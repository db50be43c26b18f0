#include "core/pruning/archive_file.h"

#include "core/base/error.h"

namespace cleanai {

std::size_t ArchiveFile::write(const void* data, std::size_t size) {
  stream_.write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
  return size;
}

void ArchiveFile::close() {
  stream_.close();
  if (!stream_)
    throw Error(ErrorCode::fileUnwritable, "cannot write " + file_.parent_path().string(),
                "the disk is full or the folder may not be written to", "Choose another folder");
}

}  // namespace cleanai
