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

/// Said before an analysis that takes all of so many labelled images, so that none can judge what follows from it, and
/// how to leave some; empty when some are left.
QString nothingLeftText(std::size_t images, const DataChoice& choice);

/// The same of the session's data, which may be none yet.
QString nothingLeftText(const Session& session);

/// At most so many of the images that neither the analysis has used nor a repair will use, evenly spread. Cost: the
/// number of images. Throws Error(emptyData).
std::shared_ptr<const Dataset> judgingImages(const Preparation& preparation, std::size_t atMost);

/// All of these images, prepared as the preparation's.
std::unique_ptr<Loader> judgingLoader(const Preparation& preparation, std::shared_ptr<const Dataset> images);

}  // namespace cleanai::ui
