// A build without Qt.
#include "app/cli/report_pdf.h"
#include "core/base/error.h"

namespace cleanai::cli {

std::string pdfOf(const std::string&, const std::string&) {
  throw Error(ErrorCode::unsupported, "PDF", "this program was built without Qt, which lays the pages out",
              "Give a name that ends in .html, and print that");
}

}  // namespace cleanai::cli
