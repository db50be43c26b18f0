// Images to judge networks by that nothing is fitted to.
#pragma once

#include <cstddef>
#include <memory>

#include "ui/session/jobs.h"

namespace cleanai::ui {

/// At most so many of the images that neither the analysis has used nor a repair will use, evenly spread; null when
/// there are none. Cost: the number of images.
std::shared_ptr<const Dataset> judgingImages(const Preparation& preparation, std::size_t atMost);

/// All of these images, prepared as the preparation's.
std::unique_ptr<Loader> judgingLoader(const Preparation& preparation, std::shared_ptr<const Dataset> images);

}  // namespace cleanai::ui
