// The layer table as CSV, the same in every locale.
#pragma once

#include <string>

#include "core/coverage/coverage.h"
#include "core/coverage/metrics.h"
#include "core/model/network.h"
#include "core/pruning/plan.h"

namespace cleanai::ui {

/// RFC 4180 with a header line; numbers with a decimal point. `coverage` and `plan` may be null: empty fields.
std::string layerCsv(const Network& network, const Coverage* coverage, const Metric& metric, const Plan* plan);

}  // namespace cleanai::ui
