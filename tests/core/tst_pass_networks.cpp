// Networks of tests/reference/pass_networks.py, whose passes are out of the ordinary, against PyTorch.
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/temporary_folder.h"
#include "core/coverage/analysis.h"
#include "core/coverage/metrics.h"
#include "core/pruning/evaluation.h"
#include "core/pruning/export.h"
#include "core/pruning/importance.h"
#include "core/pruning/selection.h"
#include "core/recovery/recovery.h"

using namespace cleanai;

namespace {

const std::filesystem::path folder = std::filesystem::path(CLEANAI_TEST_DATA) / "pass_networks";

Model modelNamed(const std::string& name) { return openModel(folder / (name + ".pt")); }

std::unique_ptr<Loader> imagesOf(const std::string& name) {
  return std::make_unique<Loader>(openDataset(folder / (name + ".npy")), Preprocessing{},
                                  LoaderOptions{16, std::nullopt, 1, 2});
}

// LibTorch 1.13 does not convolve in half precision on the processor.
bool lacksKernels(const std::string& name) {
  try {
    analyze(modelNamed(name), *imagesOf(name), {});
    return false;
  } catch (const Error& error) {
    return name == "half" && error.code() == ErrorCode::unsupported;
  }
}

}  // namespace

class PassNetworksTest : public QObject {
  Q_OBJECT

  nlohmann::json facts_;

  void compare(const Coverage& coverage, const nlohmann::json& expected, double tolerance) {
    QCOMPARE(coverage.layers.size(), expected.size());
    for (const auto& layer : coverage.layers) {
      QVERIFY2(expected.contains(layer.name), layer.name.c_str());
      const auto& facts = expected[layer.name];
      QCOMPARE(layer.statistics.images, facts["images"].get<std::int64_t>());
      for (const char* metric : {"mean", "frequency"}) {
        const auto found = metricNamed(metric).compute(layer.statistics);
        const auto wanted = facts[metric].get<std::vector<double>>();
        QCOMPARE(found.size(), wanted.size());
        for (std::size_t c = 0; c < found.size(); ++c)
          QVERIFY2(std::abs(found[c] - wanted[c]) <= tolerance,
                   qPrintable(QString("%1 %2 of channel %3: %4 instead of %5")
                                  .arg(layer.name.c_str(), metric)
                                  .arg(c)
                                  .arg(found[c])
                                  .arg(wanted[c])));
      }
    }
  }

 private slots:
  void initTestCase() {
    std::ifstream stream(folder / "facts.json");
    facts_ = nlohmann::json::parse(stream);
  }

