// Choosing units: the contract's rule for ratios, rounding, patterns, targets and plans.
#include <QtTest>
#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

#include "core/base/error.h"
#include "core/pruning/families.h"
#include "core/pruning/plan.h"
#include "core/pruning/selection.h"

using namespace cleanai;

namespace {

// Layers in a row, of these widths, and a fixed output of 3 channels. Layers of one name but for a digit are of one
// type.
Network chainOf(const std::vector<std::pair<std::string, std::size_t>>& widths) {
  Network network;
  network.inputs = {{1, 2}};
  std::vector<Unit> inputs(2, fixedUnit);
  const auto addLayer = [&](const std::string& name, const std::vector<Unit>& outputs) {
    Layer made;
    made.name = name;
    made.weight = name + ".weight";
    made.type = name.substr(0, name.find_first_of("0123456789"));
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
    inputs = outputs;
  };
  for (const auto& [name, width] : widths) {
    std::vector<Unit> units(width);
    std::iota(units.begin(), units.end(), static_cast<Unit>(network.unitCount));
    addLayer(name, units);
    const std::size_t place = network.layers.size() - 1;
    network.groups.push_back({units, {place}, {place + 1}, {}});
    network.unitCount += width;
  }
  addLayer("head", std::vector<Unit>(3, fixedUnit));
  network.layers.back().lockedBecause = "the network's output";
  return network;
}

Network chain() { return chainOf({{"first", 10}, {"second", 4}}); }

std::vector<double> ascending() {
  std::vector<double> scores(14);
  std::iota(scores.begin(), scores.end(), 1.0);
  return scores;
}

std::size_t keptIn(const Plan& plan, std::size_t layer) { return plan.layers[layer].kept.size(); }

std::vector<double> randomScores(const Network& network, unsigned seed) {
  std::mt19937 generator(seed);
  std::vector<double> scores(network.unitCount);
  for (auto& score : scores) score = 0.01 + static_cast<double>(generator() % 1000);
  return scores;
}

const Constraint* constraintIn(const Plan& plan, Constraint::Kind kind) {
  const auto found = std::find_if(plan.constraints.begin(), plan.constraints.end(),
                                  [&](const Constraint& constraint) { return constraint.kind == kind; });
  return found == plan.constraints.end() ? nullptr : &*found;
}

// The plan with the next multiple of `roundTo` of a group's best removed units put back.
std::vector<char> withOneStepMore(const Group& group, const Plan& plan, const std::vector<double>& scores,
                                  int roundTo) {
  std::vector<Unit> removed;
  for (const Unit unit : group.units)
    if (!plan.keeps[static_cast<std::size_t>(unit)]) removed.push_back(unit);
  std::sort(removed.begin(), removed.end(),
            [&](Unit a, Unit b) { return scores[static_cast<std::size_t>(a)] > scores[static_cast<std::size_t>(b)]; });
  removed.resize(std::min(removed.size(), static_cast<std::size_t>(roundTo)));
  std::vector<char> keeps = plan.keeps;
  for (const Unit unit : removed) keeps[static_cast<std::size_t>(unit)] = 1;
  return keeps;
}

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

  void targetsAreMetWithinOneStep_data() {
    QTest::addColumn<bool>("macs");
    QTest::addColumn<int>("scope");
    QTest::addColumn<int>("roundTo");
    QTest::addColumn<double>("target");
    for (const bool macs : {true, false})
      for (const Scope scope : {Scope::layer, Scope::family, Scope::global, Scope::damage})
        for (const int roundTo : {1, 4})
          for (const double target : {1.0, 0.8, 0.5, 0.31, 0.1})
            QTest::addRow("%s, scope %d, steps of %d, %g", macs ? "MACs" : "parameters", static_cast<int>(scope),
                          roundTo, target)
                << macs << static_cast<int>(scope) << roundTo << target;
  }

