// What a loader has left out, as warnings.
#pragma once

#include <string>
#include <vector>

#include "core/data/loader.h"

namespace cleanai {

/// Those of the data set, then "skipped NAME: REASON" for every item that could not be read so far.
std::vector<std::string> loadingWarnings(const Loader& loader);

}  // namespace cleanai
