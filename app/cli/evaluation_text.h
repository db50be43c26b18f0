// How good a model is, for people and for scripts.
#pragma once

#include <string>
#include <utility>

#include "app/cli/console.h"
#include "core/pruning/evaluation.h"

namespace cleanai::cli {

/// Wilson's 95 % interval of a share of n trials (Wilson 1927).
std::pair<double, double> wilsonInterval(double share, std::int64_t trials);

/// "91.9 % (90.1 to 93.4 %)"; "not known" without labels.
std::string top1Text(const Evaluation& evaluation);

/// Absent values have no key.
Json jsonOf(const Evaluation& evaluation);

}  // namespace cleanai::cli
