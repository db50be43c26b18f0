// What keeps the accuracy, chosen and done in the window on the real sample: repairs, training on, amount by accuracy.
#include <QSignalSpy>
#include <QTest>

#include "core/model/model.h"
#include "tests/ui/fixtures.h"
#include "ui/base/stage_text.h"
#include "ui/panels/preset_menu.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

/// The sample, analysed, with a quarter of the MACs to leave where it damages least.
struct SmallestSample {
  SmallestSample() {
    test.window.openSample();
    if (!waitUntilIdle(session)) qFatal("the sample was not analysed");
    session.history().change(Edit::preset, withPreset(Preset::smallest, session.pruning().choice()));
    if (!waitUntilIdle(session)) qFatal("nothing was chosen");
  }
  void repairBy(Repair repair) {
    QComboBox& box = panel.recovery().repair();
    box.setCurrentIndex(box.findData(static_cast<int>(repair)));
  }
  QString file(const char* name) const { return test.folder.filePath(QLatin1String(name)); }

  TestWindow test;
  Session& session = test.window.session();
  PruningPanel& panel = test.window.workspace().pruning();
};

}  // namespace

class RepairTest : public QObject {
  Q_OBJECT

 private slots:
  void thoroughRepairKeepsMoreThanNone() {
    SmallestSample sample;
    const auto accuracyWith = [&](Repair repair, bool recalibrates) {
      sample.repairBy(repair);
      sample.panel.recovery().recalibrate().setChecked(recalibrates);
      sample.session.exportPruned(sample.file("smaller.pt"));
      if (!waitUntilIdle(sample.session) || !sample.session.result()) return 0.0;
      const auto& comparison = sample.session.result()->comparison;
      return comparison && comparison->unseen ? comparison->after.top1.value_or(0) : 0.0;
    };
    const double without = accuracyWith(Repair::none, false), fitted = accuracyWith(Repair::fitted, true);
    QVERIFY2(fitted > without + 0.1, qPrintable(QStringLiteral("%1 and %2").arg(without).arg(fitted)));
    const RecoveryReport& report = sample.session.result()->exported.recovery;
    QVERIFY(!report.fitted.empty() && !report.repaired.empty() && report.norms > 0);
    const QString text = sample.test.window.workspace().result().text();
    QVERIFY2(text.contains("Layers fitted to the original"), qPrintable(text));
    QVERIFY(!text.contains("Trained on"));

    // Every one of the choices is undone.
    while (sample.session.history().stack().canUndo()) sample.session.history().stack().undo();
    QVERIFY(sample.session.pruning().choice() == PruningChoice());
    QCOMPARE(sample.panel.recovery().repair().currentText(), "quick");
  }

  void trainingOnIsToldAndItsFileLoads() {
    SmallestSample sample;
    sample.panel.recovery().epochs().setValue(1);
    QCOMPARE(sample.session.pruning().choice().recovery.epochs, 1);
    sample.session.exportPruned(sample.file("trained.pt"));
    QVERIFY(waitUntilIdle(sample.session));
    QVERIFY(sample.session.result());
    const auto& training = sample.session.result()->exported.recovery.distillation;
    QVERIFY(training && training->epochs == 1 && training->heldOut > 0);
    QVERIFY(openModel(sample.file("trained.pt").toStdString()).parameterCount() <
            sample.session.model()->parameterCount());
    const QString text = sample.test.window.workspace().result().text();
    QVERIFY2(text.contains("Trained on for 1 epochs"), qPrintable(text));
    QVERIFY(text.contains(training->bestEpoch == 0 ? "became no better" : "held-out images"));
  }

  void cancelledTrainingWritesNoFile() {
    SmallestSample sample;
    Session& session = sample.session;
    sample.panel.recovery().epochs().setValue(10);
    bool trains = false;
    connect(&session.worker(), &Worker::progressed, &session, [&](Job, const Progress& progress) {
      if (!progress.stage.starts_with("distill") || progress.done == 0) return;
      trains = true;
      session.cancel();
    });
    session.exportPruned(sample.file("never.pt"));
    QVERIFY(waitUntilIdle(session));
    QVERIFY(trains);
    QVERIFY(!session.result());
    QCOMPARE(QDir(sample.test.folder.path()).entryList({QStringLiteral("never*")}).size(), 0);
  }

  void noiseRepairsNothing() {
    TestWindow test;
    Session& session = test.window.session();
    RecoveryEdit& edit = test.window.workspace().pruning().recovery();
    session.openModel(sampleFiles().model);
    DataChoice noise;
    noise.source = QStringLiteral("random:8");
    noise.randomShape = {1, 28, 28};
    session.setData(noise);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(!edit.epochs().isEnabled() && !edit.repair().isEnabled());
    QVERIFY(edit.reason().contains("Noise"));
    QVERIFY(!test.window.workspace().pruning().accuracyTarget().button().isEnabled());
    DataChoice one = sampleData();
    one.batchSize = 1;
    one.maxBatches = 1;
    session.setData(one);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(edit.repair().isEnabled() && !edit.epochs().isEnabled());
    QVERIFY(edit.reason().contains("more data"));
    session.setData(sampleData());
    QVERIFY(waitUntilIdle(session));
    QVERIFY(edit.epochs().isEnabled() && edit.reason().isEmpty());
  }

