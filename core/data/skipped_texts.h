// What a loader could not read, as warnings.
#pragma once

#include <string>
#include <vector>

#include "core/data/loader.h"

namespace cleanai {

/// "skipped NAME: REASON" for every item so far.
std::vector<std::string> skippedTexts(const Loader& loader);

}  // namespace cleanai
