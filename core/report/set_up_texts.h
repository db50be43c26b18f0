// How data goes into a network, in words for a report.
#pragma once

#include <cstdint>
#include <optional>

#include "core/data/preprocessing.h"
#include "core/report/report.h"

namespace cleanai::report {

/// `maxBatches`: at most so many; absent: all.
ReportSetUp setUpOf(const Words& words, const Preprocessing& preprocessing, std::size_t batchSize,
                    std::optional<std::size_t> maxBatches, bool hasLabels);

}  // namespace cleanai::report
