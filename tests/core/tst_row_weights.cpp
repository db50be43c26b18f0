// What rows of a layer's outputs count in its fit: where the network looks, and of which layers it is known. The
// numbers themselves: tests/reference/repair_table.py.
#include <torch/script.h>  // LibTorch's headers use Qt's keywords as names

#include <QtTest>
#include <string>

#include "core/base/error.h"
#include "core/pruning/importance.h"
#include "core/pruning/selection.h"
#include "core/pruning/surgery.h"
#include "core/recovery/forward_fit.h"
#include "core/recovery/row_choice.h"
#include "core/recovery/row_weights.h"

using namespace cleanai;

namespace {

constexpr std::int64_t images = 40, batch = 16, size = 8;

std::unique_ptr<Loader> randomImages(std::int64_t count, std::int64_t side, std::size_t together) {
  DatasetOptions options;
  options.randomShape = {3, side, side};
  return std::make_unique<Loader>(openDataset("random:" + std::to_string(count), options), Preprocessing{},
                                  LoaderOptions{together, std::nullopt, 1, 2});
}

// Half of the channels gone, then fitted.
std::optional<ForwardFit> fitted(const Model& model, std::int64_t side,
                                 const std::function<std::unique_ptr<Loader>()>& data,
                                 std::size_t memory = ForwardFitOptions().memory) {
  const Network network = inspect(model, {1, 3, side, side});
  Selection half;
  half.ratio = 0.5;
  const Plan plan = choose(network, importance(model, network, {}, {.name = "magnitude_l2"}), half);
  torch::jit::Module smaller = pruned(model.torch(), network, plan);
  ForwardFitOptions options;
  options.data = data;
  options.memory = memory;
  return fitForward(model, network, plan, smaller, options);
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
    module.register_parameter("tied", module.attr("second").toTensor(), false);
    module.register_parameter("third", at::randn({5, 4}), false);
    module.register_buffer("table", at::randn({1, 30000, 4}));
    module.define("def forward(self, x):\n" + forward);
    module.eval();
    const auto file = folder_.filePath("network.pt").toStdString();
    module.save(file);
    return openModel(file);
  }

  static std::optional<RowWeights> weights(const Model& model, const ProgressSink& progress = {},
                                           std::stop_token stop = {}) {
    const auto data = randomImages(images, size, batch);
    return rowWeights(model, {{"first", 4}, {"second", 5}}, *data, progress, std::move(stop));
  }

 private slots:
  void rowsCountWhereTheNetworkLooks() {
    const auto found = weights(network(R"(
    x = torch.conv2d(x, self.first)
    return torch.linear(x[:, :, :, :4].mean([2, 3]), self.second)
)"));
    QVERIFY(found);
    const at::Tensor rows = found->at("first").reshape({images, size, size});
    const at::Tensor seen = rows.narrow(2, 0, 4), unseen = rows.narrow(2, 4, 4);
    QVERIFY(unseen.eq(0.5).all().item<bool>());
    QVERIFY(seen.gt(0.5).all().item<bool>() && seen.le(3).all().item<bool>());
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

  void whereGradientsFailErrorsCountAlike() {
    const Model model = network(R"(
    x = torch.sigmoid(torch.linear(torch.conv2d(x, self.first).mean([2, 3]), self.second))
    return x.mul_(2.0)
)");
    QVERIFY_EXCEPTION_THROWN(weights(model), Error);
    const auto fit = fitted(model, size, [] { return randomImages(images, size, batch); });
    QVERIFY(fit);
    QCOMPARE(fit->layers, std::vector<std::string>{"second"});
    QCOMPARE(fit->warnings.size(), std::size_t{1});
    QVERIFY(fit->warnings.front().find("count alike") != std::string::npos);
  }

  // Large images have their gradients taken one by one, and a value of one row looks like that of one image.
  void valuesThatDoNotDependOnTheImagesAreFittedAlike() {
    constexpr std::int64_t side = 256;
    const Model model = network(R"(
    x = torch.linear(torch.conv2d(x, self.first).mean([2, 3]), self.second)
    return x + torch.linear(self.table, self.third).mean(1)
)");
    const auto data = [] { return randomImages(8, side, 4); };
    const auto found = rowWeights(model, {{"third", 5}}, *data(), {}, {});
    QVERIFY(found && found->contains("third"));
    const auto fit = fitted(model, side, data);
    QVERIFY(fit);
    QCOMPARE(fit->layers, (std::vector<std::string>{"second", "third"}));
    QVERIFY(fit->warnings.empty());
  }

  void layersInBranchesAreFittedAlike() {
    const Model model = network(R"(
    x = torch.linear(torch.conv2d(x, self.first).mean([2, 3]), self.second)
    if float(x.mean()) > -1000.0:
        x = x + torch.linear(self.table[0, :1], self.third)
    return x
)");
    const auto fit = fitted(model, size, [] { return randomImages(images, size, batch); });
    QVERIFY(fit);
    QVERIFY(fit->warnings.empty());
    QCOMPARE(fit->layers, (std::vector<std::string>{"second", "third"}));
  }

  void oneWeightUnderTwoNamesIsNotFitted() {
    const Model model = network(R"(
    x = torch.conv2d(x, self.first)
    y = torch.linear(x.mean([2, 3]), self.second) + torch.linear(x.flatten(2).transpose(1, 2), self.tied).mean(1)
    return y + torch.linear(x.amax([2, 3]), self.third)
)");
    const auto fit = fitted(model, size, [] { return randomImages(images, size, batch); });
    QVERIFY(fit);
    QVERIFY(fit->warnings.empty());
    QCOMPARE(fit->layers, std::vector<std::string>{"third"});
  }

  void layersThatAreTooWideAreLeftAsTheyAre() {
    const Model model = network("    return torch.linear(torch.conv2d(x, self.first).mean([2, 3]), self.second)\n");
    const auto data = [] { return randomImages(images, size, batch); };
    constexpr std::size_t needed = 2 * 3 * 3 * sizeof(double);  // two inputs and the constant
    QCOMPARE(fitted(model, size, data, needed)->layers, std::vector<std::string>{"second"});
    QVERIFY(fitted(model, size, data, needed - 1)->layers.empty());
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
