#include "core/coverage/kept_images.h"

#include <algorithm>
#include <utility>

namespace cleanai {
namespace {

constexpr std::int64_t mostImages = 128, fewestImages = 4, mostBytes = std::int64_t{16} << 20;

std::int64_t wanted(const at::Tensor& images) {
  const std::int64_t each = images[0].numel() * static_cast<std::int64_t>(sizeof(float));
  return std::clamp(mostBytes / std::max<std::int64_t>(1, each), fewestImages, mostImages);
}

}  // namespace

void KeptImages::see(const at::Tensor& images, std::int64_t first) {
  const std::int64_t count = images.size(0), known = ofBatch_ - first;
  if (count == 0 || known < 0 || known >= count) return;
  if (images_.defined() && images.sizes().slice(1) != images_.sizes().slice(1)) return;
  ofBatch_ = first + count;
  const std::int64_t more = std::min(count - known, wanted(images) - size());
  if (more <= 0) return;
  const at::Tensor taken =
      images.narrow(0, known, more).to(at::kCPU, at::kFloat, /*non_blocking=*/false, /*copy=*/true);
  images_ = images_.defined() ? at::cat({images_, taken}) : taken;
}

void KeptImages::endBatch() {
  whole_ = size();
  ofBatch_ = 0;
}

at::Tensor KeptImages::images() const { return images_.defined() ? images_.narrow(0, 0, whole_) : images_; }

void KeptImages::resume(at::Tensor images) {
  images_ = std::move(images);
  whole_ = size();
}

}  // namespace cleanai
