// The pruning panel offscreen, on the real sample: amounts, criteria, damage, undo, and what the result is judged by.
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTest>
#include <cmath>

#include "tests/ui/fixtures.h"
#include "ui/panels/preset_menu.h"
#include "ui/session/layer_choices.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

class PruningTest : public QObject {
  Q_OBJECT

 private slots:
  void targetsAndDamage() {
    TestWindow test;
    Session& session = test.window.session();
    PruningPanel& panel = test.window.workspace().pruning();
    auto* scopes = qobject_cast<QStandardItemModel*>(panel.scope().model());
    const int damageScope = panel.scope().findData(static_cast<int>(Scope::damage));
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    QVERIFY(!scopes->item(damageScope)->isEnabled());
    QVERIFY(session.damage().forecast());

    // From a ratio to a target the network stays where it is.
    const double left = double(session.pruning().cost().macs) / double(session.network()->cost.macs);
    panel.amount().setCurrentIndex(panel.amount().findData(static_cast<int>(Amount::macs)));
    QVERIFY(std::abs(*session.pruning().selection().targetMacs - left) <= 0.005);
    panel.slider().setValue(40);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(double(session.pruning().cost().macs) <= 0.4 * double(session.network()->cost.macs));
    QVERIFY(double(session.pruning().cost().macs) >= 0.37 * double(session.network()->cost.macs));
    panel.amount().setCurrentIndex(panel.amount().findData(static_cast<int>(Amount::parameters)));
    panel.slider().setValue(60);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(double(session.pruning().cost().parameters) <= 0.6 * double(session.network()->cost.parameters));

    // Optimal brain surgeon from the moments of the analysis, kept for the next time.
    panel.criterion().setCriterion("obs");
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.pruning().plan());
    QVERIFY(scopes->item(damageScope)->isEnabled());
    const UnitScores ranked = session.pruning().scores();
    panel.scope().setCurrentIndex(damageScope);
    panel.slider().setValue(50);
    QVERIFY(waitUntilIdle(session));
    QCOMPARE(session.pruning().scores(), ranked);
    const double half = session.damage().forecast()->total;
    QVERIFY(half > 0);
    QVERIFY(panel.damageText().contains(u'%'));
    panel.slider().setValue(30);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.damage().forecast()->total > half);
    const LayerModel& layers = test.window.workspace().layers().model();
    int warned = 0;
    for (int row = 0; row < layers.rowCount(); ++row)
      warned += layers.index(row, LayerModel::damage).data(Qt::ForegroundRole).isValid() ? 1 : 0;
    QVERIFY(warned > 0 && warned < layers.rowCount());

    // Other scores are no damage.
    panel.criterion().setCriterion("magnitude_l1");
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.pruning().selection().scope == Scope::layer);
    QVERIFY(!scopes->item(damageScope)->isEnabled());
  }

  void criteriaSayWhatTheyWaitFor() {
    TestWindow test;
    Session& session = test.window.session();
    CriterionBox& box = test.window.workspace().pruning().criterion();
    const auto text = [&](const char* name) { return box.itemText(box.findData(name)); };
    const auto enabled = [&](const char* name) {
      return qobject_cast<QStandardItemModel*>(box.model())->item(box.findData(name))->isEnabled();
    };
    session.openModel(sampleFiles().model);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(text("obs").contains("needs data") && !enabled("obs"));
    DataChoice noise;
    noise.source = QStringLiteral("random:256");
    noise.randomShape = {1, 28, 28};
    session.setData(noise);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(text("wanda").contains("needs an analysis") && enabled("magnitude_l1"));
    QCOMPARE(text("coverage"), "Coverage of the data");
    QVERIFY(box.itemData(box.findData("coverage"), Qt::ToolTipRole).toString().contains("needs an analysis"));
    session.analyze();
    QVERIFY(waitUntilIdle(session));
    QVERIFY(enabled("coverage") && enabled("wanda") && !enabled("obs"));
    QVERIFY(text("obs").contains("noise"));
    QVERIFY(!session.moments());
  }

  void everyChoiceIsUndone() {
    TestWindow test;
    Session& session = test.window.session();
    Workspace& page = test.window.workspace();
    PruningPanel& panel = page.pruning();
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    const Cost first = session.pruning().cost();
    const auto undo = [&] { QTest::keyClick(&test.window, Qt::Key_Z, Qt::ControlModifier); };
    const auto redo = [&] { QTest::keyClick(&test.window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); };

    // A drag with the mouse is one step.
    QSlider& slider = panel.slider();
    slider.setSliderDown(true);
    for (const int percent : {55, 60, 70}) slider.setSliderPosition(percent);
    slider.setSliderDown(false);
    QCOMPARE(session.history().stack().count(), 1);
    undo();
    QCOMPARE(slider.value(), 50);
    QCOMPARE(session.pruning().cost().macs, first.macs);
    redo();
    QCOMPARE(slider.value(), 70);

    // A layer's own share, typed into the table, and a layer that stays whole.
    const QModelIndex cell = page.layers().indexOf(1, LayerModel::share);
    page.layers().table().setCurrentIndex(page.layers().indexOf(1));
    page.layers().layerActions().front()->trigger();
    auto* editor = page.layers().table().findChild<QLineEdit*>();
    QVERIFY(editor);
    QTest::keyClicks(editor, "25");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(ownRatio(session.pruning().selection(), *session.network(), 1) == 0.25);
    QCOMPARE(cell.data().toString(), "25 %");
    page.layers().layerActions().back()->trigger();
    QCOMPARE(cell.data().toString(), "keep all");
    panel.recovery().recalibrate().setChecked(false);
    panel.minChannels().setValue(4);
    QCOMPARE(session.history().stack().count(), 5);

    // Presets and reset.
    QVERIFY(panel.presets().menu()->actions().front()->isEnabled());
    panel.presets().menu()->actions().front()->trigger();
    QVERIFY(waitUntilIdle(session));
    QCOMPARE(panel.criterion().criterion(), "obs");
    QVERIFY(panel.recovery().recalibrate().isChecked());
    resetPruning(session);
    QVERIFY(session.pruning().choice() == PruningChoice());
    QCOMPARE(session.history().stack().count(), 7);
    for (int step = 0; step < 7; ++step) undo();
    QVERIFY(waitUntilIdle(session));
    QVERIFY(!session.history().stack().canUndo());
    QVERIFY(session.pruning().choice() == PruningChoice());
    QCOMPARE(session.pruning().cost().macs, first.macs);
    for (int step = 0; step < 5; ++step) redo();
    QVERIFY(!panel.recovery().recalibrate().isChecked());
    QCOMPARE(panel.minChannels().value(), 4);
    QCOMPARE(cell.data().toString(), "keep all");

    // Another model starts anew.
    test.window.openModel(sampleFiles().model);
    QVERIFY(waitUntilIdle(session));
    QCOMPARE(session.history().stack().count(), 0);
    QVERIFY(session.pruning().selection().ignore.empty());
  }

  void withoutUnusedImagesThereIsOnlyTheAgreement() {
    TestWindow test;
    Session& session = test.window.session();
    session.openAndAnalyze(sampleFiles().model, sampleData());
    QVERIFY(waitUntilIdle(session));
    QCOMPARE(session.coverage()->data.images, 1000);
    session.exportPruned(test.folder.filePath(QStringLiteral("smaller.pt")));
    QVERIFY(waitUntilIdle(session));
    const auto& comparison = session.result()->comparison;
    QVERIFY(comparison && !comparison->unseen && !comparison->before);
    QVERIFY(*comparison->after.agreement > 0.7);
    QVERIFY(!test.window.workspace().result().text().contains("Top-1"));
    QVERIFY(test.window.workspace().result().text().contains("All images"));
  }
};

QTEST_MAIN(PruningTest)
#include "pruning_test.moc"
