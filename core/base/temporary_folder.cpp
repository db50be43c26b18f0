#include "core/base/temporary_folder.h"

#include <stdlib.h>  // NOLINT: mkdtemp is POSIX

#include <string>
#include <system_error>

#include "core/base/error.h"

namespace cleanai {

TemporaryFolder::TemporaryFolder() {
  std::error_code problem;
  const auto parent = std::filesystem::temp_directory_path(problem);
  std::string name = (parent / "cleanai-XXXXXX").string();
  if (problem || ::mkdtemp(name.data()) == nullptr)
    throw Error(ErrorCode::fileUnwritable, "cannot make a temporary folder" + (problem ? "" : " in " + parent.string()),
                "the disk is full or the folder may not be written to", "Set TMPDIR to another one");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace cleanai
