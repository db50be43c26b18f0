#include "core/recovery/row_choice.h"

#include <algorithm>
#include <vector>

namespace cleanai {
namespace {

// Rows for each weight of an output, and at least: more change the fit little.
constexpr std::int64_t rowsPerWeight = 128, fewestRows = 32768;

}  // namespace

RowChoice::RowChoice(std::int64_t rows, std::int64_t width)
    : rows_(rows), every_(std::max<std::int64_t>(1, rows / std::max(fewestRows, rowsPerWeight * width))) {}

at::Tensor RowChoice::amongNext(std::int64_t count) {
  std::vector<std::int64_t> chosen;
  for (std::int64_t stretch = seen_ / every_; stretch * every_ < seen_ + count; ++stretch) {
    const std::uint64_t mixed = static_cast<std::uint64_t>(stretch + 1) * 0x9E3779B97F4A7C15u;  // Fibonacci hashing
    const std::int64_t row =
        stretch * every_ + static_cast<std::int64_t>((mixed >> 33) % static_cast<std::uint64_t>(every_));
    if (row >= seen_ && row < seen_ + count) chosen.push_back(row - seen_);
  }
  seen_ += count;
  return at::tensor(chosen, at::kLong);
}

}  // namespace cleanai
