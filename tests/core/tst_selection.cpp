// Choosing units: the contract's rule for ratios, rounding, patterns, targets and plans.
#include <QtTest>
#include <numeric>

#include "core/base/error.h"
#include "core/pruning/plan.h"
#include "core/pruning/selection.h"

using namespace cleanai;

namespace {

// Two layers in a row, 10 and 4 units wide, and a fixed output of 3 channels.
Network chain() {
  Network network;
  network.inputs = {{1, 2}};
  const auto layer = [&](const char* name, std::vector<Unit> outputs, std::vector<Unit> inputs) {
    Layer made;
    made.name = name;
    made.weight = std::string(name) + ".weight";
    made.type = "Linear";
    made.channels = static_cast<std::int64_t>(outputs.size());
    made.inputs = static_cast<std::int64_t>(inputs.size());
    made.weightShape = {made.channels, made.inputs};
    made.macsPerWeight = 1;
    made.macs = made.channels * made.inputs;
    made.outputUnits = outputs;
    made.inputUnits = inputs;
    network.axes.push_back({made.weight, 0, outputs});
    network.axes.push_back({made.weight, 1, inputs});
    network.parameters.emplace_back(made.weight, made.weightShape);
    network.cost.parameters += made.macs;
    network.cost.macs += made.macs;
    network.layers.push_back(made);
  };
  std::vector<Unit> first(10), second(4);
  std::iota(first.begin(), first.end(), 0);
  std::iota(second.begin(), second.end(), 10);
  layer("first", first, {fixedUnit, fixedUnit});
  layer("second", second, first);
  layer("head", {fixedUnit, fixedUnit, fixedUnit}, second);
  network.unitCount = 14;
  network.groups = {{first, {0}, {1}}, {second, {1}, {2}}};
  return network;
}

std::vector<double> ascending() {
  std::vector<double> scores(14);
  std::iota(scores.begin(), scores.end(), 1.0);
  return scores;
}

std::size_t keptIn(const Plan& plan, std::size_t layer) { return plan.layers[layer].kept.size(); }

}  // namespace

class SelectionTest : public QObject {
  Q_OBJECT
 private slots:
  void ratioKeepsTheContractsCount_data() {
    QTest::addColumn<double>("ratio");
    QTest::addColumn<int>("roundTo");
    QTest::addColumn<int>("kept");
    QTest::newRow("nothing") << 0.0 << 1 << 10;
    QTest::newRow("floor") << 0.29 << 1 << 8;
    QTest::newRow("a decimal that binary floats miss") << 0.3 << 1 << 7;
    QTest::newRow("half") << 0.5 << 1 << 5;
    QTest::newRow("rounded up") << 0.5 << 4 << 8;
    QTest::newRow("rounded up past the width") << 0.1 << 16 << 10;
    QTest::newRow("never none") << 0.99 << 1 << 1;
  }

  void ratioKeepsTheContractsCount() {
    QFETCH(double, ratio);
    QFETCH(int, roundTo);
    QFETCH(int, kept);
    Selection selection;
    selection.ratio = ratio;
    selection.roundTo = roundTo;
    QCOMPARE(keptIn(choose(chain(), ascending(), selection), 0), static_cast<std::size_t>(kept));
  }

  void theSmallestScoresGo() {
    Selection selection;
    selection.ratio = 0.5;
    const Plan plan = choose(chain(), ascending(), selection);
    QCOMPARE(plan.layers[0].kept, (std::vector<std::int64_t>{5, 6, 7, 8, 9}));
    QCOMPARE(plan.layers[1].kept, (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(keptIn(plan, 2), std::size_t{3});
  }

  void patternsDecideByLayer() {
    Selection selection;
    selection.ratio = 0.5;
    selection.ignore = {"fir*"};
    selection.layerRatios = {{"*", 0.9}, {"sec*", 0.25}};
    const Plan plan = choose(chain(), ascending(), selection);
    QCOMPARE(keptIn(plan, 0), std::size_t{10});
    QCOMPARE(keptIn(plan, 1), std::size_t{3});
  }

  void globalScopeRemovesTheShareOfAll() {
    Selection selection;
    selection.ratio = 0.5;
    selection.scope = Scope::global;
    const Plan plan = choose(chain(), ascending(), selection);
    QCOMPARE(keptIn(plan, 0) + keptIn(plan, 1), std::size_t{7});
  }

  void targetsAreMet_data() {
    QTest::addColumn<double>("target");
    for (const double target : {1.0, 0.75, 0.5, 0.2}) QTest::addRow("%d %%", static_cast<int>(100 * target)) << target;
  }

  void targetsAreMet() {
    QFETCH(double, target);
    const Network network = chain();
    Selection selection;
    selection.targetMacs = target;
    selection.scope = Scope::global;
    const Cost cost = costOf(network, choose(network, ascending(), selection));
    QVERIFY(static_cast<double>(cost.macs) <= target * static_cast<double>(network.cost.macs));
    QVERIFY(static_cast<double>(cost.macs) > (target - 0.3) * static_cast<double>(network.cost.macs));
  }

  void costsFollowFromThePlan() {
    Selection selection;
    selection.ratio = 0.5;
    const Network network = chain();
    const Cost cost = costOf(network, choose(network, ascending(), selection));
    QCOMPARE(cost.macs, std::int64_t{5 * 2 + 2 * 5 + 3 * 2});
    QCOMPARE(cost.parameters, cost.macs);
  }

  void wrongWishesAreRefused() {
    const auto refuses = [](const Selection& selection) {
      QVERIFY_EXCEPTION_THROWN(choose(chain(), ascending(), selection), Error);
    };
    Selection selection;
    selection.ratio = 1;
    refuses(selection);
    selection.ratio = -0.1;
    refuses(selection);
    selection = {};
    selection.ignore = {"nobody"};
    refuses(selection);
    selection = {};
    selection.layerRatios = {{"first", 2.0}};
    refuses(selection);
    selection = {};
    selection.targetMacs = 0.01;
    refuses(selection);
    selection = {};
    selection.roundTo = 0;
    refuses(selection);
  }

  void plansRoundTrip() {
    QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "plan.json";
    const Network network = chain();
    Selection selection;
    selection.ratio = 0.5;
    const Plan plan = choose(network, ascending(), selection);
    savePlan(plan, "model.pt", "abc", file);
    QCOMPARE(loadPlan(network, file).keeps, plan.keeps);
    Network other = network;
    other.layers[0].channels = 11;
    QVERIFY_EXCEPTION_THROWN(loadPlan(other, file), Error);
  }
};

QTEST_GUILESS_MAIN(SelectionTest)
#include "tst_selection.moc"
