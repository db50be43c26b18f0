// The one pass over a value, against a plain double loop; and what must not change it.
#include <QtTest>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "core/coverage/metrics.h"
#include "core/coverage/value_pass.h"

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
  addValue({values.data() + first * stride, count, channels, positions, stride, channelsLast}, statistics, parallelFor);
  return statistics;
}

void compareClose(double found, double expected) {
  QVERIFY2(std::fabs(found - expected) <= 1e-12 * std::max(1.0, std::fabs(expected)),
           qPrintable(QStringLiteral("%1 instead of %2").arg(found, 0, 'g', 17).arg(expected, 0, 'g', 17)));
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

  void batchesAndOrderDoNotMatter() {
    const auto values = randomValues();
    const LayerStatistics whole = passOver(values);
    LayerStatistics parts = passOver(values, 4, 2);
    parts.merge(passOver(values, 0, 1));
    parts.merge(passOver(values, 1, 3));
    QCOMPARE(parts, whole);
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
      QCOMPARE(statistics.channels[6].images, std::int64_t{0});
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

  void valuesAtTheThresholdAreNotActive() {
    const std::vector<float> zeros(images * channels * positions, 0.0f);
    const LayerStatistics statistics = passOver(zeros);
    QCOMPARE(deadChannels(statistics), channels);
    QCOMPARE(metricNamed("normalized_mean").compute(statistics)[0], 0.0);
  }
};

QTEST_GUILESS_MAIN(ValuePassTest)
#include "tst_value_pass.moc"
