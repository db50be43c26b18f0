// JPEG pictures, by libjpeg.
#include <csetjmp>
#include <cstdio>

#include <jerror.h>
#include <jpeglib.h>

#include "core/data/picture.h"

namespace cleanai {
namespace {

/// libjpeg's state; what goes wrong is kept here instead of printed.
class JpegReader {
 public:
  JpegReader() {
    info_.err = jpeg_std_error(&errors_);
    info_.client_data = this;
    errors_.error_exit = [](j_common_ptr info) {
      auto* self = static_cast<JpegReader*>(info->client_data);
      self->errors_.format_message(info, self->message_);
      std::longjmp(self->escape_, 1);
    };
    errors_.emit_message = [](j_common_ptr info, int) {
      auto* self = static_cast<JpegReader*>(info->client_data);
      if (info->err->msg_code == JWRN_JPEG_EOF) self->truncated_ = true;
    };
  }
  ~JpegReader() { jpeg_destroy_decompress(&info_); }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  bool read(Bytes bytes, Picture& picture);
  std::string reason() const { return truncated_ ? "it is truncated" : message_; }

 private:
  void unpackRow(std::uint8_t* target) const;

  jpeg_decompress_struct info_{};
  jpeg_error_mgr errors_{};
  std::jmp_buf escape_{};
  char message_[JMSG_LENGTH_MAX] = "it cannot be decoded";
  bool truncated_ = false;
  std::vector<std::uint8_t> row_;
};

// longjmp may leave this function: it has no locals with destructors.
bool JpegReader::read(Bytes bytes, Picture& picture) {
  if (setjmp(escape_) != 0) return false;
  jpeg_create_decompress(&info_);
  jpeg_mem_src(&info_, bytes.data(), bytes.size());
  jpeg_read_header(&info_, TRUE);
  const bool isCmyk = info_.jpeg_color_space == JCS_CMYK || info_.jpeg_color_space == JCS_YCCK;
  info_.out_color_space = isCmyk ? JCS_CMYK : info_.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_start_decompress(&info_);
  if (!picture.allocate(info_.output_width, info_.output_height)) {
    std::snprintf(message_, sizeof message_, "%s", tooLarge);
    return false;
  }
  row_.resize(std::size_t{info_.output_width} * static_cast<unsigned>(info_.output_components));
  while (info_.output_scanline < info_.output_height) {
    auto* const target = picture.pixels.data() + std::size_t{info_.output_scanline} * info_.output_width * 3;
    JSAMPROW row = row_.data();
    jpeg_read_scanlines(&info_, &row, 1);
    unpackRow(target);
  }
  return !truncated_;
}

void JpegReader::unpackRow(std::uint8_t* target) const {
  const auto components = static_cast<std::size_t>(info_.output_components);
  for (std::size_t i = 0; i < row_.size(); i += components, target += 3) {
    const auto* const source = row_.data() + i;
    for (std::size_t c = 0; c < 3; ++c) {
      if (components == 4) {  // CMYK, inverted as Adobe writes it: paper white is 255 for ink and black
        const int product = (255 - source[c]) * source[3] + 128;
        target[c] = static_cast<std::uint8_t>(source[3] - (((product >> 8) + product) >> 8));
      } else {
        target[c] = source[components == 1 ? 0 : c];
      }
    }
  }
}

}  // namespace

bool decodeJpeg(Bytes bytes, Picture& picture, std::string& reason) {
  JpegReader reader;
  const bool decoded = reader.read(bytes, picture);
  if (!decoded) reason = reader.reason();
  return decoded;
}

}  // namespace cleanai
