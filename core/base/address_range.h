// Handing out parts of one stretch of addresses.
#pragma once

#include <cstddef>
#include <map>
#include <optional>

namespace cleanai {

/// Keeps track of the gaps of 0..size. Best fit, the lowest of equals; neighbouring gaps join. Not safe for several
/// threads. Cost: O(gaps).
class AddressRange {
 public:
  explicit AddressRange(std::size_t size);
  /// The offset of a part, or nothing when no gap is large enough.
  std::optional<std::size_t> take(std::size_t size);
  void giveBack(std::size_t offset, std::size_t size);
  std::size_t used() const { return used_; }
  const std::map<std::size_t, std::size_t>& gaps() const { return gaps_; }  ///< size by offset

 private:
  std::map<std::size_t, std::size_t> gaps_;
  std::size_t used_ = 0;
};

}  // namespace cleanai
