// What cleanai analyze says in the end.
#pragma once

#include <optional>
#include <string>

#include "app/cli/console.h"
#include "core/coverage/coverage.h"
#include "core/coverage/moments.h"

namespace cleanai::cli {

struct AnalyzeSeconds {
  double open = 0, analyze = 0, waitingForData = 0;  ///< the last is a part of the second
  double moments = 0;                                ///< after the pass
  bool goesOn = false;                               ///< part of the images were measured before
};

Json jsonOf(const Coverage& coverage, const std::string& file, const AnalyzeSeconds& seconds);
std::string textOf(const Coverage& coverage, const std::string& file, const AnalyzeSeconds& seconds);
/// Of second moments that were written to `file`.
Json jsonOf(const MomentCost& cost, const std::string& file);

}  // namespace cleanai::cli
