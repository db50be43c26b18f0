// The few images in which each channel of a layer was strongest.
#include "core/coverage/strongest.h"

#include <algorithm>
#include <limits>

#include "core/base/error.h"

namespace cleanai {
namespace {

bool comesFirst(const StrongImage& a, const StrongImage& b) {
  return a.value > b.value || (a.value == b.value && a.image < b.image);
}

}  // namespace

StrongestImages::StrongestImages(std::size_t channels, std::size_t most)
    : most_(std::max<std::size_t>(most, 1)),
      entries_(channels * most_),
      counts_(channels, 0),
      bars_(channels, -std::numeric_limits<float>::infinity()) {}

std::span<const StrongImage> StrongestImages::of(std::size_t channel) const {
  return std::span(entries_).subspan(channel * most_, counts_[channel]);
}

void StrongestImages::insert(std::size_t channel, StrongImage image) {
  const auto begin = entries_.begin() + static_cast<std::ptrdiff_t>(channel * most_);
  auto end = begin + counts_[channel];
  const auto known = std::find_if(begin, end, [&](const auto& entry) { return entry.image == image.image; });
  if (known != end) {
    if (!comesFirst(image, *known)) return;
    end = std::move(known + 1, end, known);
    --counts_[channel];
  }
  const auto place = std::find_if(begin, end, [&](const auto& entry) { return comesFirst(image, entry); });
  const bool isFull = counts_[channel] == most_;
  if (isFull && place == end) return;
  std::move_backward(place, isFull ? end - 1 : end, isFull ? end : end + 1);
  *place = image;
  if (!isFull) ++counts_[channel];
  if (counts_[channel] == most_) bars_[channel] = (begin + static_cast<std::ptrdiff_t>(most_) - 1)->value;
}

void StrongestImages::merge(const StrongestImages& other) {
  if (channels() != other.channels() || most_ != other.most_)
    throw Error(ErrorCode::invalidArgument, "strongest images", "they differ in channels or in their number",
                "Merge analyses of one model with the same options");
  for (std::size_t c = 0; c < channels(); ++c)
    for (const auto& image : other.of(c)) see(c, image);
}

void mergeStrongest(const std::optional<StrongestImages>& from, std::optional<StrongestImages>& to) {
  if (to && from && to->most() == from->most())
    to->merge(*from);
  else
    to.reset();
}

void seeRows(const ValueRows& rows, std::span<const std::size_t> images, StrongestImages& strongest) {
  if (images.empty()) return;
  const std::int64_t each = rows.images / static_cast<std::int64_t>(images.size());
  const auto channels = static_cast<std::size_t>(rows.channels);
  for (std::int64_t row = 0; row < rows.images; ++row) {
    const auto image = static_cast<std::int64_t>(images[static_cast<std::size_t>(row / each)]);
    const auto first = static_cast<std::size_t>(row) * channels;
    for (std::size_t c = 0; c < channels; ++c)
      if (rows.finite[first + c] > 0) strongest.see(c, {image, rows.maximum[first + c]});
  }
}

}  // namespace cleanai
