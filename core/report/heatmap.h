// A coverage heatmap as pixels: one row a layer, every channel present however narrow the picture is.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/coverage/metrics.h"
#include "core/report/colour_map.h"

namespace cleanai {

enum class Reduce { maximum, minimum, mean };

/// The part of a row that is drawn, as shares of its channels: 0 <= from < to <= 1.
struct RowWindow {
  double from = 0;
  double to = 1;
  bool operator==(const RowWindow&) const = default;
};

/// Channels [begin, end), never none, that fall into one of `cells` cells.
struct CellSpan {
  std::size_t begin;
  std::size_t end;
};
CellSpan spanOf(std::size_t cell, std::size_t cells, std::size_t channels, RowWindow window = {});

/// Brings a row of channel values to `cells` cells. With more channels than cells each cell reduces the channels that
/// fall into it, none is dropped; with fewer each channel fills neighbouring cells. NaN is 'no value': ignored beside
/// numbers, NaN where a cell has nothing else. O(channels + cells).
std::vector<double> resampleRow(std::span<const double> values, std::size_t cells, Reduce reduce,
                                RowWindow window = {});

/// Which cells of a row are marked when these channels (not 0) are. Where a cell holds several, as many cells are
/// marked as the marked channels' share asks for: what one leaves over or lacks passes to the next (error diffusion). A
/// cell without any marked channel never is. O(channels + cells).
std::vector<char> markCells(std::span<const char> marked, std::size_t cells, RowWindow window = {});

/// Whether this build can: one without CLEANAI_IMAGES draws nothing.
bool drawsPictures();
/// Writes the heatmap of a metric as PNG, rows scaled by their own maximum, with layer names and a colour bar. Throws
/// Error(fileUnwritable, unsupported).
void writeHeatmapPng(const Coverage& coverage, const Metric& metric, const std::filesystem::path& file);

}  // namespace cleanai
