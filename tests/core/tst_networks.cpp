// Every small network of tests/reference/networks.py, scripted, traced and frozen: opened, inspected, measured, pruned.
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/coverage/analysis.h"
#include "core/coverage/metrics.h"
#include "core/model/input_channels.h"
#include "core/pruning/export.h"
#include "core/pruning/importance.h"
#include "core/pruning/selection.h"

using namespace cleanai;

namespace {

const std::filesystem::path folder = std::filesystem::path(CLEANAI_TEST_DATA) / "networks";
const Shape input{1, 3, 16, 16};

Network inspectFile(const std::filesystem::path& file) { return inspect(openModel(file), input); }

Plan randomPlan(const Model& model, const Network& network, double ratio, std::uint64_t seed) {
  Selection selection;
  selection.ratio = ratio;
  return choose(network, importance(model, network, {}, {"random", "", seed}), selection);
}

Loader loaderFor(std::size_t batchSize, std::optional<std::size_t> maxBatches = std::nullopt) {
  DatasetOptions options;
  options.randomShape = {3, 16, 16};
  return Loader(openDataset("random:24", options), {}, {batchSize, maxBatches, 1, 2});
}

// Bits and ranks of a few channels may hang on rounding: only metrics that are sums are compared.
void compareMetrics(const Coverage& found, const Coverage& expected, double tolerance) {
  QCOMPARE(found.layers.size(), expected.layers.size());
  for (std::size_t i = 0; i < expected.layers.size(); ++i) {
    QCOMPARE(found.layers[i].name, expected.layers[i].name);
    QCOMPARE(found.layers[i].statistics.nonfinite, std::int64_t{0});
    for (const char* name : {"mean", "mean_absolute", "rms", "active_share"}) {
      const auto metric =
          std::find_if(metrics().begin(), metrics().end(), [&](const auto& m) { return m.name == name; });
      const auto a = metric->compute(found.layers[i].statistics), b = metric->compute(expected.layers[i].statistics);
      QCOMPARE(a.size(), b.size());
      double scale = 0;
      for (const double value : b) scale = std::max(scale, std::abs(value));
      for (std::size_t c = 0; c < a.size(); ++c)
        QVERIFY2(std::abs(a[c] - b[c]) <= tolerance * (std::abs(b[c]) + scale),
                 (expected.layers[i].name + " " + name + " of channel " + std::to_string(c) + ": " +
                  QString::number(a[c], 'g', 17).toStdString() + " instead of " +
                  QString::number(b[c], 'g', 17).toStdString())
                     .c_str());
    }
  }
}

}  // namespace

class NetworksTest : public QObject {
  Q_OBJECT
 private:
  nlohmann::json facts_;

