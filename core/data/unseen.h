// Images to judge by: those that nothing was fitted to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/data/taken_images.h"

namespace cleanai {

/// Images of a source that a calibration does not use.
struct UnseenImages {
  std::shared_ptr<const Dataset> dataset;
  std::size_t first = 0, last = 0;  ///< places in the source
  std::size_t leftOut = 0;          ///< images of the source that the calibration uses

  /// "9990 images (0 to 9999), 10 more could not be read, without the 2560 of the calibration", `read` of them being
  /// those that could.
  std::string text(std::int64_t read) const;
};

/// The items of `dataset` but those of the calibration; of these at most so many, evenly spread. Throws
/// Error(emptyData) when none is left.
UnseenImages unseenImages(const std::shared_ptr<const Dataset>& dataset, const std::vector<TakenImages>& calibration,
                          std::optional<std::size_t> atMost = {});

}  // namespace cleanai
