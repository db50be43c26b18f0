// A build without CLEANAI_IMAGES: of the formats of pictures only BMP needs no library.
#include "core/data/picture.h"

namespace cleanai {
namespace {

bool refused(std::string& reason) {
  reason = "this program was built without the libraries that read such pictures";
  return false;
}

}  // namespace

bool decodeJpeg(Bytes, Picture&, std::string& reason) { return refused(reason); }
bool decodePng(Bytes, Picture&, std::string& reason) { return refused(reason); }
bool decodeWebp(Bytes, Picture&, std::string& reason) { return refused(reason); }
bool decodeTiff(Bytes, Picture&, std::string& reason) { return refused(reason); }

}  // namespace cleanai
