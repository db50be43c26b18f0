// Images to judge by: those that nothing was fitted to.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "core/data/loader.h"

namespace cleanai {

/// Images of a source that a calibration does not use.
struct UnseenImages {
  std::shared_ptr<const Dataset> dataset;
  std::size_t first = 0, last = 0;  ///< places in the source
  std::size_t leftOut = 0;          ///< images of the source that the calibration uses

  /// "10000 images (0 to 9999), without the 2560 of the calibration".
  std::string text() const;
};

/// The items of `dataset` but those that `calibration` takes when both are the same data, by fingerprint; of these at
/// most so many, evenly spread. `calibration` may be null. Throws Error(emptyData) when none is left.
UnseenImages unseenImages(const std::shared_ptr<const Dataset>& dataset, const Loader* calibration,
                          std::optional<std::size_t> atMost = {});

}  // namespace cleanai
