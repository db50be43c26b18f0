#include "core/coverage/sections.h"

#include <algorithm>
#include <bit>
#include <charconv>

#include "core/base/error.h"

namespace cleanai {

Sections::Sections(std::size_t count, std::shared_ptr<const std::vector<ChannelRange>> ranges)
    : count_(count), bytesAChannel_((count + 7) / 8), ranges_(std::move(ranges)) {
  bits_.resize(bytesAChannel_ * ranges_->size());
}

void Sections::mark(std::size_t channel, double imageMean) {
  const auto [low, high] = (*ranges_)[channel];
  if (!(imageMean >= low && imageMean <= high)) return;
  const double place = high > low ? (imageMean - low) / (high - low) * static_cast<double>(count_) : 0;
  const std::size_t section = std::min(static_cast<std::size_t>(place), count_ - 1);
  std::uint8_t& byte = bits_[channel * bytesAChannel_ + section / 8];
  byte = static_cast<std::uint8_t>(byte | 1U << section % 8);
}

double Sections::share(std::size_t channel) const {
  const auto begin = bits_.begin() + static_cast<std::ptrdiff_t>(channel * bytesAChannel_);
  std::size_t reached = 0;
  std::for_each(begin, begin + static_cast<std::ptrdiff_t>(bytesAChannel_),
                [&](std::uint8_t byte) { reached += static_cast<std::size_t>(std::popcount(byte)); });
  return static_cast<double>(reached) / static_cast<double>(count_);
}

void Sections::merge(const Sections& other) {
  if (count_ != other.count_ || !(ranges() == other.ranges()))
    throw Error(ErrorCode::invalidArgument, "statistics", "they were taken against different profiles",
                "Merge analyses with the same --profile and --sections");
  for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] = static_cast<std::uint8_t>(bits_[i] | other.bits_[i]);
}

std::string Sections::text(std::size_t channel) const {
  constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < bytesAChannel_; ++i) {
    const std::uint8_t byte = bits_[channel * bytesAChannel_ + i];
    text += {digits[byte & 15], digits[byte >> 4]};
  }
  return text;
}

void Sections::parse(std::size_t channel, const std::string& text) {
  const auto malformed = [&] {
    return Error(ErrorCode::wrongFormat, "statistics", "\"" + text + "\" is not a set of sections",
                 "Give a file that cleanai analyze wrote");
  };
  if (text.size() != 2 * bytesAChannel_) throw malformed();
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned digit = 0;
    if (std::from_chars(text.data() + i, text.data() + i + 1, digit, 16).ptr != text.data() + i + 1) throw malformed();
    if (4 * i + static_cast<std::size_t>(std::bit_width(digit)) > count_) throw malformed();
    std::uint8_t& byte = bits_[channel * bytesAChannel_ + i / 2];
    byte = static_cast<std::uint8_t>(byte | digit << 4 * (i % 2));
  }
}

bool Sections::operator==(const Sections& other) const {
  return count_ == other.count_ && bits_ == other.bits_ && ranges() == other.ranges();
}

}  // namespace cleanai
