// Products between channels, against the same in double precision.
#include "core/coverage/gram.h"  // LibTorch's headers use Qt's keywords as names

#include <QtTest>
#include <cmath>
#include <limits>
#include <vector>

using namespace cleanai;

namespace {

// Of channels that hang together.
at::Tensor randomSamples(std::int64_t images, std::int64_t positions, std::int64_t channels) {
  const at::Tensor values = at::randn({images, positions, channels});
  return values + values.roll(1, 2) * 0.5 + at::arange(channels) * 0.1;
}

at::Tensor finiteOf(const std::vector<at::Tensor>& batches) {
  std::vector<at::Tensor> rows;
  for (const auto& batch : batches) rows.push_back(batch.to(at::kDouble).flatten(0, 1));
  const at::Tensor all = at::cat(rows);
  return all.index_select(0, all.isfinite().all(1).nonzero().flatten());
}

Gram gramOf(const std::vector<at::Tensor>& batches, bool isDiagonal = false) {
  Gram gram(isDiagonal);
  for (const auto& batch : batches) gram.add(batch);
  return gram;
}

void compareTo(const InputMoments& found, const at::Tensor& rows) {
  const std::int64_t channels = rows.size(1);
  QCOMPARE(found.samples, rows.size(0));
  const at::Tensor mean = rows.mean(0), away = rows - mean;
  const at::Tensor covariance = at::mm(away.t(), away) / rows.size(0);
  const at::Tensor scale = covariance.diagonal().sqrt();
  const at::Tensor own = at::tensor(found.mean), products = at::tensor(found.covariance);
  QVERIFY(((own - mean).abs() / scale).max().item<double>() < 1e-5);
  const at::Tensor difference = found.isDiagonal
                                    ? (products - covariance.diagonal()) / covariance.diagonal()
                                    : (products.view({channels, channels}) - covariance) / at::outer(scale, scale);
  QVERIFY2(difference.abs().max().item<double>() < 1e-5,
           qPrintable(QString::number(difference.abs().max().item<double>())));
}

}  // namespace

class GramTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { at::manual_seed(1); }

  void agreesWithDoublePrecision_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<QList<int>>("positions");
    QTest::newRow("fewer than lanes") << 5 << QList<int>{64, 3, 700};
    QTest::newRow("several blocks, samples that wait") << 300 << QList<int>{3, 3, 3, 9, 20};
    QTest::newRow("at once and waiting in turn") << 300 << QList<int>{2, 40, 2, 40, 1};
    QTest::newRow("wide") << 1500 << QList<int>{30, 50, 50};
    QTest::newRow("one sample at a time") << 17 << QList<int>(40, 1);
  }

  void agreesWithDoublePrecision() {
    QFETCH(int, channels);
    QFETCH(QList<int>, positions);
    std::vector<at::Tensor> batches;
    for (const int count : positions)
      batches.push_back(randomSamples(positions.size() == 40 ? 1 : 16, count, channels));
    for (const bool isDiagonal : {false, true}) compareTo(gramOf(batches, isDiagonal).moments(), finiteOf(batches));
  }

  void leavesOutWhatIsNotFinite() {
    std::vector<at::Tensor> batches;
    for (int i = 0; i < 8; ++i) batches.push_back(randomSamples(4, 25, 140));
    batches[0].fill_(std::numeric_limits<float>::quiet_NaN());  // a source whose first batch says nothing
    batches[3][1][7][139] = std::numeric_limits<float>::infinity();
    batches[6].select(0, 2).fill_(-std::numeric_limits<float>::infinity());
    for (const bool isDiagonal : {false, true}) compareTo(gramOf(batches, isDiagonal).moments(), finiteOf(batches));
    QCOMPARE(gramOf({batches[0]}).moments().samples, std::int64_t{0});
  }

  void takesOtherTypes() {
    for (const auto type : {at::kHalf, at::kBFloat16, at::kDouble}) {
      std::vector<at::Tensor> batches;
      for (int i = 0; i < 3; ++i) batches.push_back(randomSamples(8, 10, 40).to(type));
      compareTo(gramOf(batches).moments(), finiteOf(batches));
    }
    // A small spread far from zero, which a float cannot hold.
    const std::vector<at::Tensor> far{at::randn({8, 50, 20}, at::kDouble) * 1e-2 + 1e4};
    compareTo(gramOf(far).moments(), finiteOf(far));
  }

  void numbersBeyondAFloatAreNoticed() {
    for (const bool isDiagonal : {false, true}) {
      const InputMoments found =
          gramOf({randomSamples(4, 25, 9), at::full({4, 25, 9}, 1e39, at::kDouble)}, isDiagonal).moments();
      QVERIFY(!std::isfinite(found.mean.front()));
    }
  }

  // In the middle of samples that wait.
  void goesOnFromItsState() {
    std::vector<at::Tensor> batches;
    for (int i = 0; i < 9; ++i) batches.push_back(randomSamples(2, 30, 270));
    const InputMoments whole = gramOf(batches).moments();
    Gram first = gramOf({batches.begin(), batches.begin() + 6}), second(false);
    GramState state = first.state();
    QCOMPARE(state.waiting.size(0), std::int64_t{120});
    for (at::Tensor* tensor : {&state.shift, &state.sum, &state.products, &state.waiting}) *tensor = tensor->clone();
    second.resume(std::move(state));
    for (std::size_t i = 6; i < batches.size(); ++i) second.add(batches[i]);
    QCOMPARE(second.moments().covariance, whole.covariance);
    QCOMPARE(second.moments().mean, whole.mean);
    QCOMPARE(second.moments().samples, whole.samples);
  }
};

QTEST_GUILESS_MAIN(GramTest)
#include "tst_gram.moc"
