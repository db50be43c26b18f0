#include "core/coverage/kept_images.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "core/base/mix.h"

namespace cleanai {
namespace {

constexpr std::int64_t mostImages = 256, fewestImages = 8, mostBytes = std::int64_t{16} << 20;

std::int64_t mostOf(std::int64_t numbersEach) {
  const std::int64_t each = numbersEach * static_cast<std::int64_t>(sizeof(float));
  return std::clamp(mostBytes / std::max<std::int64_t>(1, each), fewestImages, mostImages);
}

// Random, and the same for the same position: the images with the smallest make a sample of any number of them.
std::uint64_t rankOf(std::int64_t position) { return mix(goldenRatio * (static_cast<std::uint64_t>(position) + 1)); }

// The largest rank among the `most` smallest, of positions and of those from `begin` to `end`.
std::uint64_t limitOf(const std::vector<std::int64_t>& positions, std::int64_t begin, std::int64_t end,
                      std::int64_t most) {
  std::vector<std::uint64_t> ranks;
  for (const std::int64_t position : positions) ranks.push_back(rankOf(position));
  for (std::int64_t position = begin; position < end; ++position) ranks.push_back(rankOf(position));
  if (static_cast<std::int64_t>(ranks.size()) <= most) return std::numeric_limits<std::uint64_t>::max();
  std::nth_element(ranks.begin(), ranks.begin() + (most - 1), ranks.end());
  return ranks[static_cast<std::size_t>(most - 1)];
}

}  // namespace

at::Tensor KeptImages::State::images() const {
  if (positions.empty()) return {};
  std::vector<std::int64_t> sizes{static_cast<std::int64_t>(positions.size())};
  sizes.insert(sizes.end(), shape.begin(), shape.end());
  return at::from_blob(const_cast<float*>(values.data()), sizes, at::kFloat);
}

void KeptImages::see(const at::Tensor& images, std::int64_t first) {
  const std::int64_t end = first + images.size(0), from = std::max(first, ofBatch_);
  const auto shape = images.sizes().slice(1);
  if (from >= end || (!state_.positions.empty() && shape != at::IntArrayRef(state_.shape))) return;
  state_.shape = shape.vec();
  const std::int64_t each = images[0].numel();
  const std::uint64_t limit = limitOf(state_.positions, state_.seen + from, state_.seen + end, mostOf(each));
  keepUpTo(limit);
  for (std::int64_t i = from; i < end; ++i) {
    if (rankOf(state_.seen + i) <= limit) {
      const at::Tensor image = images[i - first].to(at::kCPU, at::kFloat).contiguous();
      const std::span values(image.data_ptr<float>(), static_cast<std::size_t>(each));
      if (std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); })) {
        state_.values.insert(state_.values.end(), values.begin(), values.end());
        state_.positions.push_back(state_.seen + i);
      }
    }
    ofBatch_ = i + 1;
  }
}

void KeptImages::keepUpTo(std::uint64_t rank) {
  const std::size_t each = state_.positions.empty() ? 0 : state_.values.size() / state_.positions.size();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < state_.positions.size(); ++i) {
    if (rankOf(state_.positions[i]) > rank) continue;
    const auto begin = state_.values.begin() + static_cast<std::ptrdiff_t>(i * each);
    if (kept != i)
      std::copy(begin, begin + static_cast<std::ptrdiff_t>(each),
                state_.values.begin() + static_cast<std::ptrdiff_t>(kept * each));
    state_.positions[kept++] = state_.positions[i];
  }
  state_.positions.resize(kept);
  state_.values.resize(kept * each);
}

void KeptImages::endBatch() {
  state_.seen += ofBatch_;
  ofBatch_ = 0;
}

}  // namespace cleanai
