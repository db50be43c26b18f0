// What mouse, wheel and keys do in the heatmap, alone and in the window.
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "tests/ui/fixtures.h"
#include "tests/ui/heatmap_scene.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

class HeatmapActsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void manyLayersScroll() {
    std::vector<LayerCoverage> layers;
    for (int i = 0; i < 200; ++i) layers.push_back(layerOf("layer" + std::to_string(i), {0, 1, 2}));
    HeatmapScene scene(coverageOf(std::move(layers)));
    QVERIFY(scene.plot.visibleRows() < 40);
    scene.plot.setSelectedRow(150);
    scene.draw();
    QVERIFY(scene.plot.firstRow() <= 150 && 150 < scene.plot.firstRow() + scene.plot.visibleRows());
    scene.plot.setRowHeight(2);
    scene.draw();
    QVERIFY(scene.plot.visibleRows() > 100);
  }

  void mouseAndKeysSelectRows() {
    HeatmapScene scene(coverageOf({layerOf("a", {1}), layerOf("b", {1}), layerOf("c", {1})}));
    QSignalSpy clicked(&scene.plot, &HeatmapPlot::rowClicked);
    QTest::mouseClick(&scene.plot, Qt::LeftButton, {}, scene.plot.positionOf(1, 0).toPoint());
    QCOMPARE(clicked.takeFirst().at(0).toInt(), 1);
    scene.plot.setSelectedRow(1);
    QTest::keyClick(&scene.plot, Qt::Key_Down);
    QCOMPARE(clicked.takeFirst().at(0).toInt(), 2);
    QTest::keyClick(&scene.plot, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(clicked.takeFirst().at(0).toInt(), 0);
    scene.plot.setSelectedRow(0);
    QTest::keyClick(&scene.plot, Qt::Key_Up);
    QCOMPARE(clicked.takeFirst().at(0).toInt(), 0);
  }

  void mouseAndKeysSelectChannels() {
    HeatmapScene scene(coverageOf({layerOf("a", {1, 2, 3, 4}), layerOf("b", {1, 2})}));
    QSignalSpy rows(&scene.plot, &HeatmapPlot::rowClicked), channels(&scene.plot, &HeatmapPlot::channelClicked);
    QTest::mouseClick(&scene.plot, Qt::LeftButton, {}, scene.plot.positionOf(0, 2).toPoint());
    QCOMPARE(rows.takeFirst().at(0).toInt(), 0);
    QCOMPARE(channels.takeFirst().at(0).toInt(), 2);
    const QColor before = scene.colourAt(0, 2);
    scene.plot.setSelectedRow(0);
    scene.plot.setSelectedChannel(2);
    const QImage image = scene.draw();
    const int edge = int((scene.plot.positionOf(0, 1).x() + scene.plot.positionOf(0, 2).x()) / 2);
    QVERIFY(!similar(image.pixelColor(edge, int(scene.plot.positionOf(0, 2).y())), before));
    QVERIFY(similar(scene.colourAt(0, 2), before));  // the cell's own colour is left
    QTest::keyClick(&scene.plot, Qt::Key_Right);
    QCOMPARE(channels.takeFirst().at(0).toInt(), 3);
    QTest::keyClick(&scene.plot, Qt::Key_Left);
    QCOMPARE(channels.takeFirst().at(0).toInt(), 1);
    scene.drawing.order = ChannelOrder::score;
    scene.plot.setDrawing(metricNamed("mean"), scene.drawing);
    QTest::keyClick(&scene.plot, Qt::Key_Right);
    QCOMPARE(channels.takeFirst().at(0).toInt(), 1);  // 3 is followed by 2
    QCOMPARE(rows.count(), 0);
  }

  void zoomAndPan() {
    std::vector<double> values(1000, 1);
    values[600] = 2;
    HeatmapScene scene(coverageOf({layerOf("wide", values), layerOf("b", {1, 2})}));
    scene.plot.zoom(10, 0.6);
    scene.draw();
    QVERIFY(std::abs(scene.plot.window().to - scene.plot.window().from - 0.1) < 1e-9);
    const auto hit = scene.plot.hitAt(scene.plot.positionOf(0, 600));
    QVERIFY(hit && hit->begin == 600 && hit->end == 601 && hit->place == 600);
    QVERIFY(similar(scene.colourAt(0, 600), viridisColour(1)));
    QVERIFY(similar(scene.colourAt(0, 598), viridisColour(0.5)));

    scene.plot.zoom(1e6, 0.6);  // never less than some channels
    QVERIFY(std::abs(scene.plot.window().to - scene.plot.window().from - 0.008) < 1e-9);
    scene.plot.setSelectedRow(0);
    scene.plot.setSelectedChannel(10);  // pans there
    QVERIFY(scene.plot.window().from <= 0.0105 && scene.plot.window().to >= 0.0105);

    QSignalSpy rows(&scene.plot, &HeatmapPlot::rowClicked);
    scene.plot.setWindow({0.4, 0.6});
    scene.draw();
    QTest::mousePress(&scene.plot, Qt::LeftButton, {}, {300, 100});
    QTest::mouseMove(&scene.plot, {400, 100});
    QTest::mouseRelease(&scene.plot, Qt::LeftButton, {}, {400, 100});
    QVERIFY(scene.plot.window().from < 0.4);
    QCOMPARE(rows.count(), 0);  // a drag is no click
    const RowWindow dragged = scene.plot.window();
    QTest::keyClick(&scene.plot, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(scene.plot.window().from > dragged.from);
    scene.plot.setSelectedChannel(-1);
    QTest::keyClick(&scene.plot, Qt::Key_Plus);
    QVERIFY(scene.plot.window().to - scene.plot.window().from < 0.19);
    QSignalSpy whole(&scene.plot, &HeatmapPlot::wholeRequested);
    QTest::keyClick(&scene.plot, Qt::Key_Home);
    QCOMPARE(whole.count(), 1);
    QWheelEvent wheel({400, 100}, scene.plot.mapToGlobal(QPointF(400, 100)), {}, {0, -120}, {}, Qt::ShiftModifier,
                      Qt::NoScrollPhase, false);
    for (int i = 0; i < 20; ++i) QCoreApplication::sendEvent(&scene.plot, &wheel);
    QVERIFY(scene.plot.window() == RowWindow{});
  }

  void theWindowFollowsAtOnce() {
    TestWindow test;
    Session& session = test.window.session();
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    HeatmapView& view = test.window.workspace().heatmap();
    HeatmapPlot& plot = view.plot();
    const auto hatchedChannels = [&] {
      plot.replot();
      const QImage image = plot.toPixmap().toImage();
      std::size_t count = 0;
      for (std::size_t channel = 0; channel < session.coverage()->layers[2].statistics.channels.size(); ++channel)
        count += isHatched(image, plot, 2, channel) ? 1 : 0;
      return count;
    };
    plot.setRowHeight(40);
    const std::string name = session.coverage()->layers[2].name;
    const auto removed = [&] {
      for (const auto& layer : session.pruning().plan()->layers)
        if (layer.name == name) return static_cast<std::size_t>(layer.channels) - layer.kept.size();
      return std::size_t{0};
    };
    for (const int percent : {20, 70}) {
      test.window.workspace().pruning().slider().setValue(percent);
      QVERIFY(waitUntilIdle(session));
      QVERIFY(removed() > 0);
      QCOMPARE(hatchedChannels(), removed());
    }

    // A click selects layer and channel for every view.
    QTest::mouseClick(&plot, Qt::LeftButton, {}, plot.positionOf(1, 5).toPoint());
    QCOMPARE(session.network()->layers[static_cast<std::size_t>(session.view().layer())].name,
             session.coverage()->layers[1].name);
    QCOMPARE(session.view().channel(), 5);
    QTest::keyClick(&plot, Qt::Key_Down);
    QCOMPARE(session.view().channel(), -1);

    // A window that is too low for all rows gets a scroll bar that can be seen.
    plot.setRowHeight(0);
    test.window.resize(1000, 700);
    auto* scroll = view.findChild<QScrollBar*>();
    QTRY_VERIFY(plot.visibleRows() < plot.rowCount() && scroll->isVisible());
    QTRY_VERIFY2(scroll->width() > 5, qPrintable(QString::number(scroll->width())));
    test.window.resize(1400, 900);

    // The bar fits, and what is chosen in it is kept.
    QVERIFY2(view.minimumSizeHint().width() <= 560, qPrintable(QString::number(view.minimumSizeHint().width())));
    Drawing drawing = session.view().drawing();
    drawing.order = ChannelOrder::cluster;
    drawing.colours = ColourMap::cividis;
    session.view().setDrawing(drawing);
    QVERIFY(plot.colours() == ColourMap::cividis);
    const QByteArray byIndex = view.render("a.png");
    plot.setWindow({0.2, 0.4});
    QVERIFY(view.render("a.png") != byIndex);
    view.wholeAction()->trigger();
    QVERIFY(plot.window() == RowWindow{});
    MainWindow next(test.settings, sampleFiles());
    QCOMPARE(next.session().view().drawing(), drawing);
  }
};

QTEST_MAIN(HeatmapActsTest)
#include "heatmap_acts_test.moc"
