// The one pass over a value, against a plain double loop; and what must not change it.
#include <QtTest>
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "core/coverage/batch_statistics.h"
#include "core/coverage/metrics.h"
#include "core/coverage/value_pass.h"
#include "tests/core/compare_close.h"

using namespace cleanai;

namespace {

constexpr std::int64_t images = 6, channels = 70, positions = 37;

void serially(std::int64_t count, const std::function<void(std::int64_t, std::int64_t)>& part) { part(0, count); }

void oneByOne(std::int64_t count, const std::function<void(std::int64_t, std::int64_t)>& part) {
  for (std::int64_t i = count; i-- > 0;) part(i, i + 1);
}

std::vector<float> randomValues() {
  std::mt19937 generator(3);
  std::normal_distribution<float> normal(0.2f, 1.5f);
  std::vector<float> values(images * channels * positions);
  for (auto& value : values) value = normal(generator);
  return values;
}

std::vector<float> channelsLastOf(const std::vector<float>& values) {
  std::vector<float> moved(values.size());
  for (std::int64_t n = 0; n < images; ++n)
    for (std::int64_t c = 0; c < channels; ++c)
      for (std::int64_t p = 0; p < positions; ++p)
        moved[static_cast<std::size_t>((n * positions + p) * channels + c)] =
            values[static_cast<std::size_t>((n * channels + c) * positions + p)];
  return moved;
}

LayerStatistics fresh() {
  LayerStatistics statistics;
  statistics.channels.resize(channels);
  return statistics;
}

LayerStatistics passOver(const std::vector<float>& values, std::int64_t first = 0, std::int64_t count = images,
                         bool channelsLast = false, const ParallelFor& parallelFor = serially) {
  LayerStatistics statistics = fresh();
  const std::int64_t stride = channels * positions;
  addValue({.data = values.data() + first * stride,
            .images = count,
            .channels = channels,
            .positions = positions,
            .imageStride = stride,
            .channelsLast = channelsLast},
           statistics, parallelFor);
  return statistics;
}

}  // namespace

class ValuePassTest : public QObject {
  Q_OBJECT
 private slots:
  void agreesWithAPlainLoop() {
    const auto values = randomValues();
    const LayerStatistics statistics = passOver(values);
    QCOMPARE(statistics.images, images);
    QCOMPARE(statistics.positions, images * positions);
    for (std::size_t c = 0; c < channels; ++c) {
      double sum = 0, absolute = 0, squares = 0, means = 0;
      std::int64_t active = 0, imagesActive = 0;
      for (std::size_t n = 0; n < images; ++n) {
        double imageSum = 0;
        bool any = false;
        for (std::size_t p = 0; p < positions; ++p) {
          const double x = values[(n * channels + c) * positions + p];
          imageSum += x;
          absolute += std::fabs(x);
          squares += x * x;
          active += x > 0;
          any = any || x > 0;
        }
        sum += imageSum;
        means += imageSum / positions;
        imagesActive += any;
      }
      const ChannelStatistics& channel = statistics.channels[c];
      compareClose(channel.sum.value(), sum);
      compareClose(channel.sumAbsolute.value(), absolute);
      compareClose(channel.sumSquares.value(), squares);
      compareClose(channel.sumImageMeans.value(), means);
      QCOMPARE(channel.active, active);
      QCOMPARE(channel.imagesActive, imagesActive);
      QCOMPARE(channel.finite, images * positions);
    }
  }

  void orderOfBatchesDoesNotMatter() {
    const auto values = randomValues();
    const auto merged = [&](const std::vector<std::pair<int, int>>& batches) {
      LayerStatistics sum = fresh();
      for (const auto& [first, count] : batches) sum.merge(passOver(values, first, count));
      return sum;
    };
    QCOMPARE(merged({{4, 2}, {0, 1}, {1, 3}}), merged({{0, 1}, {1, 3}, {4, 2}}));
  }

