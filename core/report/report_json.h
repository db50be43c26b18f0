// A report as JSON, for other programs.
#pragma once

#include <string>

#include "core/report/report.h"

namespace cleanai::report {

/// What reportHtml tells, as one object: "cleanai-report", version 1. Keys of what was not measured are absent; the
/// metric of a layer is the mean over its channels. Throws Error(invalidArgument) for an unknown metric.
std::string reportJson(const Report& report);

}  // namespace cleanai::report
