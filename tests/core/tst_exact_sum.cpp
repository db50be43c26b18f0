// Exact sums: order does not matter, text round-trips, values agree with the mathematics.
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "core/base/error.h"
#include "core/coverage/exact_sum.h"

using cleanai::ExactSum;

namespace {

std::vector<double> manyMagnitudes() {
  std::mt19937_64 generator(7);
  std::vector<double> values;
  for (int i = 0; i < 5000; ++i) {
    const double mantissa = static_cast<double>(static_cast<std::int64_t>(generator())) * 0x1p-63;
    values.push_back(std::ldexp(mantissa, static_cast<int>(generator() % 120) - 60));
  }
  return values;
}

ExactSum sumOf(const std::vector<double>& values) {
  ExactSum sum;
  for (const double value : values) sum.add(value);
  return sum;
}

}  // namespace

class ExactSumTest : public QObject {
  Q_OBJECT
 private slots:
  void cancelsWithoutResidue() {
    auto values = manyMagnitudes();
    const auto count = values.size();
    for (std::size_t i = 0; i < count; ++i) values.push_back(-values[i]);
    std::mt19937 generator(1);
    std::shuffle(values.begin(), values.end(), generator);
    QCOMPARE(sumOf(values), ExactSum());
  }

  void orderDoesNotMatter() {
    auto values = manyMagnitudes();
    const ExactSum forward = sumOf(values);
    std::reverse(values.begin(), values.end());
    QCOMPARE(sumOf(values), forward);
  }

  void partsAddUp() {
    const auto values = manyMagnitudes();
    for (const std::ptrdiff_t cut : {1, 17, 4999}) {
      ExactSum sum = sumOf({values.begin() + cut, values.end()});
      sum.add(sumOf({values.begin(), values.begin() + cut}));
      QCOMPARE(sum, sumOf(values));
    }
  }

  void smallTermsSurviveLargeOnes() {
    ExactSum sum;
    sum.add(1e20);
    for (int i = 0; i < 1000; ++i) sum.add(0.125);
    sum.add(-1e20);
    QCOMPARE(sum.value(), 125.0);
  }

  void singleValuesAreExact() {
    for (const double value : {0.0, 1.0, -1.0, 0.1, -3e-20, 1e30, -0x1.fffffffffffffp100, 0x1p-100}) {
      QCOMPARE(sumOf({value}).value(), value);
    }
  }

  void textRoundTrips() {
    const auto values = manyMagnitudes();
    for (std::size_t count : {0u, 1u, 2u, 100u, 5000u}) {
      const ExactSum sum = sumOf({values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count)});
      QCOMPARE(ExactSum::parse(sum.text()), sum);
    }
  }

  void malformedTextIsRefused() {
    for (const char* text : {"", "-", "xyz", "12p", "12q3", "1p999", "1 2"})
      QVERIFY_EXCEPTION_THROWN(ExactSum::parse(text), cleanai::Error);
  }
};

QTEST_GUILESS_MAIN(ExactSumTest)
#include "tst_exact_sum.moc"