  void addFiles() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("form");
    for (const auto& entry : facts_.items())
      for (const char* form : {"scripted", "traced", "frozen"})
        QTest::addRow("%s %s", entry.key().c_str(), form) << QString::fromStdString(entry.key()) << form;
  }

  static std::filesystem::path file(const QString& name, const QString& form) {
    return folder / (name + "_" + form + ".pt").toStdString();
  }

 private slots:
  void initTestCase() {
    std::ifstream stream(folder / "facts.json");
    facts_ = nlohmann::json::parse(stream);
    QVERIFY(facts_.size() >= 9);
  }

  void layersAndParametersAreThoseOfPyTorch_data() { addFiles(); }
  void layersAndParametersAreThoseOfPyTorch() {
    QFETCH(QString, name);
    QFETCH(QString, form);
    const Network network = inspectFile(file(name, form));
    const auto& expected = facts_[name.toStdString()];
    QCOMPARE(network.layers.size(), expected["layers"].size());
    if (form == "frozen") return;  // freezing folds norms and forgets names
    QCOMPARE(network.cost.parameters, expected["parameters"].get<std::int64_t>());
    for (const auto& layer : network.layers)
      QVERIFY2(std::count(expected["layers"].begin(), expected["layers"].end(), layer.name) == 1, layer.name.c_str());
  }

  void anyRatioIsProvenAndCostsWhatWasPredicted_data() { addFiles(); }
  void anyRatioIsProvenAndCostsWhatWasPredicted() {
    QFETCH(QString, name);
    QFETCH(QString, form);
    QTemporaryDir output;
    const auto target = std::filesystem::path(output.path().toStdString()) / "pruned.pt";
    const Model model = openModel(file(name, form));
    const Network network = inspect(model, input);
    QVERIFY(!network.groups.empty());
    for (const double ratio : {0.2, 0.5, 0.8, 0.95}) {
      const Plan plan = randomPlan(model, network, ratio, static_cast<std::uint64_t>(100 * ratio));
      const auto report = exportPruned(model, network, plan, target);
      QVERIFY(report.has_value());
      QVERIFY(report->proof.maskedRelativeDifference <= proofTolerance);
      QCOMPARE(report->proof.reloadedDifference, 0.0);
      const Network pruned = inspectFile(target);
      QCOMPARE(pruned.cost.parameters, report->after.parameters);
      QCOMPARE(pruned.cost.macs, report->after.macs);
      for (std::size_t i = 0; i < network.layers.size(); ++i) {
        QCOMPARE(pruned.layers[i].name, network.layers[i].name);
        QCOMPARE(pruned.layers[i].channels, static_cast<std::int64_t>(plan.layers[i].kept.size()));
      }
    }
  }

  void everyGroupOfAFullyTaughtNetworkIsFree_data() { addFiles(); }
  void everyGroupOfAFullyTaughtNetworkIsFree() {
    QFETCH(QString, name);
    QFETCH(QString, form);
    const Network network = inspectFile(file(name, form));
    for (const auto& lock : network.locked) {
      const bool isExpected = lock.because == "the network's output" ||
                              (name == "unknown" && lock.because == "aten::cumsum") ||
                              (name == "sequence" && QByteArray(lock.because.c_str()).contains("conv")) ||
                              (name == "reused" && lock.because == "aten::mul over several channels");
      QVERIFY2(isExpected, (lock.because + " locks " + lock.layers.front()).c_str());
    }
    if (name == "unknown") QCOMPARE(network.groups.size(), std::size_t{1});
  }

  void coverageIgnoresBatchesMergesAndInterruption_data() { addFiles(); }
  void coverageIgnoresBatchesMergesAndInterruption() {
    QFETCH(QString, name);
    QFETCH(QString, form);
    const Model model = openModel(file(name, form));
    Loader all = loaderFor(8), again = loaderFor(8), unevenly = loaderFor(7);
    AnalysisOptions options;
    options.threads = 2;
    const Coverage whole = analyze(model, all, options);
    QVERIFY(whole.finished);
    QCOMPARE(whole.data.images, std::int64_t{24});
    compareMetrics(analyze(model, again, options), whole, 0);
    options.threads = 1;
    compareMetrics(analyze(model, unevenly, options), whole, 1e-5);  // kernels round by batch and threads
    const Coverage twice = merge({whole, whole});
    QCOMPARE(twice.data.images, std::int64_t{48});
    compareMetrics(twice, whole, 1e-12);
    std::stop_source source;
    Loader interrupted = loaderFor(8);
    const Coverage part = analyze(
        model, interrupted, options,
        [&](const Progress& progress) {
          if (progress.done >= 8) source.request_stop();
        },
        source.get_token());
    QVERIFY(!part.finished);
    QCOMPARE(part.data.images, std::int64_t{8});
    for (const auto& layer : part.layers) {
      const std::int64_t calls = layer.statistics.images / 8;
      QCOMPARE(layer.statistics.images, calls * 8);
      QCOMPARE(findLayer(whole, layer.name)->statistics.images, calls * 24);
    }
  }

  void cancellingAnExportLeavesNothing() {
    QTemporaryDir output;
    const auto target = std::filesystem::path(output.path().toStdString()) / "pruned.pt";
    const Model model = openModel(file("residual", "scripted"));
    const Network network = inspect(model, input);
    const Plan plan = randomPlan(model, network, 0.5, 1);
    for (int step = 1; step <= 4; ++step) {
      std::stop_source source;
      const auto report = exportPruned(
          model, network, plan, target,
          [&](const Progress& progress) {
            if (progress.done >= step) source.request_stop();
          },
          source.get_token());
      QVERIFY(!report.has_value());
      QVERIFY(std::filesystem::is_empty(target.parent_path()));
    }
  }

  void coverageFilesRoundTrip() {
    QTemporaryDir output;
    const auto file_ = std::filesystem::path(output.path().toStdString()) / "coverage.json";
    const Model model = openModel(file("inverted", "traced"));
    Loader loader = loaderFor(8);
    const Coverage coverage = analyze(model, loader, {});
    saveCoverage(coverage, file_);
    const Coverage loaded = loadCoverage(file_);
    QCOMPARE(loaded.layers.size(), coverage.layers.size());
    for (std::size_t i = 0; i < loaded.layers.size(); ++i)
      QCOMPARE(loaded.layers[i].statistics, coverage.layers[i].statistics);
    QCOMPARE(loaded.model.sha256, coverage.model.sha256);
  }

  void criteriaScoreEveryUnit() {
    const Model model = openModel(file("inverted", "scripted"));
    const Network network = inspect(model, input);
    Loader loader = loaderFor(8);
    const Coverage coverage = analyze(model, loader, {});
    Loader again = loaderFor(8);
    const auto moments = inputMoments(model, network, again);
    QVERIFY(moments);
    for (const auto& info : criteria()) {
      if (info.needsLabels) continue;  // these images have none; ImportanceTest has it
      // A channel of the depthwise layer is dead: nothing of it reaches the layer that would take it.
      const bool canBeZero = info.name == "flap" || info.name == "wanda";
      const auto scores =
          importance(model, network, {&coverage, &*moments}, {std::string(info.name), "mean_absolute", 1});
      QCOMPARE(scores.size(), network.unitCount);
      for (const double score : scores) QVERIFY2(score > 0 || (canBeZero && score == 0), info.name.data());
    }
    QVERIFY_EXCEPTION_THROWN(importance(model, network, {}, {"coverage", "mean", 0}), Error);
    QVERIFY_EXCEPTION_THROWN(importance(model, network, {&coverage, nullptr}, {"coverage", "nonsense", 0}), Error);
    QVERIFY_EXCEPTION_THROWN(importance(model, network, {&coverage, nullptr}, {"nonsense", "", 0}), Error);
  }

  void channelsOfTheInputAreKnownWithoutARun() {
    for (const char* name : {"residual", "inverted", "concatenated", "flattened"})
      for (const char* form : {"scripted", "traced", "frozen"})
        QCOMPARE(inputChannels(openModel(file(name, form))), std::optional<std::int64_t>(3));
    QCOMPARE(inputChannels(openModel(CLEANAI_SOURCE_DIR "/resources/sample/model.pt")), std::optional<std::int64_t>(1));
  }

  void aWrongInputShapeIsSaid() {
    const Model model = openModel(file("flattened", "scripted"));
    QVERIFY_EXCEPTION_THROWN(inspect(model, {1, 3, 20, 20}), Error);
    QVERIFY_EXCEPTION_THROWN(inspect(model, {1, 1, 16, 16}), Error);
  }
};

QTEST_GUILESS_MAIN(NetworksTest)
#include "tst_networks.moc"
