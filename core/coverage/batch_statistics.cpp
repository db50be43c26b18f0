#include "core/coverage/batch_statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace cleanai {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
// Images times channels from which threads share the adding of rows.
constexpr std::int64_t rowsWorthThreads = 16384;

double meanOf(const ValueRows& rows, std::size_t row) {
  return rows.finite[row] == 0 ? notANumber : rows.sum[row] / rows.finite[row];
}

struct Range {
  double low = infinity, high = -infinity;

  /// Where a value stands in it, from 0 to 1; below everything when the range has no width.
  double share(double value) const { return high > low ? (value - low) / (high - low) : -infinity; }
};

// The greatest means of an image's channels, of equals the lowest channel.
class Top {
 public:
  explicit Top(std::size_t most) : most_(most) { entries_.reserve(most + 1); }

  void see(std::size_t channel, double mean) {
    if (most_ == 0 || (entries_.size() == most_ && mean <= entries_.back().first)) return;
    const auto place =
        std::find_if(entries_.begin(), entries_.end(), [mean](const auto& other) { return mean > other.first; });
    entries_.insert(place, {mean, channel});
    if (entries_.size() > most_) entries_.pop_back();
  }
  const std::vector<std::pair<double, std::size_t>>& entries() const { return entries_; }

 private:
  std::size_t most_;
  std::vector<std::pair<double, std::size_t>> entries_;
};

}  // namespace

BatchStatistics::BatchStatistics(std::size_t channels, const Thresholds& thresholds, std::optional<Sections> sections)
    : thresholds_(thresholds), channels_(channels), sections_(std::move(sections)) {}

void BatchStatistics::add(const ValueRows& rows, std::int64_t first, std::int64_t count, bool isOdd,
                          const ParallelFor& parallelFor) {
  if (rows.channels != static_cast<std::int64_t>(channels_.size())) throw differentStatistics();
  if (count == 0) return;
  const auto channels = static_cast<std::size_t>(rows.channels);
  std::vector<Range> ranges(static_cast<std::size_t>(count));  // of the means of each image's channels
  const auto most = static_cast<std::size_t>(std::clamp<std::int64_t>(thresholds_.topK, 0, rows.channels));
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    Top top(most);
    for (std::size_t c = 0; c < channels; ++c) {
      const double mean = meanOf(rows, (static_cast<std::size_t>(first) + i) * channels + c);
      if (std::isnan(mean)) continue;
      ranges[i].low = std::min(ranges[i].low, mean);
      ranges[i].high = std::max(ranges[i].high, mean);
      if (sections_) sections_->mark(c, mean);
      top.see(c, mean);
    }
    for (const auto& [mean, c] : top.entries()) channels_[c].topK = true;
  }

  Sums& sums = isOdd ? odd_ : even_;
  sums.resize(channels_.size());
  const auto addRow = [&](std::size_t c, std::size_t row, const Range& range) {
    Channel& channel = channels_[c];
    channel.nonfinite += rows.positions - rows.finite[row];
    if (rows.finite[row] == 0) return;
    const double mean = meanOf(rows, row);
    const double minimum = rows.minimum[row], maximum = rows.maximum[row];
    const bool isActive = rows.active[row] > 0, isCovered = range.share(mean) > thresholds_.neuronCoverage;
    sums[c].add(ChannelSums<double>{rows.sum[row], rows.absolute[row], rows.squares[row], mean, rows.finite[row], 1,
                                    rows.active[row], isActive});
    channel.widen({minimum, maximum, mean, mean, isCovered, false});
    channel.sumSquaredMeans += mean * mean;
  };
  constexpr std::int64_t neighbours = 8;  // whose sums stay in the cache
  const auto addChannels = [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t block = begin; block < end; block += neighbours)
      for (std::size_t i = 0; i < ranges.size(); ++i)
        for (std::int64_t c = block; c < std::min(block + neighbours, end); ++c)
          addRow(static_cast<std::size_t>(c),
                 (static_cast<std::size_t>(first) + i) * channels + static_cast<std::size_t>(c), ranges[i]);
  };
  if (count * rows.channels < rowsWorthThreads)
    addChannels(0, rows.channels);
  else
    parallelFor(rows.channels, addChannels);
  images_ += count;
  oddImages_ += isOdd ? count : 0;
  positions_ += count * rows.positions;
}

void BatchStatistics::merge(const BatchStatistics& other) {
  if (channels_.size() != other.channels_.size() || !(thresholds_ == other.thresholds_) ||
      sections_.has_value() != other.sections_.has_value())
    throw differentStatistics();
  const auto addSums = [](Sums& to, const Sums& from) {
    if (from.empty()) return;
    to.resize(from.size());
    for (std::size_t c = 0; c < from.size(); ++c) to[c].add(from[c]);
  };
  images_ += other.images_;
  oddImages_ += other.oddImages_;
  positions_ += other.positions_;
  addSums(even_, other.even_);
  addSums(odd_, other.odd_);
  for (std::size_t c = 0; c < channels_.size(); ++c) {
    channels_[c].widen(other.channels_[c]);
    channels_[c].sumSquaredMeans += other.channels_[c].sumSquaredMeans;
    channels_[c].nonfinite += other.channels_[c].nonfinite;
  }
  if (sections_) sections_->merge(*other.sections_);
}

void BatchStatistics::addTo(LayerStatistics& statistics, HalfStatistics& odd) const {
  if (channels_.size() != statistics.channels.size() || !(thresholds_ == statistics.thresholds) ||
      sections_.has_value() != statistics.sections.has_value())
    throw differentStatistics();
  statistics.images += images_;
  statistics.positions += positions_;
  odd.images += odd.channels.empty() ? 0 : oddImages_;
  for (std::size_t c = 0; c < channels_.size(); ++c) {
    ChannelStatistics& channel = statistics.channels[c];
    for (const Sums* sums : {&even_, &odd_})
      if (!sums->empty()) channel.add((*sums)[c]);
    if (!odd_.empty() && !odd.channels.empty()) odd.channels[c].add(odd_[c]);
    channel.widen(channels_[c]);
    channel.sumSquaredMeans.add(channels_[c].sumSquaredMeans);
    channel.nonfinite += channels_[c].nonfinite;
    statistics.nonfinite += channels_[c].nonfinite;
  }
  if (sections_) statistics.sections->merge(*sections_);
}

LayerStatistics BatchStatistics::emptyStatistics() const {
  LayerStatistics empty;
  empty.thresholds = thresholds_;
  empty.channels.resize(channels_.size());
  if (sections_) empty.sections = sections_->unreached();
  return empty;
}

void addValue(const ValueView& value, LayerStatistics& statistics, const ParallelFor& parallelFor) {
  ValueRows rows;
  walkValue(value, {}, static_cast<float>(statistics.thresholds.active), rows, parallelFor);
  BatchStatistics batch(statistics.channels.size(), statistics.thresholds, statistics.sections);
  batch.add(rows, 0, value.images, false, parallelFor);
  HalfStatistics unwanted;
  batch.addTo(statistics, unwanted);
}

}  // namespace cleanai
