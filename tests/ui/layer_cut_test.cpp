// The cut through a layer's curve, moved by mouse and keyboard.
#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "tests/ui/layer_scene.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

class LayerCutTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void draggingTheCutIsOneStep() {
    LayerScene scene;
    QVERIFY(scene.ready && scene.layer >= 0);
    auto& plot = scene.view.plot();
    auto& stack = scene.session.history().stack();
    const int before = scene.kept(), target = before - 5, steps = stack.count();
    QVERIFY(!scene.own());
    QTest::mousePress(&plot, Qt::LeftButton, {}, scene.cutAt(before));
    for (int kept = before - 1; kept >= target; --kept) {
      QTest::mouseMove(&plot, scene.cutAt(kept));
      QCOMPARE(scene.kept(), kept);  // live
      scene.draw();
    }
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, scene.cutAt(target));
    QCOMPARE(scene.kept(), target);
    QVERIFY(scene.own() && std::abs(*scene.own() - double(scene.channels() - target) / scene.channels()) < 1e-12);
    QCOMPARE(stack.count(), steps + 1);
    QTest::mouseMove(&plot, scene.cutAt(target + 8));  // released: nothing moves
    QCOMPARE(scene.kept(), target);
    stack.undo();
    QCOMPARE(scene.kept(), before);
    QVERIFY(!scene.own());
    stack.redo();
    QCOMPARE(scene.kept(), target);
  }

  void aSecondDragIsASecondStep() {
    LayerScene scene;
    QVERIFY(scene.ready);
    auto& plot = scene.view.plot();
    const int steps = scene.session.history().stack().count();
    for (const int by : {3, 2}) {
      const int kept = scene.kept();
      QTest::mousePress(&plot, Qt::LeftButton, {}, scene.cutAt(kept));
      QTest::mouseMove(&plot, scene.cutAt(kept - by));
      QTest::mouseRelease(&plot, Qt::LeftButton, {}, scene.cutAt(kept - by));
      QCOMPARE(scene.kept(), kept - by);
      scene.draw();
    }
    QCOMPARE(scene.session.history().stack().count(), steps + 2);
  }

  void keysMoveTheCutByOne() {
    LayerScene scene;
    QVERIFY(scene.ready);
    auto& plot = scene.view.plot();
    auto& stack = scene.session.history().stack();
    const int before = scene.kept(), steps = stack.count();
    QTest::keyClick(&plot, Qt::Key_Left);
    QCOMPARE(scene.kept(), before - 1);
    QTest::keyClick(&plot, Qt::Key_Right);
    QTest::keyClick(&plot, Qt::Key_Right);
    QCOMPARE(scene.kept(), before + 1);
    QCOMPARE(stack.count(), steps + 3);
    for (int i = 0; i < 4; ++i) QTest::keyPress(&plot, Qt::Key_Left);  // held down
    QTest::keyRelease(&plot, Qt::Key_Left);
    QCOMPARE(scene.kept(), before - 3);
    QCOMPARE(stack.count(), steps + 4);
    QTest::keyClick(&plot, Qt::Key_Delete);
    QCOMPARE(scene.kept(), before);
    QVERIFY(!scene.own());
  }

  void roundingDoesNotSwallowSteps() {
    LayerScene scene;
    QVERIFY(scene.ready);
    PruningChoice choice = scene.session.pruning().choice();
    choice.selection.roundTo = 4;
    scene.session.history().change(Edit::rounding, choice);
    const int before = scene.kept();
    QTest::keyClick(&scene.view.plot(), Qt::Key_Left);
    QCOMPARE(scene.kept(), before - 4);
  }

  void whatIsHeldHasNoCutToMove() {
    LayerScene scene;
    QVERIFY(scene.ready);
    auto& plot = scene.view.plot();
    const int last = static_cast<int>(scene.network().layers.size()) - 1;
    QVERIFY(!canBePruned(scene.network(), static_cast<std::size_t>(last)));
    scene.session.view().setLayer(last);
    const int steps = scene.session.history().stack().count();
    QTest::keyClick(&plot, Qt::Key_Left);
    QTest::keyClick(&plot, Qt::Key_Delete);
    QCOMPARE(scene.session.history().stack().count(), steps);
  }

  void theCutsTextStaysWithinTheAxes() {
    CurvePlot plot;
    plot.resize(200, 160);
    for (const int kept : {1, 6, 11, 15}) {
      std::vector<double> values(16);
      std::iota(values.rbegin(), values.rend(), 1.0);
      std::vector<char> keeps(16, 0);
      std::fill_n(keeps.begin(), kept, char{1});
      plot.showChannels(values, keeps, "importance");
      plot.replot();
      for (int i = 0; i < plot.itemCount(); ++i)
        if (const auto* text = qobject_cast<QCPItemText*>(plot.item(i))) {
          QVERIFY(text->left->pixelPosition().x() >= plot.axisRect()->left() - 1);
          QVERIFY(text->right->pixelPosition().x() <= plot.axisRect()->right() + 1);
        }
    }
  }
};

QTEST_MAIN(LayerCutTest)
#include "layer_cut_test.moc"
