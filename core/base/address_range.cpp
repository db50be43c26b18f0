#include "core/base/address_range.h"

#include <iterator>

namespace cleanai {

AddressRange::AddressRange(std::size_t size) {
  if (size > 0) gaps_.emplace(0, size);
}

std::optional<std::size_t> AddressRange::take(std::size_t size) {
  auto best = gaps_.end();
  for (auto gap = gaps_.begin(); gap != gaps_.end(); ++gap)
    if (gap->second >= size && (best == gaps_.end() || gap->second < best->second)) best = gap;
  if (best == gaps_.end()) return std::nullopt;
  const auto [offset, room] = *best;
  gaps_.erase(best);
  if (room > size) gaps_.emplace(offset + size, room - size);
  used_ += size;
  return offset;
}

void AddressRange::giveBack(std::size_t offset, std::size_t size) {
  used_ -= size;
  auto gap = gaps_.emplace(offset, size).first;
  if (const auto next = std::next(gap); next != gaps_.end() && next->first == offset + size) {
    gap->second += next->second;
    gaps_.erase(next);
  }
  if (gap == gaps_.begin()) return;
  if (const auto before = std::prev(gap); before->first + before->second == gap->first) {
    before->second += gap->second;
    gaps_.erase(gap);
  }
}

}  // namespace cleanai
