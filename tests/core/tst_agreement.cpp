// Agreement of two halves and confidence intervals against NumPy (tests/reference/agreement.py).
#include <QtTest>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/coverage/agreement.h"
#include "core/coverage/batch_statistics.h"
#include "core/coverage/confidence.h"
#include "core/coverage/halves.h"
#include "core/coverage/metrics.h"

using namespace cleanai;

namespace {

std::vector<double> valuesOf(const nlohmann::json& json) {
  std::vector<double> values;
  for (const auto& value : json)
    values.push_back(value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>());
  return values;
}

bool isClose(double a, double b) { return std::abs(a - b) <= 1e-9 * (1 + std::abs(b)); }

void alone(std::int64_t count, const std::function<void(std::int64_t, std::int64_t)>& part) { part(0, count); }

// Images of three channels and two positions.
LayerStatistics statisticsOf(const std::vector<float>& values) {
  LayerStatistics statistics;
  statistics.channels.resize(3);
  const auto images = static_cast<std::int64_t>(values.size() / 6);
  addValue({values.data(), images, 3, 2, 6, false}, statistics, alone);
  return statistics;
}

}  // namespace

class AgreementTest : public QObject {
  Q_OBJECT

  nlohmann::json facts_;

 private slots:
  void initTestCase() {
    std::ifstream stream(std::filesystem::path(CLEANAI_TEST_DATA) / "agreement" / "facts.json");
    facts_ = nlohmann::json::parse(stream);
  }

  void overlapsAreNumPys() {
    QVERIFY(facts_["overlaps"].size() > 200);
    for (const auto& expected : facts_["overlaps"]) {
      const auto first = valuesOf(expected["first"]), second = valuesOf(expected["second"]);
      const double ratio = expected["ratio"];
      const Overlap overlap = overlapOf(first, second, valuesOf(expected["whole"]), ratio);
      QCOMPARE(keptCount(first.size(), ratio), expected["count"].get<std::size_t>());
      QVERIFY2(isClose(overlap.share, expected["share"]), expected.dump().c_str());
      QVERIFY2(isClose(overlap.settled, expected["settled"]), expected.dump().c_str());
      QVERIFY2(isClose(overlap.scoreDifference, expected["difference"]), expected.dump().c_str());
    }
  }

  void agreementIsHalfWayToOne() {
    QVERIFY(isClose(predictedAgreement(0.869), 0.9345));
    QCOMPARE(predictedAgreement(1), 1.0);
  }

  void confidenceIsNumPysAndWilsons() {
    const auto& expected = facts_["confidence"];
    LayerStatistics statistics;
    statistics.channels.resize(6);
    for (const auto& image : expected["means"])
      for (std::size_t c = 0; c < 6; ++c) {
        auto& channel = statistics.channels[c];
        const double mean = image[c];
        channel.sumImageMeans.add(mean);
        channel.sumSquaredMeans.add(mean * mean);
        ++channel.images;
      }
    for (std::size_t c = 0; c < 6; ++c) statistics.channels[c].imagesActive = expected["active"][c];
    const std::int64_t images = statistics.channels[0].images;
    const auto means = meanConfidence(statistics, images), frequencies = frequencyConfidence(statistics, images);
    for (std::size_t c = 0; c < 6; ++c) {
      QVERIFY(isClose(means[c].low, expected["low"][c]) && isClose(means[c].high, expected["high"][c]));
      QVERIFY(std::abs(frequencies[c].low - expected["wilson"][c][0].get<double>()) < 1e-4);  // 1.96 for 1.95996
      QVERIFY(std::abs(frequencies[c].high - expected["wilson"][c][1].get<double>()) < 1e-4);
    }
    // As if every image had run through the layer several times.
    const auto wider = meanConfidence(statistics, 5);
    QVERIFY(isClose((wider[0].high - wider[0].low) / (means[0].high - means[0].low),
                    std::sqrt(static_cast<double>(images) / 5)));
    statistics.channels[0].images = 1;
    statistics.channels[1].images = 0;
    QVERIFY(std::isnan(meanConfidence(statistics, images)[0].low));
    QVERIFY(std::isnan(frequencyConfidence(statistics, images)[1].high));
  }

  void chunksOf32AlternateWhateverTheBatches() {
    for (const std::size_t batch :
         {std::size_t{1}, std::size_t{7}, std::size_t{32}, std::size_t{50}, std::size_t{200}}) {
      std::vector<bool> odd;
      for (std::size_t first = 0; first < 200; first += batch) {
        std::vector<std::size_t> positions;
        for (std::size_t i = first; i < std::min(first + batch, std::size_t{200}); ++i) positions.push_back(i);
        std::int64_t next = 0;
        for (const auto& range : halfRanges(positions)) {
          QCOMPARE(range.first, next);
          next += range.count;
          odd.insert(odd.end(), static_cast<std::size_t>(range.count), range.isOdd);
        }
        QCOMPARE(next, static_cast<std::int64_t>(positions.size()));
      }
      for (std::size_t i = 0; i < 200; ++i) QCOMPARE(bool(odd[i]), (i / 32) % 2 == 1);
    }
  }

  void theEvenHalfIsWhatTheOddOneLeaves() {
    const std::vector<float> a{1, 2, -3, 0.1f, 5, 6}, b{-1, 7, 0, 0, NAN, 2, 3, 3, 3, 3, 3, 3};
    LayerStatistics whole = statisticsOf(a);
    const LayerStatistics even = whole, odd = statisticsOf(b);
    whole.merge(odd);
    HalfStatistics half{odd.images, {odd.channels.begin(), odd.channels.end()}};
    const LayerStatistics left = without(whole, half), taken = halfOf(whole, half);
    QCOMPARE(left.images, even.images);
    QCOMPARE(taken.images, odd.images);
    for (const auto& metric : metrics())
      if (isRankedByHalves(metric.name) && metric.name != "normalized_mean" && metric.name != "combined") {
        QCOMPARE(metric.compute(left), metric.compute(even));  // those two are scaled by the largest of both halves
        QCOMPARE(metric.compute(taken), metric.compute(odd));
      }
  }

  void stopsAfterTwoDoublingsOrWhenNothingIsAtStake() {
    AgreementStop stop(0.95);
    QVERIFY(!stop.isDue(63) && stop.isDue(64));
    QVERIFY(!stop.isEnough(64, {0.96, 1, 0.1}));
    QVERIFY(!stop.isDue(127));
    QVERIFY(!stop.isEnough(200, {0.94, 1, 0.1}));  // a batch may pass a doubling
    QVERIFY(!stop.isDue(255) && stop.isDue(256));
    QVERIFY(!stop.isEnough(256, {0.95, 1, 0.1}));
    AgreementStop resumed(0.95);
    resumed.resume(stop.state());
    QVERIFY(resumed.isEnough(512, {0.95, 1, 0.1}));
    QVERIFY(stop.isEnough(512, {0.5, 1, 0.0009}));
    QVERIFY(!AgreementStop(std::nullopt).isEnough(64, {1, 1, 0}));
  }
};

QTEST_GUILESS_MAIN(AgreementTest)
#include "tst_agreement.moc"
