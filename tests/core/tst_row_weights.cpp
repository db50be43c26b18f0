// What rows of a layer's outputs count in its fit: where the network looks, and of which layers it is known. The
// numbers themselves: tests/reference/repair_table.py.
#include <torch/script.h>  // LibTorch's headers use Qt's keywords as names

#include <QtTest>
#include <string>

#include "core/recovery/row_choice.h"
#include "core/recovery/row_weights.h"

using namespace cleanai;

namespace {

using Weights = std::map<std::string, at::Tensor>;

constexpr std::int64_t images = 40, batch = 16, size = 8;

Loader loader() {
  DatasetOptions options;
  options.randomShape = {3, size, size};
  return Loader(openDataset("random:" + std::to_string(images), options), {}, {batch, std::nullopt, 1, 2});
}

}  // namespace

class RowWeightsTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  // A network with the layers "first" (1 x 1, 3 to 4 channels) and "second" (4 to 5 scores).
  Model network(const std::string& forward) const {
    torch::jit::Module module("Network");
    at::manual_seed(0);
    module.register_parameter("first", at::randn({4, 3, 1, 1}), false);
    module.register_parameter("second", at::randn({5, 4}), false);
    module.define("def forward(self, x):\n" + forward);
    module.eval();
    const auto file = folder_.filePath("network.pt").toStdString();
    module.save(file);
    return openModel(file);
  }

  static std::optional<Weights> weights(const Model& model, const ProgressSink& progress = {},
                                        std::stop_token stop = {}) {
    Loader data = loader();
    return rowWeights(model, {{"first", 4}, {"second", 5}}, data, progress, std::move(stop));
  }

 private slots:
  void rowsCountWhereTheNetworkLooks() {
    const auto found = weights(network(R"(
    x = torch.conv2d(x, self.first)
    return torch.linear(x[:, :, :, :4].mean([2, 3]), self.second)
)"));
    QVERIFY(found);
    const at::Tensor rows = found->at("first").reshape({images, size, size});
    QVERIFY(std::abs(rows.mean().item<double>() - 1) < 1e-5);
    const at::Tensor seen = rows.narrow(2, 0, 4), unseen = rows.narrow(2, 4, 4);
    QVERIFY(unseen.max().item<double>() < seen.min().item<double>());
    QVERIFY(unseen.min().equal(unseen.max()));
    QCOMPARE(found->at("second").sizes(), at::IntArrayRef({images}));
  }

  void layersThatDoNotBeginWithTheImagesAreLeftOut() {
    const auto found = weights(network(R"(
    x = torch.conv2d(x, self.first).flatten(2).permute(2, 0, 1)
    return torch.linear(x, self.second).mean(0)
)"));
    QVERIFY(found);
    QVERIFY(found->contains("first"));
    QVERIFY(!found->contains("second"));
  }

  void layersThatSomeImagesDoNotReachAreLeftOut() {
    const auto found = weights(network(R"(
    x = torch.conv2d(x, self.first)
    if float(x.mean()) > 0.0:
        y = torch.linear(x.mean([2, 3]), self.second)
    else:
        y = x.mean([2, 3])
    return y
)"));
    QVERIFY(found);
    QVERIFY(found->contains("first"));
    QVERIFY(!found->contains("second"));
  }

  void withoutGradientsNothingIsKnown() {
    const auto found = weights(network(R"(
    return torch.linear(torch.conv2d(x, self.first).mean([2, 3]), self.second).argmax(1).unsqueeze(1) * 1.0
)"));
    QVERIFY(found);
    QVERIFY(found->empty());
  }

  void canBeStopped() {
    std::stop_source stop;
    const auto found = weights(
        network("    return torch.linear(torch.conv2d(x, self.first).mean([2, 3]), self.second)\n"),
        [&](const Progress& progress) { progress.stage == "weigh rows" && stop.request_stop(); }, stop.get_token());
    QVERIFY(stop.stop_requested());
    QVERIFY(!found);
  }

  void theSameRowsAreChosenHoweverTheyCome() {
    constexpr std::int64_t rows = 200000;
    RowChoice one(rows, 9), other(rows, 9);
    const at::Tensor all = one.amongNext(rows);
    std::vector<at::Tensor> parts;
    for (std::int64_t first = 0, count = 1; first < rows; first += count, count = std::min(2 * count, rows - first))
      parts.push_back(other.amongNext(count) + first);
    QVERIFY(all.equal(at::cat(parts)));
    QVERIFY(std::abs(all.numel() - one.expected()) <= 1);
    QVERIFY(all.numel() < rows && !one.takesAll());
    QVERIFY(RowChoice(100, 9).takesAll());
    QCOMPARE(RowChoice(100, 9).amongNext(100).numel(), std::int64_t{100});
  }
};

QTEST_GUILESS_MAIN(RowWeightsTest)
#include "tst_row_weights.moc"
