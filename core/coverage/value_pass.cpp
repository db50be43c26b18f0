#include "core/coverage/value_pass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

// The widest vectors that the processor has; the sums do not depend on their width. Sanitizers start too late for the
// dispatcher that this needs.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__)
#define CLEANAI_VECTORISED __attribute__((target_clones("avx2", "default")))
#else
#define CLEANAI_VECTORISED
#endif

namespace cleanai {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int lanes = 16;
constexpr std::int64_t channelBlock = 64;

// One channel of one image.
struct Row {
  double sum = 0, absolute = 0, squares = 0;
  double minimum = infinity, maximum = -infinity;
  std::int64_t active = 0, finite = 0;
};

void addToRow(Row& row, float value, float threshold) {
  if (!std::isfinite(value)) return;
  const double x = value;
  row.sum += x;
  row.absolute += std::fabs(x);
  row.squares += x * x;
  row.minimum = std::min(row.minimum, x);
  row.maximum = std::max(row.maximum, x);
  row.active += value > threshold;
  ++row.finite;
}

Row slowRow(const float* data, std::int64_t count, std::int64_t stride, float threshold) {
  Row row;
  for (std::int64_t i = 0; i < count; ++i) addToRow(row, data[i * stride], threshold);
  return row;
}

// Squares of floats do not overflow a double, so a sum of squares is finite exactly when all values are.
CLEANAI_VECTORISED Row fastRow(const float* data, std::int64_t count, float threshold) {
  double sums[lanes] = {}, absolutes[lanes] = {}, squares[lanes] = {};
  float minima[lanes], maxima[lanes];
  std::int32_t actives[lanes] = {};
  std::fill_n(minima, lanes, std::numeric_limits<float>::infinity());
  std::fill_n(maxima, lanes, -std::numeric_limits<float>::infinity());
  const std::int64_t whole = count / lanes * lanes;
  for (std::int64_t i = 0; i < whole; i += lanes)
    for (int lane = 0; lane < lanes; ++lane) {
      const float value = data[i + lane];
      const double x = value;
      sums[lane] += x;
      absolutes[lane] += std::fabs(x);
      squares[lane] += x * x;
      minima[lane] = value < minima[lane] ? value : minima[lane];
      maxima[lane] = value > maxima[lane] ? value : maxima[lane];
      actives[lane] += value > threshold ? 1 : 0;
    }
  Row row = slowRow(data + whole, count - whole, 1, threshold);
  if (row.finite != count - whole) row.squares = infinity;
  row.finite = count;
  for (int lane = 0; lane < lanes; ++lane) {
    row.sum += sums[lane];
    row.absolute += absolutes[lane];
    row.squares += squares[lane];
    row.minimum = std::min(row.minimum, static_cast<double>(minima[lane]));
    row.maximum = std::max(row.maximum, static_cast<double>(maxima[lane]));
    row.active += actives[lane];
  }
  return row;
}

// The rows of up to channelBlock neighbouring channels of one image whose channels lie side by side.
CLEANAI_VECTORISED void fastColumns(const float* data, std::int64_t positions, std::int64_t stride, std::int64_t width,
                                    float threshold, Row* rows) {
  double sums[channelBlock] = {}, absolutes[channelBlock] = {}, squares[channelBlock] = {};
  float minima[channelBlock], maxima[channelBlock];
  std::int32_t actives[channelBlock] = {};
  std::fill_n(minima, channelBlock, std::numeric_limits<float>::infinity());
  std::fill_n(maxima, channelBlock, -std::numeric_limits<float>::infinity());
  for (std::int64_t position = 0; position < positions; ++position) {
    const float* const line = data + position * stride;
    for (std::int64_t c = 0; c < width; ++c) {
      const float value = line[c];
      const double x = value;
      sums[c] += x;
      absolutes[c] += std::fabs(x);
      squares[c] += x * x;
      minima[c] = value < minima[c] ? value : minima[c];
      maxima[c] = value > maxima[c] ? value : maxima[c];
      actives[c] += value > threshold ? 1 : 0;
    }
  }
  for (std::int64_t c = 0; c < width; ++c)
    rows[c] = {sums[c], absolutes[c], squares[c], minima[c], maxima[c], actives[c], positions};
}

// Adds one image's row to its channel; returns the image's mean, NaN when it had no finite value.
double addRow(ChannelStatistics& channel, const Row& row, std::int64_t positions) {
  channel.nonfinite += positions - row.finite;
  if (row.finite == 0) return std::numeric_limits<double>::quiet_NaN();
  const double mean = row.sum / static_cast<double>(row.finite);
  channel.sum.add(row.sum);
  channel.sumAbsolute.add(row.absolute);
  channel.sumSquares.add(row.squares);
  channel.sumImageMeans.add(mean);
  channel.sumSquaredMeans.add(mean * mean);
  channel.minimum = std::min(channel.minimum, row.minimum);
  channel.maximum = std::max(channel.maximum, row.maximum);
  channel.minimumImageMean = std::min(channel.minimumImageMean, mean);
  channel.maximumImageMean = std::max(channel.maximumImageMean, mean);
  channel.finite += row.finite;
  channel.active += row.active;
  channel.imagesActive += row.active > 0;
  ++channel.images;
  return mean;
}

// Channels are independent of each other, so each thread takes some and sees their images in order.
void addChannels(const ValueView& value, LayerStatistics& statistics, std::int64_t begin, std::int64_t end,
                 std::vector<double>& means) {
  const auto threshold = static_cast<float>(statistics.thresholds.active);
  std::array<Row, channelBlock> rows;
  for (std::int64_t first = begin; first < end; first += channelBlock) {
    const std::int64_t width = std::min(channelBlock, end - first);
    for (std::int64_t image = 0; image < value.images; ++image) {
      const float* const start = value.data + image * value.imageStride;
      if (value.channelsLast)
        fastColumns(start + first, value.positions, value.channels, width, threshold, rows.data());
      for (std::int64_t c = 0; c < width; ++c) {
        const std::int64_t channel = first + c;
        const float* const data = start + channel * (value.channelsLast ? 1 : value.positions);
        Row& row = rows[static_cast<std::size_t>(c)];
        if (!value.channelsLast) row = fastRow(data, value.positions, threshold);
        if (!std::isfinite(row.squares))
          row = slowRow(data, value.positions, value.channelsLast ? value.channels : 1, threshold);
        means[static_cast<std::size_t>(image * value.channels + channel)] =
            addRow(statistics.channels[static_cast<std::size_t>(channel)], row, value.positions);
      }
    }
  }
}

// What compares the channels of one image with each other.
void addImageMeans(const double* means, LayerStatistics& statistics) {
  const std::size_t count = statistics.channels.size();
  double low = infinity, high = -infinity;
  std::vector<std::size_t> order;
  for (std::size_t c = 0; c < count; ++c) {
    if (std::isnan(means[c])) continue;
    low = std::min(low, means[c]);
    high = std::max(high, means[c]);
    order.push_back(c);
  }
  for (const std::size_t c : order)
    if (high > low && (means[c] - low) / (high - low) > statistics.thresholds.neuronCoverage)
      statistics.channels[c].neuronCovered = true;
  const std::size_t strongest = std::min(order.size(), static_cast<std::size_t>(statistics.thresholds.topK));
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(strongest), order.end(),
                    [&](std::size_t a, std::size_t b) { return means[a] != means[b] ? means[a] > means[b] : a < b; });
  for (std::size_t i = 0; i < strongest; ++i) statistics.channels[order[i]].topK = true;
  if (statistics.sections)
    for (const std::size_t c : order) statistics.sections->mark(c, means[c]);
}

}  // namespace

void addValue(const ValueView& value, LayerStatistics& statistics, const ParallelFor& parallelFor) {
  std::vector<double> means(static_cast<std::size_t>(value.images * value.channels));
  parallelFor(value.channels,
              [&](std::int64_t begin, std::int64_t end) { addChannels(value, statistics, begin, end, means); });
  for (std::int64_t image = 0; image < value.images; ++image)
    addImageMeans(means.data() + image * value.channels, statistics);
  statistics.images += value.images;
  statistics.positions += value.images * value.positions;
  statistics.nonfinite = 0;
  for (const auto& channel : statistics.channels) statistics.nonfinite += channel.nonfinite;
}

}  // namespace cleanai
