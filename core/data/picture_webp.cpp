// WebP pictures, by libwebp.
#include <webp/decode.h>

#include "core/data/picture.h"

namespace cleanai {

bool decodeWebp(Bytes bytes, Picture& picture, std::string& reason) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(bytes.data(), bytes.size(), &features) != VP8_STATUS_OK) {
    reason = "it is damaged or truncated";
  } else if (features.has_animation != 0) {
    reason = "it is an animation, not a picture";
  } else if (!picture.allocate(features.width, features.height)) {
    reason = tooLarge;
  } else if (WebPDecodeRGBInto(bytes.data(), bytes.size(), picture.pixels.data(), picture.pixels.size(),
                               picture.width * 3) == nullptr) {
    reason = "it is damaged or truncated";
  } else {
    return true;
  }
  return false;
}

}  // namespace cleanai
