// A coverage as CSV: one row a channel, every metric.
#pragma once

#include <string>

#include "core/coverage/coverage.h"

namespace cleanai {

/// RFC 4180 with a header line: layer, type, channel, images, nonfinite, every metric, and the 95 % intervals of mean
/// and frequency. Numbers round-trip and have a decimal point; empty where there is no value.
std::string coverageCsv(const Coverage& coverage);

}  // namespace cleanai