  void sizeOfBatchesMattersToRoundingAlone() {
    const auto values = randomValues();
    const LayerStatistics whole = passOver(values);
    LayerStatistics parts = passOver(values, 4, 2);
    parts.merge(passOver(values, 0, 4));
    QCOMPARE(parts.nonfinite, whole.nonfinite);
    for (std::size_t c = 0; c < channels; ++c) {
      const ChannelStatistics &found = parts.channels[c], &expected = whole.channels[c];
      QVERIFY(static_cast<const ChannelExtremes&>(found) == expected);
      QCOMPARE(found.active, expected.active);
      for (const auto sum : {&ChannelStatistics::sum, &ChannelStatistics::sumSquares})
        QVERIFY(std::fabs((found.*sum).value() - (expected.*sum).value()) <= 1e-12 * expected.sumSquares.value());
    }
  }

  void anotherNumberOfChannelsIsRefused() {
    ValueRows rows;
    const float value = 1;
    walkValue({.data = &value, .images = 1, .channels = 1, .positions = 1, .imageStride = 1}, {}, 0, rows, serially);
    BatchStatistics narrow(1, {}), wide(2, {});
    narrow.add(rows, 0, 1, false, serially);
    HalfStatistics odd;
    LayerStatistics two;
    two.channels.resize(2);
    QVERIFY_EXCEPTION_THROWN(wide.add(rows, 0, 1, false, serially), Error);
    QVERIFY_EXCEPTION_THROWN(wide.merge(narrow), Error);
    QVERIFY_EXCEPTION_THROWN(narrow.addTo(two, odd, serially), Error);
    walkValue({.data = &value, .images = 1, .channelsLast = true}, {}, 0, rows, serially);
    QCOMPARE(rows.sum.size(), std::size_t{0});
  }

  // Of a batch whose images belong to both halves, and of one that ran in two parts.
  void partsOfABatchAddUp() {
    const auto values = randomValues();
    ValueRows rows;
    walkValue({.data = values.data(),
               .images = images,
               .channels = channels,
               .positions = positions,
               .imageStride = channels * positions},
              {}, 0, rows, serially);
    const auto batchOf = [&](std::int64_t first, std::int64_t count, bool isOdd) {
      BatchStatistics batch(channels, {});
      batch.add(rows, first, count, isOdd, serially);
      return batch;
    };
    BatchStatistics once = batchOf(0, 4, false), inParts = batchOf(0, 4, false);
    once.add(rows, 4, 2, true, serially);
    inParts.merge(batchOf(4, 2, true));
    LayerStatistics whole = fresh(), joined = fresh();
    HalfStatistics odd, joinedOdd;
    odd.channels.resize(channels);
    joinedOdd.channels.resize(channels);
    once.addTo(whole, odd, serially);
    inParts.addTo(joined, joinedOdd, serially);
    QCOMPARE(odd, joinedOdd);
    QCOMPARE(odd.images, std::int64_t{2});
    LayerStatistics halves = passOver(values, 0, 4);
    halves.merge(passOver(values, 4, 2));
    for (std::size_t c = 0; c < channels; ++c) {
      QVERIFY(static_cast<const ChannelSums&>(whole.channels[c]) == halves.channels[c]);
      QVERIFY(static_cast<const ChannelSums&>(joined.channels[c]) == halves.channels[c]);
      QCOMPARE(whole.channels[c].topK, halves.channels[c].topK);
    }
  }

  // A mean far below the spread, and a spread far below the mean, keep their digits.
  void cancellingSumsKeepTheirDigits() {
    for (const auto& [mean, spread] : {std::pair(1e-3f, 1.0f), std::pair(1e3f, 1e-1f)}) {
      std::mt19937 generator(5);
      std::normal_distribution<float> normal(mean, spread);
      std::vector<float> values(16 * 4096);
      double sum = 0, squares = 0;
      for (auto& value : values) {
        value = normal(generator);
        sum += value;
      }
      const auto count = static_cast<double>(values.size());
      for (const float value : values) squares += (value - sum / count) * (value - sum / count);
      LayerStatistics statistics;
      statistics.channels.resize(1);
      addValue({.data = values.data(), .images = 1, .channels = 1, .positions = 16 * 4096, .imageStride = 16 * 4096},
               statistics, serially);
      const ChannelStatistics& channel = statistics.channels.front();
      const double found = channel.sum.value() / count, variance = channel.sumSquares.value() / count - found * found;
      QVERIFY(std::fabs(found - sum / count) <= 1e-7 * static_cast<double>(spread));
      QVERIFY(std::fabs(variance - squares / count) <= 1e-5 * squares / count);
    }
  }