  void targetsAreMetWithinOneStep() {
    QFETCH(bool, macs);
    QFETCH(int, scope);
    QFETCH(int, roundTo);
    QFETCH(double, target);
    const Network network = chainOf({{"a1", 24}, {"b1", 40}, {"a2", 24}, {"b2", 56}, {"c1", 12}});
    const auto part = macs ? &Cost::macs : &Cost::parameters;
    const double budget = target * static_cast<double>(network.cost.*part);
    for (const unsigned seed : {1U, 2U, 3U}) {
      const auto scores = randomScores(network, seed);
      Selection selection;
      (macs ? selection.targetMacs : selection.targetParameters) = target;
      selection.scope = static_cast<Scope>(scope);
      selection.roundTo = roundTo;
      const Plan plan = choose(network, scores, selection);
      QVERIFY(static_cast<double>(costOf(network, plan).*part) <= budget);
      QVERIFY(!constraintIn(plan, Constraint::Kind::target));
      for (const auto& group : network.groups) {
        const auto more = withOneStepMore(group, plan, scores, roundTo);
        if (more != plan.keeps) QVERIFY(static_cast<double>(costOf(network, more).*part) > budget);
      }
    }
  }

  void aTargetOutOfReachIsMetAsNearlyAsPossible() {
    const Network network = chain();
    Selection selection;
    selection.targetMacs = 0.01;
    const Plan plan = choose(network, ascending(), selection);
    QCOMPARE(keptIn(plan, 0) + keptIn(plan, 1), std::size_t{2});
    const Constraint* constraint = constraintIn(plan, Constraint::Kind::target);
    QVERIFY(constraint);
    QCOMPARE(QString::fromStdString(constraint->subject), QString("macs"));
    QCOMPARE(constraint->asked, 0.01);
    QCOMPARE(constraint->reached, (2.0 + 1.0 + 3.0) / static_cast<double>(network.cost.macs));
  }

  void familiesAreRankedTogetherAndApart() {
    const Network network = chainOf({{"a1", 4}, {"b1", 4}, {"a2", 4}, {"b2", 4}, {"a3", 4}});
    // a1 and a2 produce what a b takes; a3 feeds the head and is a family of its own, as is b2 beside b1: both feed an
    // a.
    std::vector<double> scores{1, 2, 3, 4, 50, 60, 70, 80, 5, 6, 7, 8, 10, 20, 30, 40, 1, 1, 1, 1};
    Selection selection;
    selection.ratio = 0.5;
    selection.scope = Scope::family;
    const Plan plan = choose(network, scores, selection);
    QCOMPARE(keptIn(plan, 0), std::size_t{1});  // never none
    QCOMPARE(keptIn(plan, 2), std::size_t{3});
    QCOMPARE(keptIn(plan, 1), std::size_t{3});
    QCOMPARE(keptIn(plan, 3), std::size_t{1});
    QCOMPARE(keptIn(plan, 4), std::size_t{2});
    QCOMPARE(familiesOf(network), (std::vector<std::size_t>{0, 1, 0, 1, 2}));
    Network kernels = network;
    kernels.layers[2].weightShape.insert(kernels.layers[2].weightShape.end(), {3, 3});
    QCOMPARE(familiesOf(kernels), (std::vector<std::size_t>{0, 1, 2, 3, 4}));
    Network grouped = network;
    grouped.layers[0].groups = grouped.layers[0].inputs;
    QCOMPARE(familiesOf(grouped), (std::vector<std::size_t>{0, 1, 2, 1, 3}));
  }

