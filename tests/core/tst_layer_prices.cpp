// What layers count beside each other: that it is tried, on which images, and when not. Values:
// tests/reference/prices_table.py.
#include "core/coverage/kept_images.h"  // LibTorch's headers use Qt's keywords as names

#include <QtTest>
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
  void theFirstImagesAreKept() {
    KeptImages kept;
    kept.see(numbered(0, 50), 0);
    QVERIFY(kept.images().size(0) == 0);  // the batch has not ended
    kept.see(numbered(0, 30), 0);         // a part once more
    kept.see(numbered(30, 40), 30);       // 20 of them once more
    kept.endBatch();
    kept.see(numbered(70, 100), 0);
    QVERIFY(kept.images().equal(numbered(0, 70)));
    kept.endBatch();
    QVERIFY(kept.images().equal(numbered(0, 128)));
  }

  void largeImagesAreFew() {
    KeptImages kept;
    kept.see(at::ones({3, 1, 4096, 1024}), 0);
    kept.see(at::ones({3, 1, 4096, 1024}), 3);
    kept.endBatch();
    QCOMPARE(kept.images().size(0), std::int64_t{4});
  }

  void otherShapesAreLeftOut() {
    KeptImages kept;
    kept.see(at::ones({2, 3}), 0);
    kept.endBatch();
    kept.see(at::ones({2, 4}), 0);
    kept.endBatch();
    QVERIFY(kept.images().equal(at::ones({2, 3})));
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
