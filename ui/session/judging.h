// Images to judge networks by that nothing is fitted to.
#pragma once

#include <QString>
#include <cstddef>
#include <memory>

#include "ui/session/jobs.h"

namespace cleanai::ui {

class Session;

/// Why smaller networks of the session cannot be judged, nothing running; empty when they can. O(1).
QString judgingTrouble(const Session& session);

/// At most so many of the images that neither the analysis has used nor a repair will use, evenly spread. Cost: the
/// number of images. Throws Error(emptyData).
std::shared_ptr<const Dataset> judgingImages(const Preparation& preparation, std::size_t atMost);

/// All of these images, prepared as the preparation's.
std::unique_ptr<Loader> judgingLoader(const Preparation& preparation, std::shared_ptr<const Dataset> images);

}  // namespace cleanai::ui
