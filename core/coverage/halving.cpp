#include "core/coverage/halving.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>

#include "core/base/log.h"
#include "core/model/torch_error.h"

namespace cleanai {

void Halving::run(std::int64_t images, const std::function<void(std::int64_t first, std::int64_t count)>& part) {
  for (std::int64_t first = 0; first < images;) {
    const std::int64_t count = most_ == 0 ? images - first : std::min(most_, images - first);
    try {
      part(first, count);
      first += count;
    } catch (const std::exception&) {
      if (count == 1 || !isOutOfMemory()) throw;
      most_ = (count + 1) / 2;
      logger()->warn("the memory does not suffice for {} images at a time: going on with {}", count, most_);
    }
  }
}

}  // namespace cleanai
