// PNG pictures, by libpng.
#include <png.h>

#include <csetjmp>
#include <cstdio>
#include <cstring>

#include "core/data/picture.h"

namespace cleanai {
namespace {

/// libpng's state; what goes wrong is kept here instead of printed.
class PngReader {
 public:
  explicit PngReader(Bytes bytes) : rest_(bytes) {
    png_ = png_create_read_struct(
        PNG_LIBPNG_VER_STRING, this,
        [](png_structp png, png_const_charp message) {
          auto* self = static_cast<PngReader*>(png_get_error_ptr(png));
          std::snprintf(self->message_, sizeof self->message_, "%s", message);
          png_longjmp(png, 1);
        },
        [](png_structp, png_const_charp) {});
    if (png_ != nullptr) info_ = png_create_info_struct(png_);
  }
  ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  bool read(Picture& picture);
  std::string reason() const {
    const std::string message = message_;
    return message.starts_with("it ") ? message : "its PNG data is damaged (" + message + ")";
  }

 private:
  static void supply(png_structp png, png_bytep target, std::size_t count) {
    auto* self = static_cast<PngReader*>(png_get_io_ptr(png));
    if (self->rest_.size() < count) png_error(png, "it is truncated");
    std::memcpy(target, self->rest_.data(), count);
    self->rest_ = self->rest_.subspan(count);
  }
  void unpackRows(Picture& picture) const;

  Bytes rest_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  char message_[128] = "it cannot be decoded";
  std::size_t channels_ = 0;
  bool isWideGrey_ = false;
  std::vector<std::uint8_t> pixels_;
  std::vector<png_bytep> rows_;
};

// longjmp may leave this function: it has no locals with destructors.
bool PngReader::read(Picture& picture) {
  if (png_ == nullptr || info_ == nullptr || setjmp(png_jmpbuf(png_)) != 0) return false;
  png_set_read_fn(png_, this, supply);
  png_read_info(png_, info_);
  const auto colour = png_get_color_type(png_, info_);
  isWideGrey_ = colour == PNG_COLOR_TYPE_GRAY && png_get_bit_depth(png_, info_) == 16;
  if (colour == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png_);
  if (colour == PNG_COLOR_TYPE_GRAY) png_set_expand_gray_1_2_4_to_8(png_);
  if (!isWideGrey_) png_set_strip_16(png_);
  png_set_strip_alpha(png_);
  png_set_interlace_handling(png_);
  png_read_update_info(png_, info_);
  if (!picture.allocate(png_get_image_width(png_, info_), png_get_image_height(png_, info_))) png_error(png_, tooLarge);

  channels_ = png_get_channels(png_, info_);
  const auto rowBytes = png_get_rowbytes(png_, info_);
  rows_.resize(static_cast<std::size_t>(picture.height));
  pixels_.resize(rowBytes * rows_.size());
  for (std::size_t y = 0; y < rows_.size(); ++y) rows_[y] = pixels_.data() + y * rowBytes;
  png_read_image(png_, rows_.data());
  unpackRows(picture);
  return true;
}

void PngReader::unpackRows(Picture& picture) const {
  auto* target = picture.pixels.data();
  for (const auto* row : rows_)
    for (std::size_t x = 0; x < static_cast<std::size_t>(picture.width); ++x)
      for (std::size_t c = 0; c < 3; ++c)
        *target++ =
            isWideGrey_ ? (row[2 * x] != 0 ? 255 : row[2 * x + 1]) : row[x * channels_ + (channels_ == 1 ? 0 : c)];
}

}  // namespace

bool decodePng(Bytes bytes, Picture& picture, std::string& reason) {
  PngReader reader(bytes);
  const bool decoded = reader.read(picture);
  if (!decoded) reason = reader.reason();
  return decoded;
}

}  // namespace cleanai
