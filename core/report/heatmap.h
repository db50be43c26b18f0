// A coverage heatmap as pixels: one row a layer, every channel present however narrow the picture is.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/coverage/metrics.h"

namespace cleanai {

enum class Reduce { maximum, minimum, mean };

/// Brings a row of channel values to `cells` cells. With more channels than cells each cell reduces the channels that
/// fall into it, none is dropped; with fewer each channel fills neighbouring cells. NaN is 'no value': ignored beside
/// numbers, NaN where a cell has nothing else. O(channels + cells).
std::vector<double> resampleRow(std::span<const double> values, std::size_t cells, Reduce reduce);

/// viridis (Smith and van der Walt 2015) at t in 0..1, clamped; grey for NaN.
std::array<std::uint8_t, 3> viridis(double t);

/// Writes the heatmap of a metric as PNG, rows scaled by their own maximum, with layer names and a colour bar.
void writeHeatmapPng(const Coverage& coverage, const Metric& metric, const std::filesystem::path& file);

}  // namespace cleanai
