// A choice and what came of it, in words for a report.
#pragma once

#include "core/pruning/importance.h"
#include "core/pruning/selection.h"
#include "core/report/report.h"

namespace cleanai::report {

/// Why every layer keeps what the plan keeps: ranking, wish, scope, rounding, what bound and what holds channels.
ReportDecisions decisionsOf(const Words& words, const Network& network, const Plan& plan, const Criterion& criterion,
                            const Selection& selection);

}  // namespace cleanai::report
