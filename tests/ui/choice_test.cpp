// The values behind the pruning panel: choices, presets, wishes for layers, undo, the forecast, the comparison.
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "tests/ui/fixtures.h"
#include "ui/base/formats.h"
#include "ui/models/comparison.h"
#include "ui/session/image_split.h"
#include "ui/session/layer_choices.h"
#include "ui/session/pruning_history.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

/// Nothing but numbers, and who read them.
class Numbers : public Dataset {
 public:
  std::size_t size() const override { return 5; }
  RawSample read(std::size_t index) const override { return {{1}, std::vector<float>{static_cast<float>(index)}}; }
  std::optional<std::int64_t> label(std::size_t index) const override { return static_cast<std::int64_t>(index * 10); }
  bool hasLabels() const override { return true; }
};

PruningChoice withRatio(PruningChoice choice, double ratio) {
  setAmount(choice.selection, Amount::ratio, ratio);
  return choice;
}

}  // namespace

class ChoiceTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
  void cleanupTestCase() { QLocale::setDefault(QLocale::c()); }

  void amounts() {
    Selection selection;
    selection.ratio = 0.3;
    QVERIFY(amountOf(selection) == Amount::ratio);
    setAmount(selection, Amount::macs, 0.4);
    QVERIFY(amountOf(selection) == Amount::macs);
    QCOMPARE(shareOf(selection), 0.4);
    setAmount(selection, Amount::parameters, 0.6);
    QVERIFY(!selection.targetMacs && *selection.targetParameters == 0.6);
    QCOMPARE(selection.ratio, 0.3);
    setAmount(selection, Amount::ratio, 0.2);
    QVERIFY(!selection.targetMacs && !selection.targetParameters);
    QCOMPARE(shareOf(selection), 0.2);
  }

  void presetsKeepWhatTheyDoNotDecide() {
    PruningChoice own;
    own.selection.roundTo = 8;
    own.selection.ignore = {"conv1"};
    own.recovery = {Repair::none, false, 2};
    const PruningChoice keep = withPreset(Preset::keepAccuracy, own);
    QVERIFY(keep.criterion.name == "obs");
    QCOMPARE(*keep.selection.targetMacs, 0.5);
    QVERIFY(keep.selection.scope == Scope::damage);
    QCOMPARE(keep.selection.roundTo, 8);
    QCOMPARE(keep.selection.ignore.size(), 1u);
    QVERIFY(keep.recovery == RecoveryChoice());
    QCOMPARE(*withPreset(Preset::smallest, own).selection.targetMacs, 0.25);
    const PruningChoice coverage = withPreset(Preset::coverage, keep);
    QVERIFY(coverage.criterion.name == "coverage");
    QVERIFY(amountOf(coverage.selection) == Amount::ratio && coverage.selection.scope == Scope::layer);
    QVERIFY(withPreset(Preset::standard, own) == PruningChoice());
  }

  void damageScopeNeedsScoresOfDamage() {
    PruningChoice choice = withPreset(Preset::keepAccuracy, {});
    fitScope(choice);
    QVERIFY(choice.selection.scope == Scope::damage);
    choice.criterion.name = "random";
    fitScope(choice);
    QVERIFY(choice.selection.scope == Scope::layer);
  }

  void wishesAreShared() {
    Network network = *networkOf({{"a", 4}, {"b", 4}, {"c", 4}, {"fc", 2}});
    network.groups[0].layers = {0, 1};
    Selection selection;
    setOwnRatio(selection, network, 0, 0.25);
    QCOMPARE(*ownRatio(selection, network, 1), 0.25);
    QVERIFY(!ownRatio(selection, network, 2));
    setOwnRatio(selection, network, 1, 0.75);
    QCOMPARE(selection.layerRatios.size(), 1u);
    QCOMPARE(*ownRatio(selection, network, 0), 0.75);
    setOwnRatio(selection, network, 0, std::nullopt);
    QVERIFY(selection.layerRatios.empty());
    setIgnored(selection, network, 1, true);
    QVERIFY(isIgnored(selection, network, 0) && !isIgnored(selection, network, 2));
    setIgnored(selection, network, 0, false);
    QVERIFY(selection.ignore.empty());
    QVERIFY(canBePruned(network, 0) && !canBePruned(network, 3));
  }

  void aDragIsOneStep() {
    QThreadPool pool;
    Pruning pruning(pool);
    PruningHistory history(pruning);
    const auto set = [&](double ratio) { history.change(Edit::share, withRatio(pruning.choice(), ratio)); };
    history.beginDrag();
    for (const double ratio : {0.6, 0.7, 0.8}) set(ratio);
    history.endDrag();
    history.beginDrag();
    for (const double ratio : {0.4, 0.3}) set(ratio);
    history.endDrag();
    QCOMPARE(history.stack().count(), 2);
    history.stack().undo();
    QCOMPARE(pruning.selection().ratio, 0.8);
    history.stack().undo();
    QCOMPARE(pruning.selection().ratio, 0.5);
    history.stack().redo();
    QCOMPARE(pruning.selection().ratio, 0.8);
  }

  void quickStepsAreOneAndOthersAreNot() {
    QThreadPool pool;
    Pruning pruning(pool);
    PruningHistory history(pruning);
    history.change(Edit::share, withRatio(pruning.choice(), 0.51));
    history.change(Edit::share, withRatio(pruning.choice(), 0.52));
    QCOMPARE(history.stack().count(), 1);
    PruningChoice choice = pruning.choice();
    choice.selection.roundTo = 8;
    history.change(Edit::rounding, choice);
    choice.selection.scope = Scope::global;
    history.change(Edit::scope, choice);
    choice.selection.scope = Scope::family;
    history.change(Edit::scope, choice);
    QCOMPARE(history.stack().count(), 4);
    history.change(Edit::scope, choice);  // nothing new
    QCOMPARE(history.stack().count(), 4);
    while (history.stack().canUndo()) history.stack().undo();
    QVERIFY(pruning.choice() == PruningChoice());
    while (history.stack().canRedo()) history.stack().redo();
    QVERIFY(pruning.choice() == choice);
  }

  void aDragBackToTheStartIsNoStep() {
    QThreadPool pool;
    Pruning pruning(pool);
    PruningHistory history(pruning);
    history.beginDrag();
    history.change(Edit::share, withRatio(pruning.choice(), 0.6));
    history.change(Edit::share, withRatio(pruning.choice(), 0.5));
    history.endDrag();
    QCOMPARE(history.stack().count(), 0);
    QCOMPARE(pruning.selection().ratio, 0.5);
  }

  void forecastFollowsGroupsAndSensitivity() {
    Network network = *networkOf({{"a", 4}, {"b", 4}, {"fc", 2}});
    for (auto& layer : network.layers) layer.weight = layer.name + ".weight";
    std::vector<char> keeps(8, 1);
    keeps[0] = keeps[5] = 0;
    Moments moments;
    moments.sensitivity = {{"b.weight", 0.5}};
    const Forecast forecast = forecastOf(network, moments, {{"b", 0.2}, {"fc", 0.04}}, planFor(network, keeps));
    QVERIFY(std::abs(forecast.total - 0.14) < 1e-12);
    QCOMPARE(*forecast.byLayer[0], 0.1);
    QCOMPARE(*forecast.byLayer[1], 0.04);
    QVERIFY(!forecast.byLayer[2]);
    QCOMPARE(*forecast.worst, 0u);
  }

  void imagesAreKeptApart() {
    const auto recorded = std::make_shared<const RecordedDataset>(std::make_shared<Numbers>());
    QCOMPARE(recorded->unread().size(), 5u);
    recorded->read(1);
    recorded->read(3);
    const auto rest = partOf(recorded->whole(), recorded->unread());
    QCOMPARE(rest->size(), 3u);
    QCOMPARE(std::get<1>(rest->read(1).values).front(), 2.0f);
    QCOMPARE(*rest->label(2), 40);
    QCOMPARE(recorded->unread().size(), 3u);
  }

  void comparisonAsTableAndCsv() {
    ExportResult result;
    result.exported.report.before = {1000, 4000};
    result.exported.report.after = {250, 1000};
    result.exported.report.bytesBefore = 8000;
    result.exported.report.bytesAfter = 2000;
    Comparison comparison;
    comparison.before = Evaluation{};
    comparison.before->top1 = 0.9;
    comparison.after.top1 = 0.875;
    comparison.after.agreement = 0.95;
    comparison.after.images = 400;
    result.comparison = comparison;
    result.comparedOn = "folder/pictures";
    result.latency = LatencyPair{};
    result.latency->before.median = 0.5;
    result.latency->after.median = 0.125;
    QLocale::setDefault(QLocale(QLocale::Turkish));
    const std::string csv = comparisonCsv(result);
    QLocale::setDefault(QLocale(QLocale::English));
    QCOMPARE(csv, std::string("figure,before,after,difference\r\ntop1,0.9,0.875,-0.025000000000000022\r\n"
                              "agreement,,0.95,\r\nparameters,1000,250,-750\r\nmacs,4000,1000,-3000\r\n"
                              "bytes,8000,2000,-6000\r\nlatency_seconds,0.5,0.125,-0.375\r\n"));
    const CostRow top1 = rowOf(figuresOf(result).front());
    QCOMPARE(top1.difference, "−2.50 points");
    QVERIFY(top1.isWorse && !top1.left);
    const CostRow time = rowOf(figuresOf(result).back());
    QCOMPARE(time.after, "125.0 ms");
    QCOMPARE(time.difference, "−75.0 %");
    QVERIFY2(judgedText(result).contains("400 images of pictures"), qPrintable(judgedText(result)));
    QVERIFY(!judgedText(result).contains("not finite"));
    result.comparison->after.nonfinite = 3;
    QVERIFY2(judgedText(result).contains("3 of 400 images gave scores that are not finite"),
             qPrintable(judgedText(result)));
    result.comparison->unseen = false;
    QVERIFY(judgedText(result).contains("All images"));
  }

  void damageTexts() {
    QCOMPARE(damageText(0), "0.00 %");
    QCOMPARE(damageText(0.00001), "below 0.01 %");
    QCOMPARE(damageText(0.0084), "0.84 %");
    QCOMPARE(damageText(0.052), "5.2 %");
    QCOMPARE(damageText(0.31), "31 %");
  }
};

QTEST_MAIN(ChoiceTest)
#include "choice_test.moc"
