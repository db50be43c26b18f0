// The heatmap and the curve: every channel is there, colours and tooltips are right, and no score outlives a drawing.
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>
#include <tuple>
#include <utility>

#include "tests/ui/fixtures.h"
#include "ui/views/curve_plot.h"
#include "ui/views/heatmap_plot.h"
#include "ui/views/plot_theme.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

struct Scene {
  explicit Scene(std::shared_ptr<const Coverage> coverage, RowScale scale = RowScale::row,
                 Reduce reduce = Reduce::maximum) {
    plot.resize(800, 300);
    drawing.rowScale = scale;
    drawing.reduce = reduce;
    plot.setDrawing(metricNamed("mean"), drawing);
    plot.setCoverage(std::move(coverage));
    plot.show();
    draw();
  }
  QImage draw() {
    plot.replot();
    return plot.toPixmap().toImage();
  }
  QColor colourAt(int row, std::size_t channel) {
    const QImage image = draw();
    const QPointF at = plot.positionOf(row, channel);
    return image.pixelColor(int(at.x()), int(at.y()));
  }

  std::shared_ptr<ScoreLedger> ledger = std::make_shared<ScoreLedger>();
  Drawing drawing;
  HeatmapPlot plot{ledger};
};

QColor viridisColour(double t) {
  const auto [r, g, b] = viridis(t);
  return {r, g, b};
}

/// A plan that removes these channels of the layers.
std::shared_ptr<const Plan> planWithout(const std::vector<std::tuple<std::string, int, std::vector<int>>>& layers) {
  auto plan = std::make_shared<Plan>();
  for (const auto& [name, channels, removed] : layers) {
    LayerPlan layer{name, channels, {}};
    for (int channel = 0; channel < channels; ++channel)
      if (std::find(removed.begin(), removed.end(), channel) == removed.end()) layer.kept.push_back(channel);
    plan->layers.push_back(std::move(layer));
  }
  return plan;
}

/// Whether both a light and a dark line cross the cell of a channel.
bool isHatched(const QImage& image, const HeatmapPlot& plot, int row, std::size_t channel) {
  const QPointF middle = plot.positionOf(row, channel);
  const int reach = plot.rowHeight() / 2 - 3;
  int darkest = 255, lightest = 0;
  for (int y = int(middle.y()) - reach; y <= int(middle.y()) + reach; ++y) {
    const int lightness = image.pixelColor(int(middle.x()), y).lightness();
    darkest = std::min(darkest, lightness);
    lightest = std::max(lightest, lightness);
  }
  return lightest - darkest > 60;
}

bool similar(const QColor& a, const QColor& b) {
  return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 20;
}

}  // namespace

class HeatmapTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void coloursAreViridisOfTheShare() {
    Scene scene(coverageOf({layerOf("a", {0, 1, 2, 4}), layerOf("b", {0, 0.25, 0.5, 1})}));
    for (int row = 0; row < 2; ++row) {
      QVERIFY(similar(scene.colourAt(row, 0), viridisColour(0)));
      QVERIFY(similar(scene.colourAt(row, 1), viridisColour(0.25)));
      QVERIFY(similar(scene.colourAt(row, 3), viridisColour(1)));
    }
  }

  void oneScaleForAllRowsWhenAsked() {
    Scene scene(coverageOf({layerOf("a", {0, 1, 2, 4}), layerOf("b", {0, 1, 2, 2})}), RowScale::global);
    const QColor half = scene.colourAt(1, 3);
    QVERIFY2(similar(half, viridisColour(0.5)), qPrintable(half.name()));
    QVERIFY(similar(scene.colourAt(0, 3), viridisColour(1)));
  }

  void noValueHasItsOwnColour() {
    Scene scene(coverageOf({layerOf("a", {0, noValue, 1, 1}), layerOf("b", {noValue, noValue, noValue, noValue})}));
    QVERIFY(similar(scene.colourAt(0, 1), noValueColour()));
    QVERIFY(similar(scene.colourAt(1, 2), noValueColour()));
    QVERIFY(!similar(noValueColour(), viridisColour(0)));
  }

  void noChannelIsDropped() {
    constexpr std::size_t channels = 20000;
    for (const std::size_t hot : {std::size_t{0}, std::size_t{7777}, std::size_t{12345}, channels - 1}) {
      std::vector<double> values(channels, 0.1);
      values[hot] = 1;
      Scene scene(coverageOf({layerOf("wide", values), layerOf("other", {1})}));
      QVERIFY2(similar(scene.colourAt(0, hot), viridisColour(1)), qPrintable(QString::number(hot)));
    }
  }

  void narrowCellsShowMinimumOrMeanWhenAsked() {
    std::vector<double> values(20000, 1);
    values[5000] = 0;
    const auto coverage = coverageOf({layerOf("wide", values), layerOf("other", {1})});
    Scene lowest(coverage, RowScale::row, Reduce::minimum);
    QVERIFY(similar(lowest.colourAt(0, 5000), viridisColour(0)));
    Scene highest(coverage, RowScale::row, Reduce::maximum);
    QVERIFY(similar(highest.colourAt(0, 5000), viridisColour(1)));
  }

  void layerZeroIsOnTop() {
    Scene scene(coverageOf({layerOf("a", {1, 1}), layerOf("b", {1, 1})}));
    QVERIFY(scene.plot.positionOf(0, 0).y() < scene.plot.positionOf(1, 0).y());
  }

  void tooltipNamesLayerChannelAndExactValue() {
    Scene scene(coverageOf({layerOf("stem", {0.1, 0.30000000000000004, noValue, 4})}));
    const QString text = scene.plot.tooltipAt(scene.plot.positionOf(0, 1));
    QVERIFY2(text.contains("stem"), qPrintable(text));
    QVERIFY2(text.contains("channel 1 of 4"), qPrintable(text));
    QVERIFY2(text.contains("0.30000000000000004"), qPrintable(text));
    QVERIFY(scene.plot.tooltipAt(scene.plot.positionOf(0, 2)).contains("no value"));
    QVERIFY(scene.plot.tooltipAt({1, 1}).isEmpty());
  }

  void tooltipOfACellWithManyChannels() {
    std::vector<double> values(20000);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = double(i);
    Scene scene(coverageOf({layerOf("wide", values)}));
    const auto hit = scene.plot.hitAt(scene.plot.positionOf(0, 10000));
    QVERIFY(hit && hit->begin <= 10000 && hit->end > 10000 && hit->end - hit->begin > 1);
    const QString text = scene.plot.tooltipAt(scene.plot.positionOf(0, 10000));
    QVERIFY2(text.contains(QString("channels %1 to %2 of 20000").arg(hit->begin).arg(hit->end - 1)), qPrintable(text));
    QVERIFY(text.contains(QString("maximum %1").arg(hit->end - 1)));
  }

  void scoresAreReleasedAfterDrawing() {
    Scene scene(coverageOf({layerOf("a", {0, 1}), layerOf("b", {noValue, 1})}), RowScale::global);
    scene.plot.grab();
    scene.plot.tooltipAt(scene.plot.positionOf(0, 1));
    QVERIFY(scene.ledger->made > 0);
    QCOMPARE(scene.ledger->live.load(), 0);
  }

  void repaintingComputesNothing() {
    Scene scene(coverageOf({layerOf("a", {0, 1}), layerOf("b", {noValue, 1})}));
    const long made = scene.ledger->made;
    scene.draw();
    scene.plot.setSelectedRow(1);
    scene.draw();
    QCOMPARE(scene.ledger->made.load(), made);
  }

  void manyLayersScroll() {
    std::vector<LayerCoverage> layers;
    for (int i = 0; i < 200; ++i) layers.push_back(layerOf("layer" + std::to_string(i), {0, 1, 2}));
    Scene scene(coverageOf(std::move(layers)));
    QVERIFY(scene.plot.visibleRows() < 40);
    scene.plot.setSelectedRow(150);
    scene.draw();
    QVERIFY(scene.plot.firstRow() <= 150 && 150 < scene.plot.firstRow() + scene.plot.visibleRows());
    scene.plot.setRowHeight(2);
    scene.draw();
    QVERIFY(scene.plot.visibleRows() > 100);
  }

  void mouseAndKeysSelectRows() {
    Scene scene(coverageOf({layerOf("a", {1}), layerOf("b", {1}), layerOf("c", {1})}));
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

  void removedChannelsAreHatchedOnEveryMap_data() {
    QTest::addColumn<int>("map");
    for (int map = 0; map < 4; ++map) QTest::addRow("map %d", map) << map;
  }
  void removedChannelsAreHatchedOnEveryMap() {
    QFETCH(int, map);
    Scene scene(coverageOf({layerOf("a", {0, 1, 2, 4}), layerOf("b", {4, 4, 4, 4}), layerOf("c", {0, 0, 0, 0})}));
    scene.drawing.colours = static_cast<ColourMap>(map);
    scene.plot.setDrawing(metricNamed("mean"), scene.drawing);
    scene.draw();
    scene.plot.setPlan(planWithout({{"c", 4, {0, 3}}, {"a", 4, {1, 3}}, {"b", 4, {2}}}));
    const QImage image = scene.draw();
    for (std::size_t channel = 0; channel < 4; ++channel) {
      QCOMPARE(isHatched(image, scene.plot, 0, channel), channel == 1 || channel == 3);
      QCOMPARE(isHatched(image, scene.plot, 1, channel), channel == 2);
      QCOMPARE(isHatched(image, scene.plot, 2, channel), channel == 0 || channel == 3);
    }
    scene.drawing.hatchesRemoved = false;
    scene.plot.setDrawing(metricNamed("mean"), scene.drawing);
    QVERIFY(!isHatched(scene.draw(), scene.plot, 0, 1));
  }

  void hatchingFollowsThePlanAndTheOrder() {
    Scene scene(coverageOf({layerOf("a", {3, 1, 4, 2}), layerOf("b", {1, 1, 1, 1})}));
    scene.plot.setPlan(planWithout({{"a", 4, {1}}, {"b", 4, {}}}));
    QVERIFY(isHatched(scene.draw(), scene.plot, 0, 1));
    const long made = scene.ledger->made;
    scene.plot.setPlan(planWithout({{"a", 4, {0, 2}}, {"b", 4, {}}}));
    QCOMPARE(scene.ledger->made.load(), made);  // nothing is computed anew
    QImage image = scene.draw();
    QVERIFY(!isHatched(image, scene.plot, 0, 1) && isHatched(image, scene.plot, 0, 0));
    scene.drawing.order = ChannelOrder::score;
    scene.plot.setDrawing(metricNamed("mean"), scene.drawing);
    image = scene.draw();
    QVERIFY(scene.plot.positionOf(0, 2).x() < scene.plot.positionOf(0, 0).x());  // 4 before 3
    QVERIFY(isHatched(image, scene.plot, 0, 2) && isHatched(image, scene.plot, 0, 0));
    QVERIFY(!isHatched(image, scene.plot, 0, 1) && !isHatched(image, scene.plot, 0, 3));
    scene.plot.setPlan(nullptr);
    QVERIFY(!isHatched(scene.draw(), scene.plot, 0, 2));
  }

  void channelsStandByValueWhenAsked() {
    Scene scene(coverageOf({layerOf("a", {1, noValue, 4, 2})}));
    scene.drawing.order = ChannelOrder::score;
    scene.plot.setDrawing(metricNamed("mean"), scene.drawing);
    scene.draw();
    std::vector<std::size_t> channels;
    for (std::size_t place = 0; place < 4; ++place) channels.push_back(scene.plot.channelAt(0, place));
    QCOMPARE(channels, (std::vector<std::size_t>{2, 3, 0, 1}));
    QVERIFY(similar(scene.colourAt(0, 2), viridisColour(1)));
    QVERIFY(similar(scene.colourAt(0, 1), noValueColour()));
    QVERIFY(scene.plot.tooltipAt(scene.plot.positionOf(0, 3)).contains("channel 3 of 4"));
    QCOMPARE(scene.ledger->live.load(), 0);
  }

  void signedValuesGetTheDivergingMap() {
    Scene scene(coverageOf({layerOf("a", {-4, 0, 2, 4})}));
    QVERIFY(scene.plot.colours() == ColourMap::diverging);
    const auto [red, green, blue] = colourAt(ColourMap::diverging, 0.75);
    QVERIFY(similar(scene.colourAt(0, 2), QColor(red, green, blue)));
    QVERIFY(similar(scene.colourAt(0, 1), QColor("#f7f7f7")));
    scene.plot.setDrawing(metricNamed("mean_absolute"), scene.drawing);
    QVERIFY(scene.plot.colours() == ColourMap::viridis);
    scene.drawing.colours = ColourMap::cividis;
    scene.plot.setDrawing(metricNamed("mean"), scene.drawing);
    QVERIFY(scene.plot.colours() == ColourMap::cividis);
  }

  void logarithmAndClipReachTheCells() {
    std::vector<double> values(100, 1);
    values[0] = 1000;
    values[1] = 0.1;
    Scene scene(coverageOf({layerOf("a", values), layerOf("b", {1, 1})}));
    scene.drawing.isLogarithmic = true;
    scene.plot.setDrawing(metricNamed("mean"), scene.drawing);
    QVERIFY(similar(scene.colourAt(0, 50), viridisColour(0)));
    scene.drawing.clip = 0.02;
    scene.plot.setDrawing(metricNamed("mean"), scene.drawing);
    QVERIFY(similar(scene.colourAt(0, 50), viridisColour(1)));
    QVERIFY(similar(scene.colourAt(0, 1), viridisColour(2.0 / 3)));
    scene.drawing.isLogarithmic = false;
    scene.plot.setDrawing(metricNamed("mean"), scene.drawing);
    QVERIFY(similar(scene.colourAt(0, 1), viridisColour(0.1)));
  }

  void mouseAndKeysSelectChannels() {
    Scene scene(coverageOf({layerOf("a", {1, 2, 3, 4}), layerOf("b", {1, 2})}));
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
    Scene scene(coverageOf({layerOf("wide", values), layerOf("b", {1, 2})}));
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

  void drawingIsKept() {
    Drawing drawing;
    QCOMPARE(drawingFrom(toVariant(drawing)), drawing);
    drawing = {RowScale::global, Reduce::mean, ChannelOrder::cluster, true, 0.05, ColourMap::cividis, false};
    QCOMPARE(drawingFrom(toVariant(drawing)), drawing);
    QCOMPARE(drawingFrom({{"order", "by chance"}, {"clip", 7}}).order, ChannelOrder::index);
    QCOMPARE(drawingFrom({{"clip", 7}}).clip, 0.25);
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

  void repaintsOfLargeNetworksAreFast_data() {
    QTest::addColumn<QList<int>>("widths");
    QList<int> residual{64}, dense{64};  // ResNet-50: 53 convolutions, 26,560 channels; DenseNet-121: 120 of them
    for (const auto& [width, blocks] : {std::pair(64, 3), {128, 4}, {256, 6}, {512, 3}})
      for (int block = 0; block < blocks; ++block) {
        residual << width << width << 4 * width;
        if (block == 0) residual << 4 * width;
      }
    int width = 64;
    for (const int layers : {6, 12, 24, 16}) {
      for (int layer = 0; layer < layers; ++layer) dense << 128 << 32;
      width = (width + 32 * layers) / 2;
      if (layers != 16) dense << width;
    }
    QTest::newRow("ResNet-50") << residual;
    QTest::newRow("DenseNet-121") << dense;
  }
  void repaintsOfLargeNetworksAreFast() {
    QFETCH(QList<int>, widths);
    std::vector<LayerCoverage> layers;
    std::vector<std::tuple<std::string, int, std::vector<int>>> plan;
    for (int i = 0; i < widths.size(); ++i) {
      std::vector<double> values;
      std::vector<int> removed;
      for (int channel = 0; channel < widths[i]; ++channel) {
        values.push_back((channel * 7919 % 1009) / 1009.0);
        if (channel * 31 % 7 < 3) removed.push_back(channel);
      }
      layers.push_back(layerOf("layer" + std::to_string(i), values));
      plan.emplace_back("layer" + std::to_string(i), widths[i], std::move(removed));
    }
    HeatmapPlot plot(std::make_shared<ScoreLedger>());
    plot.resize(1400, 900);
    Drawing drawing;
    drawing.order = ChannelOrder::cluster;
    drawing.isLogarithmic = true;
    drawing.clip = 0.01;
    const auto milliseconds = [](auto&& work) {
      double least = 1e9;
      for (int i = 0; i < 5; ++i) {
        const std::clock_t before = std::clock();  // of this process: a busy machine is no slow drawing
        work();
        least = std::min(least, 1e3 * double(std::clock() - before) / CLOCKS_PER_SEC);
      }
      return least;
    };
    plot.setDrawing(metricNamed("mean"), drawing);
    plot.setCoverage(coverageOf(std::move(layers)));
    plot.setRowHeight(4);  // all rows at once
    plot.show();
    plot.replot();
    const auto one = planWithout(plan);
    for (auto& layer : plan) std::get<2>(layer).clear();
    const auto other = planWithout(plan);
    const double whole = milliseconds([&] { plot.replot(); });
    bool flip = false;
    const double plans = milliseconds([&] { plot.setPlan(std::exchange(flip, !flip) ? other : one); });
    plot.setPlan(one);
    double from = 0;
    const double pans = milliseconds([&] {
      plot.setWindow({from += 0.01, 0.5 + from});
      plot.replot();
    });
    const double drawings = milliseconds([&] {
      drawing.order = drawing.order == ChannelOrder::score ? ChannelOrder::cluster : ChannelOrder::score;
      plot.setDrawing(metricNamed("mean"), drawing);
      plot.replot();
    });
    qInfo("repaint %.1f ms, new plan %.1f ms, pan %.1f ms, new order %.1f ms", whole, plans, pans, drawings);
    QVERIFY(whole <= 16 && plans <= 16 && pans <= 16);
  }

  void curveColoursFollowThePlan() {
    CurvePlot curve;
    curve.resize(500, 300);
    curve.showChannels(std::vector<double>{1, 4, 2, 3}, {0, 1, 0, 1}, "importance");
    const QImage image = curve.toPixmap().toImage();
    const auto colourOfRank = [&](int rank) {
      return image.pixelColor(int(curve.xAxis->coordToPixel(rank)), int(curve.yAxis->coordToPixel(0.5)));
    };
    QVERIFY(similar(colourOfRank(1), keptColour()));
    QVERIFY(similar(colourOfRank(2), keptColour()));
    QVERIFY(similar(colourOfRank(3), removedColour()));
    const QPointF first(curve.xAxis->coordToPixel(1), curve.yAxis->coordToPixel(0.5));
    QVERIFY2(curve.tooltipAt(first).contains("channel 1: 4"), qPrintable(curve.tooltipAt(first)));
  }
};

QTEST_MAIN(HeatmapTest)
#include "heatmap_test.moc"