  void floorsHoldAndAreReported() {
    Selection selection;
    selection.ratio = 0.9;
    selection.minShare = 0.25;
    Plan plan = choose(chain(), ascending(), selection);
    QCOMPARE(keptIn(plan, 0), std::size_t{3});  // 2.5, rounded up
    QCOMPARE(keptIn(plan, 1), std::size_t{1});
    const Constraint* floor = constraintIn(plan, Constraint::Kind::floor);
    QVERIFY(floor);
    QCOMPARE(floor->layers, std::vector<std::string>{"first"});
    QCOMPARE(floor->channels, std::int64_t{2});

    selection.minShare = 0;
    selection.minChannels = 3;
    selection.scope = Scope::global;
    plan = choose(chain(), ascending(), selection);
    QCOMPARE(keptIn(plan, 0), std::size_t{3});
    QCOMPARE(keptIn(plan, 1), std::size_t{3});
    selection.minChannels = 20;
    plan = choose(chain(), ascending(), selection);
    QCOMPARE(keptIn(plan, 0) + keptIn(plan, 1), std::size_t{14});
  }

  void whatBindsIsReported() {
    Selection selection;
    selection.ratio = 0.5;
    QVERIFY(choose(chain(), ascending(), selection).constraints.empty());

    selection.roundTo = 4;
    const Plan rounded = choose(chain(), ascending(), selection);
    const Constraint* rounding = constraintIn(rounded, Constraint::Kind::rounding);
    QVERIFY(rounding);
    QCOMPARE(rounding->channels, std::int64_t{3 + 2});
    QCOMPARE(rounding->layers, (std::vector<std::string>{"first", "second"}));
    QCOMPARE(rounded.constraints.size(), std::size_t{1});

    selection.roundTo = 1;
    selection.ignore = {"first"};
    selection.layerRatios = {{"he*", 0.5}};
    const Plan held = choose(chain(), ascending(), selection);
    QCOMPARE(held.constraints.size(), std::size_t{2});
    QCOMPARE(constraintIn(held, Constraint::Kind::ignored)->channels, std::int64_t{10});
    QCOMPARE(constraintIn(held, Constraint::Kind::ignored)->layers, std::vector<std::string>{"first"});
    QCOMPARE(QString::fromStdString(constraintIn(held, Constraint::Kind::locked)->subject), QString("he*"));
    QCOMPARE(constraintIn(held, Constraint::Kind::locked)->layers, std::vector<std::string>{"head"});
  }

  void everyLayerKeepsItsBestFifthAsLongAsPossible() {
    std::vector<double> scores(14, 1.0);  // of the first layer, a thousandth of the second's
    std::fill(scores.begin() + 10, scores.end(), 1000.0);
    Selection selection;
    selection.scope = Scope::damage;
    const auto kept = [&](double ratio) {
      selection.ratio = ratio;
      const Plan plan = choose(chain(), scores, selection);
      return std::pair(plan.layers[0].kept.size(), plan.layers[1].kept.size());
    };
    QCOMPARE(kept(0.5), std::pair(std::size_t{3}, std::size_t{4}));
    QCOMPARE(kept(0.8), std::pair(std::size_t{2}, std::size_t{1}));
    QCOMPARE(kept(0.9), std::pair(std::size_t{1}, std::size_t{1}));
    selection.scope = Scope::global;
    QCOMPARE(choose(chain(), scores, selection).layers[0].kept.size(), std::size_t{1});
  }

  void unitsThatAreGoneGoFirst() {
    std::vector<double> scores = ascending();
    scores[9] = scores[13] = -std::numeric_limits<double>::infinity();
    Selection selection;
    selection.ratio = 0.3;
    for (const Scope scope : {Scope::layer, Scope::family, Scope::global, Scope::damage}) {
      selection.scope = scope;
      const Plan plan = choose(chain(), scores, selection);
      QVERIFY(!plan.keeps[9] && !plan.keeps[13]);
      QVERIFY(plan.keeps[8] && plan.keeps[12]);
    }
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
    selection.targetMacs = 0;
    refuses(selection);
    selection = {};
    selection.targetParameters = 1.5;
    refuses(selection);
    selection = {};
    selection.roundTo = 0;
    refuses(selection);
    selection = {};
    selection.minShare = 1.01;
    refuses(selection);
    selection = {};
    selection.minChannels = 0;
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
