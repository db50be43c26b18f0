// The heatmap and the curve: every channel is there, colours and tooltips are right, and no score outlives a drawing.
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>

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
    plot.setDrawing(metricNamed("mean"), scale, reduce);
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
  HeatmapPlot plot{ledger};
};

QColor viridisColour(double t) {
  const auto [r, g, b] = viridis(t);
  return {r, g, b};
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
    QTest::keyClick(&scene.plot, Qt::Key_Home);
    QCOMPARE(clicked.takeFirst().at(0).toInt(), 0);
    scene.plot.setSelectedRow(0);
    QTest::keyClick(&scene.plot, Qt::Key_Up);
    QCOMPARE(clicked.takeFirst().at(0).toInt(), 0);
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
