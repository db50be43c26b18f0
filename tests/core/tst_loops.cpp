// The innermost loops: each width of vectors gives the same, and one walk what two give.
#include <QtTest>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "core/coverage/row_loops.h"
#include "core/coverage/tile_loops.h"
#include "core/coverage/value_pass.h"
#include "tests/core/compare_close.h"

using namespace cleanai;

#ifdef CLEANAI_SIXTEEN
// As an AVX-512 processor has them, made of other instructions.
namespace cleanai::sixteen {
extern const TileLoops tileLoops;
}
#endif

namespace {

// The loops for all widths, the narrowest first.
std::vector<const TileLoops*> allLoops() {
  std::vector<const TileLoops*> all;
  for (int width = 0; width < vectorWidths(); ++width) all.push_back(&tileLoops(width));
#ifdef CLEANAI_SIXTEEN
  if (vectorWidths() > 1) all.push_back(&sixteen::tileLoops);
#endif
  return all;
}

constexpr float infinity = std::numeric_limits<float>::infinity();

void serially(std::int64_t count, const std::function<void(std::int64_t, std::int64_t)>& part) { part(0, count); }

}  // namespace

class LoopsTest : public QObject {
  Q_OBJECT

 private slots:
  // Of any number of channels, values that have to be added with care among them. Without wide vectors a product and
  // its sum are rounded apart, so that a value may land on the other side of a limit or a threshold.
  void widthsOfVectorsDoNotMatter() {
    constexpr std::size_t most = 45, lines = 300;
    std::mt19937 generator(3);
    std::normal_distribution<float> normal(0.2f, 1.5f);
    std::vector<float> values(most * lines);
    for (auto& value : values) value = normal(generator);
    values[7] = std::numeric_limits<float>::quiet_NaN();
    values[1000] = 1e25f;
    for (std::size_t count = 1; count <= most; ++count) {
      std::vector<std::vector<double>> found;
      for (const TileLoops* const loops : allLoops()) {
        std::vector<double> sums(3 * count, 0.0);
        std::vector<float> extremes(2 * count, 0.0f);
        std::vector<std::int32_t> counts(2 * count, 0);
        const RowPointers rows{sums.data(),          sums.data() + count,     sums.data() + 2 * count,
                               extremes.data(),      extremes.data() + count, counts.data(),
                               counts.data() + count};
        loops->addColumns(values.data(), lines, static_cast<std::int64_t>(count), 0, rows);
        loops->addRun(values.data(), lines, 0, rows);
        std::vector<float> changed = values;
        const std::vector<float> scale(count, 1.25f), shift(count, 0.125f);
        loops->changeColumns(changed.data(), lines, static_cast<std::int64_t>(count), scale.data(), shift.data(), 0, 3,
                             0, rows);
        loops->changeColumns(changed.data(), lines, static_cast<std::int64_t>(count), scale.data(), shift.data(),
                             -infinity, infinity, 0.5f, rows);
        for (auto& value : changed) value = std::isnan(value) ? -1 : value;
        sums.insert(sums.end(), changed.begin(), changed.begin() + static_cast<std::ptrdiff_t>(count * lines));
        sums.insert(sums.end(), extremes.begin(), extremes.end());
        sums.insert(sums.end(), counts.begin(), counts.end());
        found.push_back(std::move(sums));
      }
      for (std::size_t width = 2; width < found.size(); ++width) QCOMPARE(found[width], found[1]);
      for (std::size_t i = 0; i < found.front().size(); ++i) {
        const double narrow = found.front()[i], wide = found.back()[i];
        QVERIFY(std::fabs(narrow - wide) <= 1e-6 * (1 + std::fabs(wide)));
      }
    }
  }

