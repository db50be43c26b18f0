// PDF on the command line.
#pragma once

#include <string>

namespace cleanai::cli {

/// The pages of HTML that was written for paper. Throws Error(unsupported) in a build without Qt.
std::string pdfOf(const std::string& html, const std::string& title);

}  // namespace cleanai::cli
