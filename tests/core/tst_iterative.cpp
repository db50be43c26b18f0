// Choosing in steps against the same steps taken by hand, file by file.
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/pruning/export.h"
#include "core/pruning/iterative.h"

using namespace cleanai;

namespace {

const std::filesystem::path folder = std::filesystem::path(CLEANAI_TEST_DATA) / "networks";
const Shape input{1, 3, 16, 16};

std::unique_ptr<Loader> images() {
  DatasetOptions options;
  options.randomShape = {3, 16, 16};
  return std::make_unique<Loader>(openDataset("random:24", options), Preprocessing{},
                                  LoaderOptions{8, std::nullopt, 1, 2});
}

std::vector<double> scoresOf(const Model& model, const Network& network, const Criterion& criterion) {
  if (criterion.name != "coverage") return importance(model, network, {}, criterion);
  const Coverage coverage = analyze(model, *images(), {});
  return importance(model, network, {&coverage, nullptr}, criterion);
}

}  // namespace

class IterativeTest : public QObject {
  Q_OBJECT

  QTemporaryDir temporary_;

 private slots:
  void initTestCase() { qputenv("TMPDIR", temporary_.path().toUtf8()); }
  void cleanup() { QVERIFY(QDir(temporary_.path()).isEmpty()); }

  void twoStepsAreTwoPrunings_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("criterion");
    std::ifstream stream(folder / "facts.json");
    const auto facts = nlohmann::json::parse(stream);
    for (const auto& entry : facts.items())
      for (const auto& [form, criterion] : {std::pair("scripted", "coverage"), std::pair("frozen", "magnitude_l2")})
        QTest::addRow("%s %s %s", entry.key().c_str(), form, criterion)
            << QString::fromStdString(entry.key()) + "_" + form + ".pt" << criterion;
  }

  // A step of two keeps half, and so does the second: three quarters go.
  void twoStepsAreTwoPrunings() {
    QFETCH(QString, file);
    QFETCH(QString, criterion);
    QTemporaryDir output;
    const auto between = std::filesystem::path(output.path().toStdString()) / "half.pt";
    const Model model = openModel(folder / file.toStdString());
    const Network network = inspect(model, input);
    Steps steps;
    steps.count = 2;
    steps.criterion.name = criterion.toStdString();
    steps.criterion.metric = "mean_absolute";
    steps.selection.ratio = 0.75;
    steps.data = images;
    const auto choice = chooseInSteps(model, network, steps);
    QVERIFY(choice.has_value());

    Selection half;
    half.ratio = 0.5;
    const Plan first = choose(network, scoresOf(model, network, steps.criterion), half);
    QVERIFY(exportPruned(model, network, first, between).has_value());
    const Model pruned = openModel(between);
    const Network left = inspect(pruned, input);
    const Plan second = choose(left, scoresOf(pruned, left, steps.criterion), half);
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
      std::vector<std::int64_t> kept;
      for (const std::int64_t index : second.layers[i].kept)
        kept.push_back(first.layers[i].kept[static_cast<std::size_t>(index)]);
      QVERIFY2(choice->plan.layers[i].kept == kept, network.layers[i].name.c_str());
    }
    QVERIFY(exportPruned(model, network, choice->plan, between).has_value());
  }

  void aTargetIsMetInSteps() {
    const Model model = openModel(folder / "residual_scripted.pt");
    const Network network = inspect(model, input);
    Steps steps;
    steps.count = 4;
    steps.criterion.name = "magnitude_l1";
    steps.selection.targetMacs = 0.3;
    steps.selection.scope = Scope::global;
    const auto choice = chooseInSteps(model, network, steps);
    QVERIFY(choice.has_value());
    const double left =
        static_cast<double>(costOf(network, choice->plan).macs) / static_cast<double>(network.cost.macs);
    QVERIFY2(left <= 0.3 && left > 0.2, qPrintable(QString::number(left)));
  }

  void stoppingLeavesNothing() {
    const Model model = openModel(folder / "residual_scripted.pt");
    const Network network = inspect(model, input);
    Steps steps;
    steps.count = 3;
    steps.selection.ratio = 0.5;
    steps.data = images;
    QStringList stages;
    QVERIFY(chooseInSteps(model, network, steps, [&](const Progress& progress) {
              if (!stages.contains(QString::fromStdString(progress.stage)))
                stages.append(QString::fromStdString(progress.stage));
            }).has_value());
    QCOMPARE(stages, (QStringList{"step 1 of 3, analyze", "step 2 of 3, analyze", "step 3 of 3, analyze"}));
    for (const QString& stage : stages) {
      std::stop_source source;
      const auto stopped = chooseInSteps(
          model, network, steps,
          [&](const Progress& progress) {
            if (QString::fromStdString(progress.stage) == stage) source.request_stop();
          },
          source.get_token());
      QVERIFY(!stopped.has_value());
    }
  }

  void dataIsAskedForWhereItIsNeeded() {
    const Model model = openModel(folder / "residual_scripted.pt");
    const Network network = inspect(model, input);
    Steps steps;
    steps.count = 2;
    steps.selection.ratio = 0.5;
    QVERIFY_EXCEPTION_THROWN(chooseInSteps(model, network, steps), Error);
    const Coverage coverage = analyze(model, *images(), {});
    steps.evidence.coverage = &coverage;
    QVERIFY_EXCEPTION_THROWN(chooseInSteps(model, network, steps), Error);
    steps.count = 1;
    QVERIFY(chooseInSteps(model, network, steps).has_value());
    steps.count = 0;
    QVERIFY_EXCEPTION_THROWN(chooseInSteps(model, network, steps), Error);
  }
};

QTEST_GUILESS_MAIN(IterativeTest)
#include "tst_iterative.moc"
