// The heatmap and the curve: every channel is there, colours and tooltips are right, and no score outlives a drawing.
#include <QTest>
#include <limits>

#include "tests/ui/fixtures.h"
#include "tests/ui/heatmap_scene.h"
#include "ui/base/appearance.h"
#include "ui/views/curve_plot.h"
#include "ui/views/plot_theme.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

}  // namespace

class HeatmapTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void coloursAreViridisOfTheShare() {
    HeatmapScene scene(coverageOf({layerOf("a", {0, 1, 2, 4}), layerOf("b", {0, 0.25, 0.5, 1})}));
    for (int row = 0; row < 2; ++row) {
      QVERIFY(similar(scene.colourAt(row, 0), viridisColour(0)));
      QVERIFY(similar(scene.colourAt(row, 1), viridisColour(0.25)));
      QVERIFY(similar(scene.colourAt(row, 3), viridisColour(1)));
    }
  }

  void oneScaleForAllRowsWhenAsked() {
    HeatmapScene scene(coverageOf({layerOf("a", {0, 1, 2, 4}), layerOf("b", {0, 1, 2, 2})}), RowScale::global);
    const QColor half = scene.colourAt(1, 3);
    QVERIFY2(similar(half, viridisColour(0.5)), qPrintable(half.name()));
    QVERIFY(similar(scene.colourAt(0, 3), viridisColour(1)));
  }

  void noValueHasItsOwnColour() {
    HeatmapScene scene(
        coverageOf({layerOf("a", {0, noValue, 1, 1}), layerOf("b", {noValue, noValue, noValue, noValue})}));
    QVERIFY(similar(scene.colourAt(0, 1), noValueColour()));
    QVERIFY(similar(scene.colourAt(1, 2), noValueColour()));
    QVERIFY(!similar(noValueColour(), viridisColour(0)));
  }

  void noChannelIsDropped() {
    constexpr std::size_t channels = 20000;
    for (const std::size_t hot : {std::size_t{0}, std::size_t{7777}, std::size_t{12345}, channels - 1}) {
      std::vector<double> values(channels, 0.1);
      values[hot] = 1;
      HeatmapScene scene(coverageOf({layerOf("wide", values), layerOf("other", {1})}));
      QVERIFY2(similar(scene.colourAt(0, hot), viridisColour(1)), qPrintable(QString::number(hot)));
    }
  }

  void narrowCellsShowMinimumOrMeanWhenAsked() {
    std::vector<double> values(20000, 1);
    values[5000] = 0;
    const auto coverage = coverageOf({layerOf("wide", values), layerOf("other", {1})});
    HeatmapScene lowest(coverage, RowScale::row, Reduce::minimum);
    QVERIFY(similar(lowest.colourAt(0, 5000), viridisColour(0)));
    HeatmapScene highest(coverage, RowScale::row, Reduce::maximum);
    QVERIFY(similar(highest.colourAt(0, 5000), viridisColour(1)));
  }

  void hatchingFollowsTheHeight() {
    HeatmapScene scene(coverageOf({layerOf("a", {1, 2, 3, 4}), layerOf("b", {1, 2, 3, 4})}));
    scene.plot.setPlan(planWithout({{"a", 4, {0, 1}}, {"b", 4, {2}}}));
    scene.draw();
    scene.plot.resize(scene.plot.width(), scene.plot.height() - 60);
    const QImage resized = scene.draw();
    QVERIFY(isHatched(resized, scene.plot, 1, 2));
    scene.plot.setDrawing(metricNamed("mean"), scene.drawing);
    QCOMPARE(resized, scene.draw());
  }

  void whatStandsBelowIsShortenedWhereItIsNarrow() {
    HeatmapScene scene(coverageOf({layerOf("a", {1, 2}), layerOf("b", {1, 2})}));
    scene.draw();
    QCOMPARE(scene.plot.xAxis->tickVectorLabels(),
             QVector<QString>({"first", "channels of the layer; their number at the right", "last"}));
    scene.plot.resize(420, scene.plot.height());
    scene.draw();
    QCOMPARE(scene.plot.xAxis->tickVectorLabels(), QVector<QString>({"first", "channels of the layer", "last"}));
  }

  void layerZeroIsOnTop() {
    HeatmapScene scene(coverageOf({layerOf("a", {1, 1}), layerOf("b", {1, 1})}));
    QVERIFY(scene.plot.positionOf(0, 0).y() < scene.plot.positionOf(1, 0).y());
  }

  void tooltipNamesLayerChannelAndExactValue() {
    HeatmapScene scene(coverageOf({layerOf("stem", {0.1, 0.30000000000000004, noValue, 4})}));
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
    HeatmapScene scene(coverageOf({layerOf("wide", values)}));
    const auto hit = scene.plot.hitAt(scene.plot.positionOf(0, 10000));
    QVERIFY(hit && hit->begin <= 10000 && hit->end > 10000 && hit->end - hit->begin > 1);
    const QString text = scene.plot.tooltipAt(scene.plot.positionOf(0, 10000));
    QVERIFY2(text.contains(QString("channels %1 to %2 of 20000").arg(hit->begin).arg(hit->end - 1)), qPrintable(text));
    QVERIFY(text.contains(QString("maximum %1").arg(hit->end - 1)));
  }

  void removedChannelsAreHatchedOnEveryMap_data() {
    QTest::addColumn<int>("map");
    for (int map = 0; map < 4; ++map) QTest::addRow("map %d", map) << map;
  }
  void removedChannelsAreHatchedOnEveryMap() {
    QFETCH(int, map);
    HeatmapScene scene(
        coverageOf({layerOf("a", {0, 1, 2, 4}), layerOf("b", {4, 4, 4, 4}), layerOf("c", {0, 0, 0, 0})}));
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
    HeatmapScene scene(coverageOf({layerOf("a", {3, 1, 4, 2}), layerOf("b", {1, 1, 1, 1})}));
    scene.plot.setPlan(planWithout({{"a", 4, {1}}, {"b", 4, {}}}));
    QVERIFY(isHatched(scene.draw(), scene.plot, 0, 1));
    scene.plot.setPlan(planWithout({{"a", 4, {0, 2}}, {"b", 4, {}}}));
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
    HeatmapScene scene(coverageOf({layerOf("a", {1, noValue, 4, 2})}));
    scene.drawing.order = ChannelOrder::score;
    scene.plot.setDrawing(metricNamed("mean"), scene.drawing);
    scene.draw();
    std::vector<std::size_t> channels;
    for (std::size_t place = 0; place < 4; ++place) channels.push_back(scene.plot.channelAt(0, place));
    QCOMPARE(channels, (std::vector<std::size_t>{2, 3, 0, 1}));
    QVERIFY(similar(scene.colourAt(0, 2), viridisColour(1)));
    QVERIFY(similar(scene.colourAt(0, 1), noValueColour()));
    QVERIFY(scene.plot.tooltipAt(scene.plot.positionOf(0, 3)).contains("channel 3 of 4"));
  }

  void signedValuesGetTheDivergingMap() {
    HeatmapScene scene(coverageOf({layerOf("a", {-4, 0, 2, 4})}));
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
    HeatmapScene scene(coverageOf({layerOf("a", values), layerOf("b", {1, 1})}));
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

  void drawingIsKept() {
    Drawing drawing;
    QCOMPARE(drawingFrom(toVariant(drawing)), drawing);
    drawing = {RowScale::global, Reduce::mean, ChannelOrder::cluster, true, 0.05, ColourMap::cividis, false};
    QCOMPARE(drawingFrom(toVariant(drawing)), drawing);
    QCOMPARE(drawingFrom({{"order", "by chance"}, {"clip", 7}}).order, ChannelOrder::index);
    QCOMPARE(drawingFrom({{"clip", 7}}).clip, 0.25);
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
