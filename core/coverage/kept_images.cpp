#include "core/coverage/kept_images.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/base/mix.h"

namespace cleanai {
namespace {

constexpr std::int64_t mostImages = 256, fewestImages = 8, mostBytes = std::int64_t{16} << 20;

std::int64_t mostOf(const at::Tensor& images) {
  const std::int64_t each = images[0].numel() * static_cast<std::int64_t>(sizeof(float));
  return std::clamp(mostBytes / std::max<std::int64_t>(1, each), fewestImages, mostImages);
}

// Random, and the same for the same position: the images with the smallest make a sample of any number of them.
std::uint64_t rankOf(std::int64_t position) { return mix(goldenRatio * (static_cast<std::uint64_t>(position) + 1)); }

// The largest rank among the `most` smallest.
std::uint64_t limitOf(const std::vector<std::int64_t>& positions, std::int64_t most) {
  if (static_cast<std::int64_t>(positions.size()) <= most) return std::numeric_limits<std::uint64_t>::max();
  std::vector<std::uint64_t> ranks;
  for (const std::int64_t position : positions) ranks.push_back(rankOf(position));
  std::nth_element(ranks.begin(), ranks.begin() + (most - 1), ranks.end());
  return ranks[static_cast<std::size_t>(most - 1)];
}

// Rows and positions of those up to a rank.
KeptImages::State upTo(std::uint64_t limit, const at::Tensor& images, const std::vector<std::int64_t>& positions) {
  KeptImages::State chosen;
  std::vector<std::int64_t> rows;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (rankOf(positions[i]) > limit) continue;
    rows.push_back(static_cast<std::int64_t>(i));
    chosen.positions.push_back(positions[i]);
  }
  chosen.images = images.index_select(0, at::tensor(rows, at::kLong).to(images.device()));
  return chosen;
}

KeptImages::State finite(const KeptImages::State& given) {
  const at::Tensor isFinite = given.images.flatten(1).isfinite().all(1);
  KeptImages::State left{given.images.index({isFinite}), {}, 0};
  for (std::size_t i = 0; i < given.positions.size(); ++i)
    if (isFinite[static_cast<std::int64_t>(i)].item<bool>()) left.positions.push_back(given.positions[i]);
  return left;
}

}  // namespace

void KeptImages::see(const at::Tensor& images, std::int64_t first) {
  const std::int64_t end = first + images.size(0), from = std::max(first, ofBatch_);
  if (from >= end || (state_.images.defined() && images.sizes().slice(1) != state_.images.sizes().slice(1))) return;
  std::vector<std::int64_t> added(static_cast<std::size_t>(end - from));
  std::iota(added.begin(), added.end(), state_.seen + from);
  std::vector<std::int64_t> all = state_.positions;
  all.insert(all.end(), added.begin(), added.end());
  const std::uint64_t limit = limitOf(all, mostOf(images));

  State more = upTo(limit, images.narrow(0, from - first, end - from), added);
  more.images = more.images.to(at::kCPU, at::kFloat);
  more = finite(more);
  if (state_.images.defined()) {
    State before = upTo(limit, state_.images, state_.positions);
    more.images = at::cat({before.images, more.images});
    more.positions.insert(more.positions.begin(), before.positions.begin(), before.positions.end());
  }
  state_ = {std::move(more.images), std::move(more.positions), state_.seen};
  ofBatch_ = end;
}

void KeptImages::endBatch() {
  state_.seen += ofBatch_;
  ofBatch_ = 0;
}

}  // namespace cleanai
