// What kept a plan from the wish, in a line.
#pragma once

#include <QString>

#include "core/pruning/plan.h"

namespace cleanai::ui {

/// Empty when nothing did.
QString constraintText(const Plan& plan);

}  // namespace cleanai::ui