  void threadsDoNotMatter() {
    const auto values = randomValues();
    QCOMPARE(passOver(values, 0, images, false, oneByOne), passOver(values));
  }

  void memoryOrderDoesNotMatterToCounts() {
    const auto values = randomValues();
    const LayerStatistics first = passOver(values);
    const LayerStatistics last = passOver(channelsLastOf(values), 0, images, true);
    for (std::size_t c = 0; c < channels; ++c) {
      compareClose(last.channels[c].sum.value(), first.channels[c].sum.value());
      QCOMPARE(last.channels[c].active, first.channels[c].active);
      QCOMPARE(last.channels[c].minimum, first.channels[c].minimum);
      QCOMPARE(last.channels[c].maximum, first.channels[c].maximum);
      QCOMPARE(last.channels[c].neuronCovered, first.channels[c].neuronCovered);
      QCOMPARE(last.channels[c].topK, first.channels[c].topK);
    }
  }

  void leavesOutWhatIsNotFinite() {
    auto values = randomValues();
    const auto clean = values;
    const float bad[] = {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                         -std::numeric_limits<float>::infinity()};
    for (std::size_t i = 0; i < 3; ++i) values[5 * positions + 7 * i] = bad[i];  // channel 5 of image 0
    for (std::size_t p = 0; p < positions; ++p)                                  // all of channel 6
      for (std::size_t n = 0; n < images; ++n) values[(n * channels + 6) * positions + p] = bad[0];
    for (const bool channelsLast : {false, true}) {
      const LayerStatistics statistics =
          passOver(channelsLast ? channelsLastOf(values) : values, 0, images, channelsLast);
      QCOMPARE(statistics.nonfinite, 3 + images * positions);
      QCOMPARE(statistics.channels[5].finite, images * positions - 3);
      QCOMPARE(statistics.channels[6].images, std::uint32_t{0});
      QVERIFY(std::isfinite(statistics.channels[5].sum.value()));
      for (const auto& metric : metrics()) {
        const auto scores = metric.compute(statistics);
        QVERIFY2(std::isnan(scores[6]), metric.name.data());
        QVERIFY2(std::isfinite(scores[5]) && std::isfinite(scores[0]), metric.name.data());
      }
      compareClose(metricNamed("mean").compute(statistics)[0], metricNamed("mean").compute(passOver(clean))[0]);
    }
  }

  void variancesOfLargeOffsetsAreExact() {
    std::vector<float> values(images * channels * positions);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = 10000.0f + (i % 2 == 0 ? 0.5f : -0.5f);
    const auto variances = metricNamed("variance").compute(passOver(values));
    const double share = 0.5 / (images * positions);  // an odd number of positions leaves one value more a channel
    for (const double variance : variances) QVERIFY(std::fabs(variance - 0.25) < share);
  }

  void variancesOfAnyMagnitudeAndOffset() {
    std::mt19937 generator(5);
    for (const double magnitude : {1e-30, 1e-12, 1.0, 1e12, 1e18})
      for (const double offset : {0.0, 1.0, 4.0, 30.0, 1000.0}) {
        std::normal_distribution<double> normal(offset, 1);
        std::vector<float> values(images * channels * positions);
        for (auto& value : values) value = static_cast<float>(magnitude * normal(generator));
        for (const bool channelsLast : {false, true}) {
          const auto found =
              metricNamed("variance")
                  .compute(passOver(channelsLast ? channelsLastOf(values) : values, 0, images, channelsLast));
          for (std::size_t c = 0; c < channels; ++c) {
            double mean = 0, variance = 0;
            const auto each = [&](auto&& use) {
              for (std::size_t n = 0; n < images; ++n)
                for (std::size_t p = 0; p < positions; ++p)
                  use(static_cast<double>(values[(n * channels + c) * positions + p]));
            };
            each([&](double x) { mean += x / (images * positions); });
            each([&](double x) { variance += (x - mean) * (x - mean) / (images * positions); });
            QVERIFY2(std::fabs(found[c] - variance) <= (offset < 1000 ? 1e-5 : 1e-4) * variance + 1e-58,
                     qPrintable(QStringLiteral("%1 for %2").arg(found[c]).arg(variance)));
          }
        }
      }
  }

