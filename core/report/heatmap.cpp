// Rows of channels as colours: resampling that drops nothing, and the picture of a whole network.
#include "core/report/heatmap.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <string_view>

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace cleanai {
namespace {

constexpr int rowHeight = 18, rowGap = 3, margin = 16, gridWidth = 1024, titleHeight = 52, legendHeight = 56;
constexpr double fontScale = 0.42;

/// Three significant digits, whatever the locale.
std::string shortNumber(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 3).ptr;
  return {text.data(), end};
}

cv::Scalar bgrOf(const Colour& rgb) { return {double(rgb[2]), double(rgb[1]), double(rgb[0])}; }

int textWidth(const std::string& text) {
  int baseline = 0;
  return cv::getTextSize(text, cv::FONT_HERSHEY_SIMPLEX, fontScale, 1, &baseline).width;
}

void drawText(cv::Mat& picture, const std::string& text, int x, int baseline, const cv::Scalar& colour = {40, 40, 40}) {
  cv::putText(picture, text, {x, baseline}, cv::FONT_HERSHEY_SIMPLEX, fontScale, colour, 1, cv::LINE_AA);
}

struct Row {
  std::string label;
  std::vector<double> values;
  double maximum;  // NaN when the row has no value at all
};

std::vector<Row> rowsOf(const Coverage& coverage, const Metric& metric) {
  std::vector<Row> rows;
  for (const auto& layer : coverage.layers) {
    Row row{layer.name + "  " + std::to_string(layer.statistics.channels.size()), metric.compute(layer.statistics),
            std::numeric_limits<double>::quiet_NaN()};
    for (const double value : row.values) row.maximum = std::fmax(row.maximum, value);
    rows.push_back(std::move(row));
  }
  return rows;
}

void drawRow(cv::Mat& picture, const Row& row, int x, int y) {
  const auto cells = resampleRow(row.values, gridWidth, Reduce::maximum);
  for (int i = 0; i < gridWidth; ++i) {
    const double value = cells[static_cast<std::size_t>(i)];
    const double t = std::isnan(value) ? value : row.maximum > 0 ? value / row.maximum : 0;
    cv::line(picture, {x + i, y}, {x + i, y + rowHeight - 1}, bgrOf(viridis(t)));
  }
}

void drawLegend(cv::Mat& picture, int x, int y) {
  constexpr int barWidth = 256, barHeight = 12;
  for (int i = 0; i < barWidth; ++i)
    cv::line(picture, {x + i, y}, {x + i, y + barHeight - 1}, bgrOf(viridis(i / double(barWidth - 1))));
  drawText(picture, "0 or less", x, y + barHeight + 16);
  const std::string highest = "maximum of the row";
  drawText(picture, highest, x + barWidth - textWidth(highest), y + barHeight + 16);
  const int greyAt = x + barWidth + 40;
  cv::rectangle(picture, cv::Rect(greyAt, y, 24, barHeight), bgrOf(colourOfNoValue(ColourMap::viridis)), cv::FILLED);
  drawText(picture, "no value", greyAt + 32, y + barHeight - 1);
}

}  // namespace

namespace {

/// The first channel at or right of a cell's left border.
std::size_t channelAt(std::size_t cell, std::size_t cells, std::size_t channels, RowWindow window) {
  const double share = window.from + (window.to - window.from) * static_cast<double>(cell) / static_cast<double>(cells);
  return static_cast<std::size_t>(share * static_cast<double>(channels) + 1e-9);
}

}  // namespace

CellSpan spanOf(std::size_t cell, std::size_t cells, std::size_t channels, RowWindow window) {
  const std::size_t begin = std::min(channelAt(cell, cells, channels, window), channels - 1);
  return {begin, std::clamp(channelAt(cell + 1, cells, channels, window), begin + 1, channels)};
}

std::vector<double> resampleRow(std::span<const double> values, std::size_t cells, Reduce reduce, RowWindow window) {
  std::vector<double> row(cells, std::numeric_limits<double>::quiet_NaN());
  if (values.empty()) return row;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const auto [begin, end] = spanOf(cell, cells, values.size(), window);
    if (end - begin == 1) {
      row[cell] = values[begin];
      continue;
    }
    double sum = 0, extreme = row[cell];
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (std::isnan(values[i])) continue;
      extreme = reduce == Reduce::minimum ? std::fmin(extreme, values[i]) : std::fmax(extreme, values[i]);
      sum += values[i];
      ++count;
    }
    if (count > 0) row[cell] = reduce == Reduce::mean ? sum / static_cast<double>(count) : extreme;
  }
  return row;
}

std::vector<char> markCells(std::span<const char> marked, std::size_t cells, RowWindow window) {
  std::vector<char> result(cells, 0);
  if (marked.empty()) return result;
  double owed = 0;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const auto [begin, end] = spanOf(cell, cells, marked.size(), window);
    const auto count = static_cast<double>(
        end - begin -
        static_cast<std::size_t>(std::count(marked.begin() + static_cast<std::ptrdiff_t>(begin),
                                            marked.begin() + static_cast<std::ptrdiff_t>(end), char{0})));
    const double share = count / static_cast<double>(end - begin);
    result[cell] = share > 0 && share + owed >= 0.5 ? 1 : 0;
    owed = std::clamp(owed + share - result[cell], -0.5, 0.5);
  }
  return result;
}

bool drawsPictures() { return true; }

void writeHeatmapPng(const Coverage& coverage, const Metric& metric, const std::filesystem::path& file) {
  const auto rows = rowsOf(coverage, metric);
  int labelWidth = 0, numberWidth = textWidth("maximum");
  for (const auto& row : rows) {
    labelWidth = std::max(labelWidth, textWidth(row.label));
    numberWidth = std::max(numberWidth, textWidth(shortNumber(row.maximum)));
  }
  const int gridX = margin + labelWidth + 10, numberX = gridX + gridWidth + 10;
  const int height = titleHeight + static_cast<int>(rows.size()) * (rowHeight + rowGap) + legendHeight;
  cv::Mat picture(height, numberX + numberWidth + margin, CV_8UC3, cv::Scalar(255, 255, 255));

  drawText(picture,
           std::filesystem::path(coverage.model.path).filename().string() + ":  " + std::string(metric.title) + ",  " +
               std::to_string(coverage.data.images) + " images",
           margin, 22);
  const cv::Scalar grey(120, 120, 120);
  drawText(picture, "layer, channels", margin, titleHeight - 8, grey);
  drawText(picture, "maximum", numberX, titleHeight - 8, grey);
  int y = titleHeight;
  for (const auto& row : rows) {
    drawText(picture, row.label, margin, y + rowHeight - 5);
    drawRow(picture, row, gridX, y);
    drawText(picture, std::isnan(row.maximum) ? "-" : shortNumber(row.maximum), numberX, y + rowHeight - 5);
    y += rowHeight + rowGap;
  }
  drawLegend(picture, gridX, y + 10);

  std::vector<std::uint8_t> png;
  cv::imencode(".png", picture, png);
  writeTextAtomically(file, std::string_view(reinterpret_cast<const char*>(png.data()), png.size()));
}

}  // namespace cleanai
