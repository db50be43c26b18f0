// Sums whose order does not matter: texts round-trip, values agree with the mathematics.
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "core/base/error.h"
#include "core/coverage/reproducible_sum.h"

using cleanai::ReproducibleSum;

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

ReproducibleSum sumOf(const std::vector<double>& values) {
  ReproducibleSum sum;
  for (const double value : values) sum.add(value);
  return sum;
}

}  // namespace

class ReproducibleSumTest : public QObject {
  Q_OBJECT
 private slots:
  void cancelsWithoutResidue() {
    auto values = manyMagnitudes();
    const auto count = values.size();
    for (std::size_t i = 0; i < count; ++i) values.push_back(-values[i]);
    std::mt19937 generator(1);
    std::shuffle(values.begin(), values.end(), generator);
    QCOMPARE(sumOf(values).value(), 0.0);
  }

  void orderDoesNotMatter() {
    auto values = manyMagnitudes();
    const ReproducibleSum forward = sumOf(values);
    std::reverse(values.begin(), values.end());
    QCOMPARE(sumOf(values), forward);
  }

  void partsAddUp() {
    const auto values = manyMagnitudes();
    for (const std::ptrdiff_t cut : {1, 17, 4999}) {
      ReproducibleSum sum = sumOf({values.begin() + cut, values.end()});
      sum.add(sumOf({values.begin(), values.begin() + cut}));
      QCOMPARE(sum, sumOf(values));
    }
  }

  void smallTermsSurviveLargeOnes() {
    ReproducibleSum sum;
    sum.add(1e15);
    for (int i = 0; i < 1000; ++i) sum.add(0.125);
    sum.add(-1e15);
    QCOMPARE(sum.value(), 125.0);
  }

  // Each term lacks at most 2^-60 of the largest one.
  void farSmallerTermsAreCut() {
    std::mt19937_64 generator(3);
    for (int exponent = -200; exponent <= 200; ++exponent) {
      const double largest = std::ldexp(1.0 + static_cast<double>(generator() >> 11) * 0x1p-53, exponent);
      ReproducibleSum sum;
      sum.add(largest);
      double rest = 0;
      for (int i = 0; i < 100; ++i) {
        const double term = largest * 0x1p-50 * static_cast<double>(generator() >> 11) * 0x1p-53;
        rest += term;
        sum.add(i % 2 == 0 ? term : -term);
        rest -= i % 2 == 0 ? 0 : 2 * term;
      }
      sum.add(-largest);
      QVERIFY(std::fabs(sum.value() - rest) <= 102 * 0x1p-60 * largest);
    }
  }

  void singleValuesAreExact() {
    for (const double value : {0.0, 1.0, -1.0, 0.1, -3e-20, 1e30, -0x1.fffffffffffffp100, 0x1p-100, 1e-60, -1e78})
      QCOMPARE(sumOf({value}).value(), value);
  }

  void whatIsOutOfRangeIsBounded() {
    QCOMPARE(sumOf({1e300}).value(), 0x1p268);
    QCOMPARE(sumOf({-1e300}).value(), -0x1p268);
    QCOMPARE(sumOf({1e-300}).value(), 0.0);
    QCOMPARE(sumOf({std::numeric_limits<double>::denorm_min()}), ReproducibleSum());
  }

  // As many as there may be, of the greatest share of a bin.
  void manyTermsFit() {
    const double term = std::ldexp(1.0, 29) - 0.5;  // half a unit of the bin of whole numbers is rounded up
    ReproducibleSum sum, doubled;
    doubled.add(term);
    for (std::int64_t rest = ReproducibleSum::mostTerms; rest > 0; rest /= 2) {
      if (rest % 2 == 1) sum.add(doubled);
      const ReproducibleSum same = doubled;
      if (rest > 1) doubled.add(same);
    }
    QCOMPARE(sum.value(), term * static_cast<double>(ReproducibleSum::mostTerms));
    QCOMPARE(ReproducibleSum::parse(sum.text()), sum);
    ReproducibleSum nothing = sum;
    nothing.subtract(sum);
    QCOMPARE(nothing.value(), 0.0);
  }

  void textRoundTrips() {
    const auto values = manyMagnitudes();
    for (std::size_t count : {0u, 1u, 2u, 100u, 5000u}) {
      const ReproducibleSum sum = sumOf({values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count)});
      QCOMPARE(ReproducibleSum::parse(sum.text()), sum);
    }
  }

  // Digits in units of 2^-128, as files of earlier versions hold them.
  void readsFixedPoint() {
    QCOMPARE(ReproducibleSum::parse("18p31").value(), 1.5);
    QCOMPARE(ReproducibleSum::parse("-1fp31").value(), -1.9375);
    QCOMPARE(ReproducibleSum::parse("0").value(), 0.0);
    QCOMPARE(ReproducibleSum::parse("1").value(), 0x1p-128);
  }

  void malformedTextIsRefused() {
    for (const char* text : {"", "-", "xyz", "12p", "12q3", "1p999", "1 2", "1:2:3", "1:2:3:4:5", "16:0:0:0",
                             "-1:0:0:0", "1:2:3:", "1::2:3", "1:2:3:4x", "1:2251799813685248:0:0"})
      QVERIFY_EXCEPTION_THROWN(ReproducibleSum::parse(text), cleanai::Error);
  }
};

QTEST_GUILESS_MAIN(ReproducibleSumTest)
#include "tst_reproducible_sum.moc"
