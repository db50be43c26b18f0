// What was done to keep the accuracy, in words for a report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/recovery/recovery.h"
#include "core/report/words.h"

namespace cleanai::report {

/// Sentences. `images` of `source` (empty: not known) were the calibration; 0: nothing was done.
std::vector<std::string> recoveryTexts(const Words& words, const RecoveryReport& recovery, std::int64_t images,
                                       const std::string& source);

}  // namespace cleanai::report