  void oneWalkDoesWhatTwoDo_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("lines");
    QTest::addColumn<bool>("scales");
    QTest::addColumn<float>("low");
    QTest::addColumn<float>("high");
    QTest::addColumn<float>("threshold");
    QTest::newRow("fewer than lanes") << 3 << 300 << true << 0.0f << 3.0f << 0.0f;
    QTest::newRow("some left over") << 45 << 300 << true << 0.0f << 3.0f << 0.0f;
    QTest::newRow("more than sums in the cache") << 1100 << 49 << true << 0.0f << infinity << 0.0f;
    QTest::newRow("limits alone") << 45 << 129 << false << 0.0f << 3.0f << 0.0f;
    QTest::newRow("one line") << 16 << 1 << true << 0.0f << 3.0f << 0.0f;
    QTest::newRow("no limits") << 45 << 300 << true << -infinity << infinity << 0.0f;
    QTest::newRow("limits on both sides") << 45 << 139 << true << -1.0f << 1.0f << 0.0f;
    QTest::newRow("a lower limit above zero") << 19 << 139 << true << 0.5f << 2.0f << 0.0f;
    QTest::newRow("a threshold") << 19 << 139 << true << 0.0f << 2.0f << 0.75f;
    QTest::newRow("a threshold below zero") << 19 << 139 << true << 0.0f << 2.0f << -0.75f;
    QTest::newRow("minus zero") << 19 << 139 << true << 0.0f << 2.0f << -0.0f;
  }

  // Of channels that are nowhere zero, nowhere else, and here and there; of values that are not finite and minus zero.
  void oneWalkDoesWhatTwoDo() {
    QFETCH(int, channels);
    QFETCH(int, lines);
    QFETCH(bool, scales);
    QFETCH(float, low);
    QFETCH(float, high);
    QFETCH(float, threshold);
    const auto count = static_cast<std::size_t>(channels);
    std::mt19937 generator(2);
    std::normal_distribution<float> normal(0, 1);
    std::vector<float> values(count * static_cast<std::size_t>(lines)), scale(count), shift(count);
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = i % count % 3 == 0 ? 1 + std::fabs(normal(generator)) : i % count % 3 == 1 ? -1 : normal(generator);
    // A map that is active in some of its lines alone, and one whose mean wanders.
    for (std::size_t i = count - 1; i < values.size(); i += count)
      values[i] = i / count % 100 < 40 ? 2 + normal(generator) : -3;
    for (std::size_t i = 0; i < values.size(); i += count) values[i] += static_cast<float>(i / count) * 0.1f;
    for (std::size_t c = 0; c < count; ++c) {
      scale[c] = scales ? 0.5f + static_cast<float>(c % 7) : 1;
      shift[c] = scales ? static_cast<float>(c % 5) * 0.25f - 0.5f : 0;
    }
    values[1] = std::numeric_limits<float>::quiet_NaN();
    values[values.size() / 2] = std::numeric_limits<float>::infinity();
    values[values.size() - 1] = -0.0f;
    if (shift.size() > 10) shift[10] = -0.0f;  // lets minus zeros pass
    for (std::size_t i = 10; count > 10 && i < values.size(); i += 3 * count) values[i] = -0.0f;
    struct Found {
      std::vector<double> sums;
      std::vector<float> values, minimum, maximum;
      std::vector<std::int32_t> active, finite;
      Found(const std::vector<float>& from, std::size_t channels)
          : sums(3 * channels),
            values(from),
            minimum(channels, std::numeric_limits<float>::infinity()),
            maximum(channels, -std::numeric_limits<float>::infinity()),
            active(channels),
            finite(channels) {}
      RowPointers rows() {
        return {sums.data(),
                sums.data() + active.size(),
                sums.data() + 2 * active.size(),
                minimum.data(),
                maximum.data(),
                active.data(),
                finite.data()};
      }
    };
    Found two(values, count), one(values, count);
    tileLoops().scaleColumns(two.values.data(), lines, channels, scale.data(), shift.data(), low, high);
    tileLoops().addColumns(two.values.data(), lines, channels, threshold, two.rows());
    tileLoops().changeColumns(one.values.data(), lines, channels, scales ? scale.data() : nullptr,
                              scales ? shift.data() : nullptr, low, high, threshold, one.rows());
    QVERIFY(std::isnan(one.values[1]) && std::isnan(two.values[1]));
    one.values[1] = two.values[1] = 0;  // compares as no number would
    QCOMPARE(one.values, two.values);
    QCOMPARE(one.minimum, two.minimum);
    QCOMPARE(one.maximum, two.maximum);
    QCOMPARE(one.active, two.active);
    QCOMPARE(one.finite, two.finite);
    for (std::size_t i = 0; i < one.sums.size(); ++i) compareClose(one.sums[i], two.sums[i]);
    for (std::size_t c = 0; c < count; ++c) {
      double sum = 0, absolute = 0, squares = 0;
      std::int32_t active = 0;
      for (std::size_t i = c; i < one.values.size(); i += count) {
        const double x = i == 1 ? 0 : static_cast<double>(one.values[i]);
        if (!std::isfinite(x)) continue;
        sum += x;
        absolute += std::fabs(x);
        squares += x * x;
        active += i != 1 && x > static_cast<double>(threshold);
      }
      QVERIFY(std::fabs(one.sums[c] - sum) <= 3e-6 * absolute);
      QVERIFY(std::fabs(one.sums[count + c] - absolute) <= 3e-6 * absolute);
      QVERIFY(std::fabs(one.sums[2 * count + c] - squares) <= 3e-6 * squares);
      QCOMPARE(one.active[c], active);
    }
  }

  // A map that is active in its first lines, where its elements are sampled.
  void fewActiveElementsKeepTheirDigits() {
    constexpr std::int64_t lines = 128, width = 16;
    std::mt19937 generator(6);
    std::uniform_real_distribution<float> uniform(1, 2);
    for (const int active : {1, 4, 8, 16, 24, 64}) {
      std::vector<float> values(lines * width);
      for (std::size_t i = 0; i < static_cast<std::size_t>(active * width); ++i) values[i] = uniform(generator);
      const std::vector<float> given = values;
      ValueRows rows;
      walkValue({values.data(), 1, width, lines, lines * width, true}, {.low = 0, .seen = Seen::finished}, 0, rows,
                serially);
      for (std::size_t c = 0; c < width; ++c) {
        double sum = 0, squares = 0;
        for (std::size_t i = c; i < given.size(); i += width) {
          sum += static_cast<double>(given[i]);
          squares += static_cast<double>(given[i]) * static_cast<double>(given[i]);
        }
        QVERIFY2(std::fabs(rows.sum[c] - sum) <= 3e-6 * sum, qPrintable(QString::number(rows.sum[c] / sum - 1)));
        QVERIFY(std::fabs(rows.absolute[c] - sum) <= 3e-6 * sum);
        QVERIFY(std::fabs(rows.squares[c] - squares) <= 3e-6 * squares);
        QCOMPARE(rows.active[c], active);
      }
    }
  }

  // An upper limit below the lower one lets elements below zero pass.
  void strangeLimitsAreTakenAsTheyStand() {
    std::vector<float> values{-3, 2};
    ValueRows rows;
    walkValue({values.data(), 1, 2, 1, 2, true}, {.low = 0, .high = -1, .seen = Seen::finished}, 0, rows, serially);
    QCOMPARE(values, (std::vector<float>{-1, -1}));
    QCOMPARE(rows.sum[0], -1.0);
    QCOMPARE(rows.absolute[0], 1.0);
  }

  void widthsOfVectorsDoNotMatterToRows() {
    constexpr std::size_t most = 21, images = 5;
    std::mt19937 generator(4);
    std::normal_distribution<double> normal(0, 1);
    std::vector<double> sum(images * most), absolute = sum, squares = sum;
    for (auto* values : {&sum, &absolute, &squares})
      for (auto& value : *values) value = normal(generator);
    const std::vector<float> minimum(absolute.begin(), absolute.end()), maximum(squares.begin(), squares.end());
    std::vector<std::int32_t> active(images * most), finite(images * most, 9);
    for (std::size_t i = 0; i < active.size(); ++i) active[i] = static_cast<std::int32_t>(i % 3);
    finite[3] = 0;
    sum[3] = 0;
    for (std::size_t count = 1; count <= most; ++count) {
      std::vector<std::vector<double>> found;
      for (int width = 0; width < vectorWidths(); ++width) {
        std::vector<double> reals(9 * count), mean(most);
        std::vector<std::int64_t> whole(5 * count);
        const auto at = [count](auto& columns, std::size_t column) { return columns.data() + column * count; };
        const HalfColumns half{at(reals, 0), at(reals, 1), at(reals, 2), at(reals, 3),
                               at(whole, 0), at(whole, 1), at(whole, 2), at(whole, 3)};
        const WholeColumns all{at(reals, 4), at(reals, 5), at(reals, 6), at(reals, 7), at(reals, 8), at(whole, 4)};
        for (std::size_t row = 0; row < images * most; row += most) {
          const Range range = rowLoops(width).average(sum.data() + row, finite.data() + row,
                                                      static_cast<std::int64_t>(count), mean.data());
          QCOMPARE(range.low, *std::min_element(mean.begin(), mean.begin() + static_cast<std::ptrdiff_t>(count),
                                                [](double a, double b) { return a < b || std::isnan(b); }));
          const ImageRow image{sum.data() + row,     absolute.data() + row, squares.data() + row, minimum.data() + row,
                               maximum.data() + row, active.data() + row,   finite.data() + row,  mean.data()};
          rowLoops(width).add(image, static_cast<std::int64_t>(count), 0.01, half, all);
        }
        reals.insert(reals.end(), whole.begin(), whole.end());
        found.push_back(std::move(reals));
      }
      for (const auto& other : found) QCOMPARE(other, found.front());
    }
  }
};

QTEST_GUILESS_MAIN(LoopsTest)
#include "tst_loops.moc"
