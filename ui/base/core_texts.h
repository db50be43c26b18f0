// The core's names in the user's language.
#pragma once

#include <QString>

#include "core/coverage/metrics.h"
#include "core/pruning/importance.h"

namespace cleanai::ui {

/// Names that no translation knows are shown as the core gives them.
QString titleOf(const Metric& metric);
QString meaningOf(const Metric& metric);
QString titleOf(const CriterionInfo& criterion);

}  // namespace cleanai::ui
