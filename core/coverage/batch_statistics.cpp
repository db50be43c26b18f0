#include "core/coverage/batch_statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace cleanai {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
// Images times channels from which threads share the adding of rows, and channels from which that of sums.
constexpr std::int64_t rowsWorthThreads = 2048, channelsWorthThreads = 256;

// The greatest means of an image's channels, of equals the lowest channel.
class Top {
 public:
  explicit Top(std::size_t most) : most_(most) { entries_.reserve(most + 1); }

  void see(const double* means, std::size_t channels) {
    if (most_ == 0) return;
    for (std::size_t c = 0; c < channels; ++c)
      if (entries_.size() < most_ || means[c] > entries_.back().first) see(c, means[c]);
  }
  /// Their channels, `none` where an image has fewer; empty afterwards.
  void take(std::size_t* channels) {
    for (std::size_t i = 0; i < most_; ++i) channels[i] = i < entries_.size() ? entries_[i].second : none;
    entries_.clear();
  }

  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

 private:
  void see(std::size_t channel, double mean) {
    if (std::isnan(mean)) return;
    const auto place =
        std::find_if(entries_.begin(), entries_.end(), [mean](const auto& other) { return mean > other.first; });
    entries_.insert(place, {mean, channel});
    if (entries_.size() > most_) entries_.pop_back();
  }

  std::size_t most_;
  std::vector<std::pair<double, std::size_t>> entries_;
};

}  // namespace

BatchStatistics::Half::Half(std::pmr::memory_resource* memory)
    : sum(memory),
      absolute(memory),
      squares(memory),
      means(memory),
      finite(memory),
      images(memory),
      active(memory),
      imagesActive(memory) {}

void BatchStatistics::Half::resize(std::size_t channels) {
  for (Reals* column : {&sum, &absolute, &squares, &means}) column->resize(channels);
  for (Integers* column : {&finite, &images, &active, &imagesActive}) column->resize(channels);
}

void BatchStatistics::Half::add(const Half& other) {
  if (other.isEmpty()) return;
  resize(other.sum.size());
  const auto join = [](auto& to, const auto& from) {
    for (std::size_t c = 0; c < to.size(); ++c) to[c] += from[c];
  };
  for (const auto column : {&Half::sum, &Half::absolute, &Half::squares, &Half::means})
    join(this->*column, other.*column);
  for (const auto column : {&Half::finite, &Half::images, &Half::active, &Half::imagesActive})
    join(this->*column, other.*column);
}

void BatchStatistics::Half::addTo(ChannelSums& sums, std::size_t channel) const {
  sums.sum.add(sum[channel]);
  sums.sumAbsolute.add(absolute[channel]);
  sums.sumSquares.add(squares[channel]);
  sums.sumImageMeans.add(means[channel]);
  sums.finite += finite[channel];
  sums.active += active[channel];
  sums.images += static_cast<std::uint32_t>(images[channel]);
  sums.imagesActive += static_cast<std::uint32_t>(imagesActive[channel]);
}

HalfColumns BatchStatistics::Half::from(std::int64_t c) {
  return {sum.data() + c,    absolute.data() + c, squares.data() + c, means.data() + c,
          finite.data() + c, images.data() + c,   active.data() + c,  imagesActive.data() + c};
}

BatchStatistics::BatchStatistics(std::size_t channels, const Thresholds& thresholds, std::optional<Sections> sections,
                                 std::pmr::memory_resource* memory)
    : thresholds_(thresholds),
      sections_(std::move(sections)),
      even_(memory),
      odd_(memory),
      squaredMeans_(channels, 0.0, memory),
      minimum_(channels, infinity, memory),
      maximum_(channels, -infinity, memory),
      minimumMean_(channels, infinity, memory),
      maximumMean_(channels, -infinity, memory),
      covered_(channels, 0, memory),
      topK_(channels, 0, memory) {}

WholeColumns BatchStatistics::from(std::int64_t c) {
  return {squaredMeans_.data() + c, minimum_.data() + c,     maximum_.data() + c,
          minimumMean_.data() + c,  maximumMean_.data() + c, covered_.data() + c};
}

ChannelExtremes BatchStatistics::extremes(std::size_t c) const {
  constexpr double zero = 0;  // added to a zero, it takes its sign, which would depend on the order of images
  return {minimumMean_[c] + zero,
          maximumMean_[c] + zero,
          static_cast<float>(minimum_[c] + zero),
          static_cast<float>(maximum_[c] + zero),
          covered_[c] != 0,
          topK_[c] != 0};
}

