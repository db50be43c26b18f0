// Second moments in the middle of a pass, in a file beside its checkpoint. Needs LibTorch.
#pragma once

#include <cstddef>
#include <filesystem>

#include "core/coverage/moment_collector.h"

namespace cleanai {

/// Every number as it is in memory: who goes on from there ends with the same bytes. Between batches.
/// Throws Error(fileUnwritable). Cost: one write of all sums and of samples that wait for products.
void saveMomentState(const MomentCollector& collector, const std::filesystem::path& file);

/// Before the first batch. Throws Error(fileUnreadable, wrongFormat) when the file is not that of a collector of the
/// same network and options after so many batches.
void loadMomentState(const std::filesystem::path& file, std::size_t batches, MomentCollector& collector);

}  // namespace cleanai
