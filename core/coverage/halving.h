// Going on with smaller parts of a batch when memory does not suffice. Needs LibTorch.
#pragma once

#include <cstdint>
#include <functional>

namespace cleanai {

/// Hands out a batch in parts of at most so many images as have fitted so far.
class Halving {
 public:
  /// Runs `part` over images first..first + count until all `images` are done, in order. A part that throws for want of
  /// memory counts as not done: it is halved, and so are all that come. Throws what `part` throws otherwise, and
  /// for a single image.
  void run(std::int64_t images, const std::function<void(std::int64_t first, std::int64_t count)>& part);

  /// Images that fit together; 0: all that were asked for.
  std::int64_t fitting() const { return most_; }

 private:
  std::int64_t most_ = 0;
};

}  // namespace cleanai