void BatchStatistics::add(const ValueRows& rows, std::int64_t first, std::int64_t count, bool isOdd,
                          const ParallelFor& parallelFor) {
  if (rows.channels != static_cast<std::int64_t>(channels())) throw differentStatistics();
  if (count == 0) return;
  const RowLoops& loops = rowLoops();
  std::vector<double> means(static_cast<std::size_t>(count * rows.channels));
  std::vector<double> coveredAbove(static_cast<std::size_t>(count), infinity);
  const std::int64_t most = std::clamp<std::int64_t>(thresholds_.topK, 0, rows.channels);
  std::vector<std::size_t> greatest(static_cast<std::size_t>(count * most));
  const auto averageImages = [&](std::int64_t begin, std::int64_t end) {
    Top top(static_cast<std::size_t>(most));
    for (std::int64_t i = begin; i < end; ++i) {
      const std::int64_t row = (first + i) * rows.channels;
      double* const mean = means.data() + i * rows.channels;
      const Range range = loops.average(rows.sum.data() + row, rows.finite.data() + row, rows.channels, mean);
      if (range.high > range.low && thresholds_.neuronCoverage < 1)
        coveredAbove[static_cast<std::size_t>(i)] = range.low + thresholds_.neuronCoverage * (range.high - range.low);
      top.see(mean, channels());
      top.take(greatest.data() + i * most);
    }
  };

  Half& half = isOdd ? odd_ : even_;
  half.resize(channels());
  constexpr std::int64_t neighbours = 64;  // whose columns stay in the cache
  const auto addChannels = [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t block = begin; block < end; block += neighbours)
      for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t row = (first + i) * rows.channels + block;
        const ImageRow image{rows.sum.data() + row,     rows.absolute.data() + row,
                             rows.squares.data() + row, rows.minimum.data() + row,
                             rows.maximum.data() + row, rows.active.data() + row,
                             rows.finite.data() + row,  means.data() + i * rows.channels + block};
        loops.add(image, std::min(neighbours, end - block), coveredAbove[static_cast<std::size_t>(i)], half.from(block),
                  from(block));
      }
  };
  if (count * rows.channels < rowsWorthThreads) {
    averageImages(0, count);
    addChannels(0, rows.channels);
  } else {
    parallelFor(count, averageImages);
    parallelFor(rows.channels, addChannels);
  }
  for (const std::size_t channel : greatest)
    if (channel != Top::none) topK_[channel] = 1;
  if (sections_)
    for (std::size_t i = 0; i < means.size(); ++i)
      if (!std::isnan(means[i])) sections_->mark(i % channels(), means[i]);
  images_ += count;
  oddImages_ += isOdd ? count : 0;
  positions_ += count * rows.positions;
}

void BatchStatistics::merge(const BatchStatistics& other) {
  if (channels() != other.channels() || !(thresholds_ == other.thresholds_) ||
      sections_.has_value() != other.sections_.has_value())
    throw differentStatistics();
  images_ += other.images_;
  oddImages_ += other.oddImages_;
  positions_ += other.positions_;
  even_.add(other.even_);
  odd_.add(other.odd_);
  for (std::size_t c = 0; c < channels(); ++c) {
    squaredMeans_[c] += other.squaredMeans_[c];
    minimum_[c] = std::min(minimum_[c], other.minimum_[c]);
    maximum_[c] = std::max(maximum_[c], other.maximum_[c]);
    minimumMean_[c] = std::min(minimumMean_[c], other.minimumMean_[c]);
    maximumMean_[c] = std::max(maximumMean_[c], other.maximumMean_[c]);
    covered_[c] |= other.covered_[c];
    topK_[c] |= other.topK_[c];
  }
  if (sections_) sections_->merge(*other.sections_);
}

void BatchStatistics::addTo(LayerStatistics& statistics, HalfStatistics& odd, const ParallelFor& parallelFor) const {
  if (channels() != statistics.channels.size() || !(thresholds_ == statistics.thresholds) ||
      sections_.has_value() != statistics.sections.has_value())
    throw differentStatistics();
  statistics.images += images_;
  statistics.positions += positions_;
  odd.images += odd.channels.empty() ? 0 : oddImages_;
  statistics.nonfinite += positions_ * static_cast<std::int64_t>(channels());
  for (const Half* half : {&even_, &odd_})
    for (const auto finite : half->finite) statistics.nonfinite -= finite;
  const auto addChannels = [&](std::int64_t begin, std::int64_t end) {
    for (auto c = static_cast<std::size_t>(begin); c < static_cast<std::size_t>(end); ++c) {
      ChannelStatistics& channel = statistics.channels[c];
      for (const Half* half : {&even_, &odd_})
        if (!half->isEmpty()) half->addTo(channel, c);
      if (!odd_.isEmpty() && !odd.channels.empty()) odd_.addTo(odd.channels[c], c);
      channel.widen(extremes(c));
      channel.sumSquaredMeans.add(squaredMeans_[c]);
    }
  };
  const auto count = static_cast<std::int64_t>(channels());
  if (count < channelsWorthThreads)
    addChannels(0, count);
  else
    parallelFor(count, addChannels);
  if (sections_) statistics.sections->merge(*sections_);
}

LayerStatistics BatchStatistics::emptyStatistics() const {
  LayerStatistics empty;
  empty.thresholds = thresholds_;
  empty.channels.resize(channels());
  if (sections_) empty.sections = sections_->unreached();
  return empty;
}

void addValue(const ValueView& value, LayerStatistics& statistics, const ParallelFor& parallelFor) {
  ValueRows rows;
  walkValue(value, {}, static_cast<float>(statistics.thresholds.active), rows, parallelFor);
  BatchStatistics batch(statistics.channels.size(), statistics.thresholds, statistics.sections);
  batch.add(rows, 0, value.images, false, parallelFor);
  HalfStatistics unwanted;
  batch.addTo(statistics, unwanted, parallelFor);
}

}  // namespace cleanai
