// What a file is, by its first bytes.
#pragma once

#include <string>
#include <string_view>

namespace cleanai {

enum class FileKind {
  unknown,
  jpeg,
  png,
  bmp,
  webp,
  tiff,
  gif,
  numpy,
  oldTensor,  ///< torch.save before PyTorch 1.6
  pickle,
  hdf5,
  parquet,
  arrow,
  matlab,
  gzip,
  tar,
  sevenZip,
  xz,
  zstandard,
  rar,
  pdf,
  lfsPointer,  ///< what Git LFS leaves in the place of a file that was not fetched
};

/// `head`: a file's first bytes; all kinds show in 262.
FileKind kindOf(std::string_view head);

/// Whether a text is a web page, as a failed download often is.
bool isWebPage(std::string_view head);

/// ASCII letters alone, whatever the locale.
std::string lowerCase(std::string_view text);

}  // namespace cleanai
