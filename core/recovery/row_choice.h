// Which rows of a layer's outputs its fit uses. Needs LibTorch.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>

namespace cleanai {

/// One row of every few, as many as the weights of an output ask for, at a place that changes: rows at equal distances
/// could all be the same corner of an image.
class RowChoice {
 public:
  /// `rows` that the layer gives in all, each of them with `width` weights.
  RowChoice(std::int64_t rows, std::int64_t width);

  /// Those among the next `count` rows, counted from the first of these: [chosen], int64, ascending. All together they
  /// are the same however the rows are parted.
  at::Tensor amongNext(std::int64_t count);
  bool takesAll() const { return every_ == 1; }
  /// About how many there will be.
  std::int64_t expected() const { return rows_ / every_; }

 private:
  std::int64_t rows_, every_, seen_ = 0;
};

}  // namespace cleanai
