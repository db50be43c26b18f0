// Heatmap rows keep every channel, colours are viridis, and the picture shows them where they belong.
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "core/base/error.h"
#include "core/report/heatmap.h"

using namespace cleanai;

namespace {
constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

std::vector<double> constant(const LayerStatistics& statistics) {
  std::vector<double> values(statistics.channels.size(), 0.5);
  if (values.size() > 1) values[1] = 1;
  if (values.size() > 2) values[2] = noNumber;
  return values;
}

const Metric metric{"constant", "Constant", "For this test.", &constant};

Coverage coverageOf(const std::vector<std::size_t>& channels) {
  Coverage coverage;
  coverage.model.path = "folder/net.pt";
  for (const auto count : channels) {
    LayerCoverage layer;
    layer.name = "layer" + std::to_string(coverage.layers.size());
    layer.statistics.channels.resize(count);
    coverage.layers.push_back(layer);
  }
  return coverage;
}
}  // namespace

class TestHeatmap : public QObject {
  Q_OBJECT

 private slots:
  void everyChannelIsPresentInANarrowRow_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("cells");
    for (const auto& [channels, cells] : {std::pair{2048, 1024}, {2048, 1000}, {1025, 1024}, {513, 7}, {64, 1}, {3, 3}})
      QTest::addRow("%d in %d", channels, cells) << channels << cells;
  }
  void everyChannelIsPresentInANarrowRow() {
    QFETCH(int, channels);
    QFETCH(int, cells);
    std::set<std::size_t> touched;
    for (int spike = 0; spike < channels; ++spike) {
      std::vector<double> values(static_cast<std::size_t>(channels), 0);
      values[static_cast<std::size_t>(spike)] = 1;
      const auto row = resampleRow(values, static_cast<std::size_t>(cells), Reduce::maximum);
      QCOMPARE(row.size(), static_cast<std::size_t>(cells));
      const auto hit = std::find(row.begin(), row.end(), 1.0);
      QVERIFY2(hit != row.end(), qPrintable(QString("channel %1 was dropped").arg(spike)));
      QCOMPARE(std::count(row.begin(), row.end(), 1.0), 1);
      touched.insert(static_cast<std::size_t>(hit - row.begin()));
    }
    QCOMPARE(touched.size(), static_cast<std::size_t>(cells));
  }

  void aWideRowRepeatsChannelsInOrder() {
    const std::vector<double> values{1, 2, 3};
    const auto row = resampleRow(values, 10, Reduce::maximum);
    QVERIFY(std::is_sorted(row.begin(), row.end()));
    for (const double value : values) QVERIFY(std::count(row.begin(), row.end(), value) >= 3);
  }

  void reducesByMaximumMinimumAndMean() {
    const std::vector<double> values{4, -2, 1, noNumber, noNumber, noNumber, 7, 8};
    const auto highest = resampleRow(values, 4, Reduce::maximum);
    const auto lowest = resampleRow(values, 4, Reduce::minimum);
    const auto mean = resampleRow(values, 4, Reduce::mean);
    QCOMPARE(highest[0], 4.0);
    QCOMPARE(lowest[0], -2.0);
    QCOMPARE(mean[0], 1.0);
    QCOMPARE(mean[1], 1.0);  // a number beside NaN counts alone
    QVERIFY(std::isnan(highest[2]) && std::isnan(lowest[2]) && std::isnan(mean[2]));
    QCOMPARE(mean[3], 7.5);
  }

  void emptyRowsHaveNoValue() {
    QCOMPARE(resampleRow({}, 0, Reduce::mean).size(), std::size_t{0});
    for (const double value : resampleRow({}, 3, Reduce::mean)) QVERIFY(std::isnan(value));
  }

  void coloursAreViridis_data() {
    QTest::addColumn<double>("t");
    QTest::addColumn<QColor>("expected");  // matplotlib's published colours at these positions
    QTest::newRow("0") << 0.0 << QColor("#440154");
    QTest::newRow("1/4") << 0.25 << QColor("#3b528b");
    QTest::newRow("1/2") << 0.5 << QColor("#21918c");
    QTest::newRow("3/4") << 0.75 << QColor("#5ec962");
    QTest::newRow("1") << 1.0 << QColor("#fde725");
    QTest::newRow("below") << -3.0 << QColor("#440154");
    QTest::newRow("above") << std::numeric_limits<double>::infinity() << QColor("#fde725");
  }
  void coloursAreViridis() {
    QFETCH(double, t);
    QFETCH(QColor, expected);
    const auto [red, green, blue] = viridis(t);
    QVERIFY(std::abs(red - expected.red()) <= 1);
    QVERIFY(std::abs(green - expected.green()) <= 1);
    QVERIFY(std::abs(blue - expected.blue()) <= 1);
  }

  void noValueIsGrey() {
    const auto [red, green, blue] = viridis(noNumber);
    QVERIFY(red == green && green == blue);
  }

  void thePictureShowsEveryRow() {
    QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "map.png";
    writeHeatmapPng(coverageOf({3, 2000}), metric, file);
    const QImage picture(QString::fromStdString(file.string()));
    QVERIFY(!picture.isNull());
    const auto runs = [&](const std::array<std::uint8_t, 3>& colour, int atLeast) {
      int rows = 0;
      for (int y = 0; y < picture.height(); ++y) {
        int count = 0;
        for (int x = 0; x < picture.width(); ++x)
          count += picture.pixelColor(x, y) == QColor(colour[0], colour[1], colour[2]);
        rows += count >= atLeast;
      }
      return rows;
    };
    QVERIFY(runs(viridis(0.5), 900) >= 10);       // the wide layer: nearly all at half of its maximum
    QVERIFY(runs(viridis(1), 300) >= 10);         // a third of the narrow layer at its maximum
    QVERIFY(runs(viridis(noNumber), 300) >= 10);  // and a third without a value
  }

  void aNetworkWithoutLayersStillMakesAPicture() {
    QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "map.png";
    writeHeatmapPng(coverageOf({}), metric, file);
    QVERIFY(!QImage(QString::fromStdString(file.string())).isNull());
  }

  void aFolderThatDoesNotExistIsAnError() {
    QVERIFY_EXCEPTION_THROWN(writeHeatmapPng(coverageOf({3}), metric, "/nowhere/at/all.png"), Error);
  }
};

QTEST_GUILESS_MAIN(TestHeatmap)
#include "tst_heatmap.moc"