  void changesAValueOnItsWay() {
    const auto values = randomValues();
    std::vector<float> scale(channels), shift(channels);
    for (std::size_t c = 0; c < channels; ++c) {
      scale[c] = 0.5f + 0.01f * static_cast<float>(c);
      shift[c] = 0.3f - 0.01f * static_cast<float>(c);
    }
    auto addend = values;
    std::reverse(addend.begin(), addend.end());
    for (const bool channelsLast : {false, true})
      for (const Seen seen : {Seen::raw, Seen::scaled, Seen::finished}) {
        auto changed = channelsLast ? channelsLastOf(values) : values;
        const auto other = channelsLast ? channelsLastOf(addend) : addend;
        const ValueView view{.data = changed.data(),
                             .images = images,
                             .channels = channels,
                             .positions = positions,
                             .imageStride = channels * positions,
                             .channelsLast = channelsLast};
        ValueRows rows;
        walkValue(view, {scale.data(), shift.data(), other.data(), 0, 2, seen}, 0, rows, oneByOne);
        std::vector<double> sums(images * channels);
        std::vector<float> expected(values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
          const std::size_t c = i / positions % channels;
          const float scaled = values[i] * scale[c] + shift[c];
          expected[i] = std::clamp(scaled + addend[i], 0.0f, 2.0f);
          sums[i / positions] += seen == Seen::raw ? values[i] : seen == Seen::scaled ? scaled : expected[i];
        }
        if (channelsLast) expected = channelsLastOf(expected);
        for (std::size_t i = 0; i < expected.size(); ++i) QVERIFY(std::fabs(changed[i] - expected[i]) <= 1e-6f);
        for (std::size_t row = 0; row < sums.size(); ++row) QVERIFY(std::fabs(rows.sum[row] - sums[row]) <= 1e-4);
      }
  }

  void readsHalfPrecision() {
    const auto values = randomValues();
    std::vector<std::uint16_t> halves(values.size());
    auto exact = values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      halves[i] = static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(values[i]) >> 16);
      exact[i] = std::bit_cast<float>(static_cast<std::uint32_t>(halves[i]) << 16);
    }
    ValueView view{.data = halves.data(),
                   .images = images,
                   .channels = channels,
                   .positions = positions,
                   .imageStride = channels * positions,
                   .element = Element::bfloat16};
    LayerStatistics found = fresh();
    addValue(view, found, serially);
    QCOMPARE(found, passOver(exact));
    // One, minus two, the largest, the smallest, infinity, not a number.
    const std::uint16_t numbers[] = {0x3c00, 0xc000, 0x7bff, 0x0001, 0x7c00, 0x7e00};
    LayerStatistics few;
    few.channels.resize(1);
    addValue(
        {.data = numbers, .images = 1, .channels = 1, .positions = 6, .imageStride = 6, .element = Element::float16},
        few, serially);
    QCOMPARE(few.nonfinite, std::int64_t{2});
    QCOMPARE(few.channels[0].finite, std::int64_t{4});
    QCOMPARE(few.channels[0].sum.value(), 1 - 2 + 65504 + 0x1p-24);
  }

  void valuesAtTheThresholdAreNotActive() {
    const std::vector<float> zeros(images * channels * positions, 0.0f);
    const LayerStatistics statistics = passOver(zeros);
    QCOMPARE(deadChannels(statistics), channels);
    QCOMPARE(metricNamed("normalized_mean").compute(statistics)[0], 0.0);
  }
};

QTEST_GUILESS_MAIN(ValuePassTest)
#include "tst_value_pass.moc"