  void anAmountIsFoundByAccuracy() {
    SmallestSample sample;
    AccuracyTargetEdit& edit = sample.panel.accuracyTarget();
    sample.panel.slider().setValue(90);
    QVERIFY(waitUntilIdle(sample.session));
    const int steps = sample.session.history().stack().count();
    edit.setSearch({.steps = 2, .images = 200});
    edit.points().setValue(15);
    edit.button().click();
    QVERIFY(waitUntilIdle(sample.session));
    const auto& found = edit.target().found();
    QVERIFY(found && found->best && found->hasLabels);
    QCOMPARE(found->images, 200);
    QCOMPARE(found->steps.size(), 2u);
    QVERIFY(found->best->largestDrop <= 0.15);
    QCOMPARE(*sample.session.pruning().selection().targetMacs, found->best->target);
    QCOMPARE(sample.session.history().stack().count(), steps + 1);
    QVERIFY2(edit.text().contains("200 images with labels"), qPrintable(edit.text()));
    sample.session.history().stack().undo();
    QCOMPARE(*sample.session.pruning().selection().targetMacs, 0.9);
    QVERIFY2(edit.text().startsWith("Found for other choices"), qPrintable(edit.text()));
    edit.applyButton().click();
    QCOMPARE(*sample.session.pruning().selection().targetMacs, found->best->target);
    QVERIFY(!edit.text().startsWith("Found for other choices") && edit.applyButton().isHidden());
    sample.session.history().stack().undo();

    // What nobody can hold for certain is no target.
    edit.setSearch({.steps = 1, .images = 50});
    edit.points().setValue(0.1);
    edit.button().click();
    QVERIFY(waitUntilIdle(sample.session));
    QVERIFY(edit.target().found() && !edit.target().found()->best);
    QCOMPARE(*sample.session.pruning().selection().targetMacs, 0.9);
    QVERIFY2(edit.text().contains("No amount"), qPrintable(edit.text()));
  }

  void aChoiceChangedMeanwhileIsKeptAndWhatWasFoundToo() {
    SmallestSample sample;
    AccuracyTargetEdit& edit = sample.panel.accuracyTarget();
    sample.panel.slider().setValue(90);
    QVERIFY(waitUntilIdle(sample.session));
    edit.setSearch({.steps = 2, .images = 200});
    edit.points().setValue(15);
    edit.button().click();
    QVERIFY(sample.session.worker().busy());
    sample.panel.slider().setValue(70);
    const int steps = sample.session.history().stack().count();
    QVERIFY(waitUntilIdle(sample.session));
    QCOMPARE(*sample.session.pruning().selection().targetMacs, 0.7);
    QCOMPARE(sample.session.history().stack().count(), steps);
    const auto& found = edit.target().found();
    QVERIFY(found && found->best);
    QVERIFY2(edit.text().contains("200 images with labels"), qPrintable(edit.text()));
    QVERIFY(!edit.applyButton().isHidden());
    edit.applyButton().click();
    QCOMPARE(*sample.session.pruning().selection().targetMacs, found->best->target);
    QVERIFY(edit.applyButton().isHidden());
    sample.session.history().stack().undo();
    QCOMPARE(*sample.session.pruning().selection().targetMacs, 0.7);
    // Other data judge otherwise.
    DataChoice others = sample.session.choice();
    others.maxBatches = 1;
    sample.session.setData(others);
    QVERIFY(waitUntilIdle(sample.session));
    QVERIFY(!edit.target().found() && edit.applyButton().isHidden());
  }

  void withoutImagesLeftThereIsNoSearch() {
    TestWindow test;
    Session& session = test.window.session();
    session.openAndAnalyze(sampleFiles().model, sampleData());
    QVERIFY(waitUntilIdle(session));
    const AccuracyTargetEdit& edit = test.window.workspace().pruning().accuracyTarget();
    QVERIFY(edit.text().contains("All images are used"));
  }

  void stagesInWords() {
    QCOMPARE(stageText("fit 3 of 14"), "Fitting layer 3 of 14");
    QCOMPARE(stageText("trial 2 of 6, distill, epoch 1 of 4"), "Trial 2 of 6, Training, epoch 1 of 4");
    QCOMPARE(stageText("something new"), "something new");
  }
};

QTEST_MAIN(RepairTest)
#include "repair_test.moc"
