// What layers count beside each other: that it is tried, on which images, and when not. Values:
// tests/reference/prices_table.py.
#include "core/coverage/kept_images.h"  // LibTorch's headers use Qt's keywords as names

#include <QtTest>
#include <algorithm>
#include <cmath>

#include "core/model/network.h"
#include "core/pruning/layer_prices.h"

using namespace cleanai;

namespace {

const std::filesystem::path file = std::filesystem::path(CLEANAI_TEST_DATA) / "networks" / "residual_scripted.pt";

Loader loader(std::size_t images, std::size_t batch) {
  DatasetOptions options;
  options.randomShape = {3, 16, 16};
  return Loader(openDataset("random:" + std::to_string(images), options), {}, {batch, std::nullopt, 1, 2});
}

at::Tensor numbered(std::int64_t from, std::int64_t count) {
  return at::arange(from, from + count, at::kFloat).reshape({count, 1});
}

double meanLog(const std::map<std::string, double>& values) {
  double sum = 0;
  for (const auto& [name, value] : values) sum += std::log(value);
  return sum / static_cast<double>(values.size());
}

}  // namespace

class LayerPricesTest : public QObject {
  Q_OBJECT

  const Model model_ = openModel(file);
  const Network network_ = inspect(model_, {1, 3, 16, 16});

  std::optional<Moments> priced(std::size_t images, std::size_t batch, const ProgressSink& progress = {},
                                std::stop_token stop = {}) const {
    Loader data = loader(images, batch);
    return pricedMoments(model_, network_, data, {}, progress, std::move(stop));
  }

 private slots:
  void allImagesAreKeptUpToANumber() {
    KeptImages kept;
    kept.see(numbered(0, 50), 0);
    kept.see(numbered(0, 30), 0);    // a part once more
    kept.see(numbered(30, 40), 30);  // 20 of them once more
    kept.endBatch();
    QVERIFY(kept.state().images().equal(numbered(0, 70)));
    QCOMPARE(kept.state().seen, std::int64_t{70});
  }

  void ofMoreImagesSomeOfTheWholePassAreKept() {
    KeptImages kept;
    for (std::int64_t first = 0; first < 4000; first += 100) {
      kept.see(numbered(first, 100), 0);
      kept.endBatch();
    }
    const auto& positions = kept.state().positions;
    QCOMPARE(positions.size(), std::size_t{256});
    QVERIFY(std::is_sorted(positions.begin(), positions.end()));
    for (std::int64_t quarter = 0; quarter < 4000; quarter += 1000) {
      const auto count = std::count_if(positions.begin(), positions.end(), [&](std::int64_t position) {
        return quarter <= position && position < quarter + 1000;
      });
      QVERIFY2(count > 40 && count < 90, QByteArray::number(qlonglong(count)));  // 64 and four standard deviations
    }
    for (std::size_t i = 0; i < positions.size(); ++i)
      QCOMPARE(kept.state().images()[static_cast<std::int64_t>(i)].item<float>(), static_cast<float>(positions[i]));
  }

  void otherBatchesAndAnInterruptionChangeNothing() {
    KeptImages whole, begun;
    whole.see(numbered(0, 1000), 0);
    whole.endBatch();
    begun.see(numbered(0, 300), 0);
    begun.endBatch();
    KeptImages resumed;
    resumed.resume(begun.state());
    for (std::int64_t part = 0; part < 700; part += 70) resumed.see(numbered(300 + part, 70), part);
    resumed.endBatch();
    QVERIFY(whole.state().images().equal(resumed.state().images()));
    QVERIFY(whole.state().positions == resumed.state().positions);
  }

  void imagesThatAreNotFiniteAreLeftOut() {
    KeptImages kept;
    at::Tensor images = numbered(0, 4);
    images[2].fill_(NAN);
    kept.see(images, 0);
    kept.endBatch();
    QVERIFY(kept.state().images().equal(at::tensor({0.0F, 1.0F, 3.0F}).reshape({3, 1})));
    QVERIFY(kept.state().positions == (std::vector<std::int64_t>{0, 1, 3}));
  }

  void largeImagesAreFew() {
    KeptImages kept;
    for (int batch = 0; batch < 5; ++batch) {
      kept.see(at::ones({3, 1, 2048, 1024}), 0);
      kept.endBatch();
    }
    QCOMPARE(kept.state().images().size(0), std::int64_t{8});
  }

  void otherShapesAreLeftOut() {
    KeptImages kept;
    kept.see(at::ones({2, 3}), 0);
    kept.endBatch();
    kept.see(at::ones({2, 4}), 0);
    kept.endBatch();
    QVERIFY(kept.state().images().equal(at::ones({2, 3})));
  }

  void everyMeasuredLayerHasAPrice() {
    const auto moments = priced(64, 16);
    QVERIFY(moments);
    QCOMPARE(moments->prices.size(), moments->layers.size());
    for (const auto& [weight, price] : moments->prices) {
      QVERIFY(moments->layers.contains(weight));
      QVERIFY(price > 0 && std::isfinite(price));
      QCOMPARE(moments->priceOf(weight), price);
    }
    std::map<std::string, double> sensitivities;
    for (const auto& [weight, price] : moments->prices) sensitivities[weight] = moments->sensitivityOf(weight);
    QVERIFY(std::abs(meanLog(moments->prices) - meanLog(sensitivities)) < 1e-9);
  }

  void batchesMakeNoDifference() {
    const auto one = priced(64, 64), other = priced(64, 5);
    QVERIFY(one && other);
    for (const auto& [weight, price] : one->prices) QVERIFY(std::abs(other->prices.at(weight) / price - 1) < 1e-3);
  }

  void fewImagesGiveNone() {
    const auto moments = priced(7, 7);
    QVERIFY(moments && moments->prices.empty());
    for (const auto& [weight, sensitivity] : moments->sensitivity) QCOMPARE(moments->priceOf(weight), sensitivity);
  }

  void trialsCanBeStopped() {
    std::stop_source stop;
    const auto moments = priced(
        64, 16, [&](const Progress& progress) { progress.stage == "weight of layers" && stop.request_stop(); },
        stop.get_token());
    QVERIFY(stop.stop_requested());
    QVERIFY(!moments);
  }

  void onlyDamageNeedsThem() {
    for (const auto& criterion : criteria()) {
      Loader data = loader(16, 16);
      const auto moments = momentsFor(criterion, model_, network_, data);
      QVERIFY(moments);
      QCOMPARE(moments->prices.empty(), !criterion.isDamage);
    }
  }
};

QTEST_GUILESS_MAIN(LayerPricesTest)
#include "tst_layer_prices.moc"