  void channelsAreThoseOfPyTorch_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("batches that skip a layer") << "branching" << 1e-6;
    QTest::newRow("double") << "double" << 1e-6;
    QTest::newRow("tiles as pictures of their own") << "tiles" << 1e-6;
    QTest::newRow("all first tiles, then all second ones") << "tiles_first" << 1e-6;
    QTest::newRow("half") << "half" << 0.06;
    QTest::newRow("bfloat16") << "bfloat16" << 0.06;
  }
  void channelsAreThoseOfPyTorch() {
    QFETCH(QString, name);
    QFETCH(double, tolerance);
    if (lacksKernels(name.toStdString())) QSKIP("this LibTorch has no kernels for that type");
    for (const bool joins : {true, false}) {
      AnalysisOptions options;
      options.strongestImages = 2;
      options.pass.joinsTails = joins;
      options.pass.channelsLast = joins;
      const auto loader = imagesOf(name.toStdString());
      compare(analyze(modelNamed(name.toStdString()), *loader, options), facts_[name.toStdString()], tolerance);
    }
  }

  // What cannot be computed is refused by what is wrong with the model, not by the data.
  void numbersOfOtherTypesAreTakenOrRefused_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"double", "half", "bfloat16"}) QTest::newRow(name) << name;
  }
  void numbersOfOtherTypesAreTakenOrRefused() {
    QFETCH(QString, name);
    const Model model = modelNamed(name.toStdString());
    const auto loader = imagesOf(name.toStdString());
    try {
      QCOMPARE(evaluate(model, *loader).images, std::int64_t{32});
      QVERIFY(!lacksKernels(name.toStdString()));
    } catch (const Error& error) {
      QVERIFY2(QByteArray(error.what()).contains("its weights are of type"), error.what());
      QVERIFY(lacksKernels(name.toStdString()));
    }
  }

  // The layers come in the order of the network, whichever batch met them first.
  void layersThatAreMetLateStandInTheirPlace() {
    const auto loader = imagesOf("branching");
    const Coverage whole = analyze(modelNamed("branching"), *loader, {});
    Loader dark(openDataset(folder / "branching.npy"), {}, {16, std::nullopt, 1, 2});
    dark.skip(1);
    const Coverage late = analyze(modelNamed("branching"), dark, {});
    for (std::size_t i = 0; i < whole.layers.size(); ++i) QCOMPARE(late.layers.at(i).name, whole.layers[i].name);
  }

  // Of four batches the second and the third skip a layer; shards and a checkpoint stand between them.
  void shardsThatTakeOtherBranchesAreOneRun() {
    const TemporaryFolder folder_;
    const auto part = [&](const Shard& shard, const std::vector<std::string>& layers = {}) {
      Loader loader(openDataset(folder / "branching.npy"), {}, {16, std::nullopt, 1, 2, false, 0, shard});
      AnalysisOptions options;
      options.layers = layers;
      const auto file = folder_.path() / (std::to_string(shard.index) + ".json");
      saveCoverage(analyze(modelNamed("branching"), loader, options), file);
      return loadCoverage(file);
    };
    const auto bytes = [&](const Coverage& coverage) {
      saveCoverage(coverage, folder_.path() / "whole.json");
      std::ifstream stream(folder_.path() / "whole.json");
      return std::string(std::istreambuf_iterator(stream), {});
    };
    const std::string whole = bytes(part({}));
    std::vector<Coverage> parts;
    for (std::size_t i = 0; i < 4; ++i) parts.push_back(part({i, 4}));
    QCOMPARE(parts[0].layers.size(), std::size_t{4});
    QCOMPARE(parts[1].layers.size(), std::size_t{3});
    QCOMPARE(bytes(merge(parts)), whole);
    QCOMPARE(bytes(merge({merge({parts[2], parts[1]}), parts[3], parts[0]})), whole);
    QVERIFY_EXCEPTION_THROWN(merge({parts[0], part({1, 4}, {"first", "last", "head"})}), Error);
    Coverage full = parts[0];
    full.data.batches = mostBatches;
    QVERIFY_EXCEPTION_THROWN(merge({full, parts[1]}), Error);
  }

  void layersAreFittedByTheBatchesThatReachThem() {
    const Model model = modelNamed("branching");
    const Network network = inspect(model, {1, 1, 12, 12});
    Selection selection;
    selection.ratio = 0.3;
    const Plan plan = choose(network, importance(model, network, {}, {"magnitude_l2", "", 0}), selection);
    const auto moments = inputMoments(model, network, *imagesOf("branching"));
    QVERIFY(moments && moments->layers.contains("last.weight"));
    RecoveryOptions options;
    options.repair = Repair::fitted;
    options.data = [] { return imagesOf("branching"); };
    options.moments = &*moments;
    RecoveryReport report;
    QTemporaryDir output;
    const auto target = std::filesystem::path(output.path().toStdString()) / "pruned.pt";
    QVERIFY(exportPruned(model, network, plan, target, {}, {},
                         {.change = recovery(model, network, plan, options, report)}));
    QCOMPARE(report.fitted, (std::vector<std::string>{"bright", "last", "head"}));
  }
};

QTEST_GUILESS_MAIN(PassNetworksTest)
#include "tst_pass_networks.moc"
