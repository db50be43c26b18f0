// How the heatmap turns values into places and colours: ranges, orders, colour tables, marked cells.
#include <QColor>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/report/channel_order.h"
#include "core/report/colour_map.h"
#include "core/report/colour_range.h"
#include "core/report/heatmap.h"

using namespace cleanai;

namespace {

constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

bool isNear(double a, double b) { return std::abs(a - b) < 1e-12; }

/// A channel whose images have these means; `active` of its values are above the threshold.
ChannelStatistics channelOf(const std::vector<double>& means, std::int64_t active) {
  ChannelStatistics channel;
  for (const double mean : means) {
    channel.sum.add(mean);
    channel.sumSquares.add(mean * mean);
    channel.sumImageMeans.add(mean);
    channel.sumSquaredMeans.add(mean * mean);
    ++channel.finite;
    ++channel.images;
  }
  channel.active = active;
  channel.imagesActive = static_cast<std::uint32_t>(active);
  return channel;
}

}  // namespace

class DrawingTest : public QObject {
  Q_OBJECT

 private slots:
  /// Published by matplotlib (its tables at 0, 128 and 255); the diverging ends by ColorBrewer.
  void coloursAreThePublishedOnes_data() {
    QTest::addColumn<int>("map");
    QTest::addColumn<double>("t");
    QTest::addColumn<QColor>("expected");
    QTest::newRow("viridis 0") << int(ColourMap::viridis) << 0.0 << QColor("#440154");
    QTest::newRow("viridis 1/2") << int(ColourMap::viridis) << 0.5 << QColor("#21918c");
    QTest::newRow("viridis 1") << int(ColourMap::viridis) << 1.0 << QColor("#fde725");
    QTest::newRow("cividis 0") << int(ColourMap::cividis) << 0.0 << QColor("#00224e");
    QTest::newRow("cividis 1/2") << int(ColourMap::cividis) << 0.5 << QColor("#7d7c78");
    QTest::newRow("cividis 1") << int(ColourMap::cividis) << 1.0 << QColor("#fee838");
    QTest::newRow("grey 0") << int(ColourMap::grey) << 0.0 << QColor("#000000");
    QTest::newRow("grey 1") << int(ColourMap::grey) << 1.0 << QColor("#ffffff");
    QTest::newRow("diverging 0") << int(ColourMap::diverging) << 0.0 << QColor("#053061");
    QTest::newRow("diverging 1/2") << int(ColourMap::diverging) << 0.5 << QColor("#f7f6f6");
    QTest::newRow("diverging 1") << int(ColourMap::diverging) << 1.0 << QColor("#67001f");
  }
  void coloursAreThePublishedOnes() {
    QFETCH(int, map);
    QFETCH(double, t);
    QFETCH(QColor, expected);
    const auto [red, green, blue] = colourAt(static_cast<ColourMap>(map), t);
    const QString found = QColor(red, green, blue).name();
    QVERIFY2(std::abs(red - expected.red()) <= 2, qPrintable(found));
    QVERIFY2(std::abs(green - expected.green()) <= 2, qPrintable(found));
    QVERIFY2(std::abs(blue - expected.blue()) <= 2, qPrintable(found));
  }

  void noValueIsNotInTheMap() {
    for (const auto map : {ColourMap::viridis, ColourMap::cividis, ColourMap::grey, ColourMap::diverging}) {
      const Colour none = colourAt(map, noNumber);
      QVERIFY(none == colourOfNoValue(map));
      for (int i = 0; i < 256; ++i) {
        const Colour shade = colourAt(map, i / 255.0);
        const int distance = std::abs(none[0] - shade[0]) + std::abs(none[1] - shade[1]) + std::abs(none[2] - shade[2]);
        QVERIFY2(distance > 30, qPrintable(QString("map %1, shade %2").arg(int(map)).arg(i)));
      }
    }
  }

  void linear() {
    const ColourRange range{-2, 6, false, false};
    QVERIFY(isNear(range.positionOf(-2), 0));
    QVERIFY(isNear(range.positionOf(0), 0.25));
    QVERIFY(isNear(range.positionOf(6), 1));
    QVERIFY(isNear(range.positionOf(100), 1));
    QVERIFY(std::isnan(range.positionOf(noNumber)));
    QVERIFY(isNear(range.valueAt(0.25), 0));
    QVERIFY(isNear(ColourRange{}.positionOf(0), 0));
  }

  void logarithmic() {
    const ColourRange range{0, 10, true, false};  // three decades: 0.01 to 10
    QVERIFY(isNear(range.positionOf(10), 1));
    QVERIFY(isNear(range.positionOf(1), 2.0 / 3));
    QVERIFY(isNear(range.positionOf(0.1), 1.0 / 3));
    QVERIFY(isNear(range.positionOf(0.01), 0));
    QVERIFY(isNear(range.positionOf(1e-9), 0));
    QVERIFY(isNear(range.positionOf(0), 0));
    QVERIFY(isNear(range.positionOf(-5), 0));
    QVERIFY(isNear(range.valueAt(1.0 / 3), 0.1));
  }

  void aboutZero() {
    const ColourRange line{-4, 2, false, true};
    QVERIFY(isNear(line.positionOf(0), 0.5));
    QVERIFY(isNear(line.positionOf(-4), 0));
    QVERIFY(isNear(line.positionOf(2), 0.75));
    QVERIFY(isNear(line.valueAt(0.75), 2));
    const ColourRange log{-4, 2, true, true};
    QVERIFY(isNear(log.positionOf(0), 0.5));
    QVERIFY(isNear(log.positionOf(-4), 0));
    QVERIFY(isNear(log.positionOf(4), 1));
    QVERIFY(isNear(log.positionOf(0.4), 0.5 + 1.0 / 3));
    QVERIFY(isNear(log.positionOf(-0.04), 0.5 - 1.0 / 6));
    QVERIFY(isNear(log.valueAt(0.5 - 1.0 / 6), -0.04));
  }

  void clipping() {
    std::vector<double> values(101);
    std::iota(values.begin(), values.end(), -20.0);  // -20 .. 80
    std::reverse(values.begin(), values.end());
    values.push_back(noNumber);
    QCOMPARE(rangeOf(values, 0).low, -20.0);
    QCOMPARE(rangeOf(values, 0).high, 80.0);
    QCOMPARE(rangeOf(values, 0.05).low, -15.0);
    QCOMPARE(rangeOf(values, 0.05).high, 75.0);
    QVERIFY(isNear(rangeOf(values, 0.015).high, 78.5));  // between two values
    QVERIFY(isNear(rangeOf(values, 0.015).low, -18.5));
    QCOMPARE(rangeOf(std::vector<double>{3, 4, 5}, 0.01).low, 0.0);  // zero is always in
    QCOMPARE(rangeOf(std::vector<double>{noNumber}, 0.01), ColourRange{});
    QCOMPARE(rangeOf(std::vector<double>{}, 0), ColourRange{});
  }

  void orderByValue() {
    const std::vector<double> values{1, noNumber, 3, 1, -2, 3};
    QCOMPARE(orderByScore(values), (std::vector<std::uint32_t>{2, 5, 0, 3, 4, 1}));
  }

  void similarChannelsStandTogether() {
    // Three kinds of channels, dealt in turns, and one that met no finite value.
    LayerStatistics layer;
    for (int i = 0; i < 30; ++i) {
      const double little = 0.001 * i;
      if (i % 3 == 0) layer.channels.push_back(channelOf({10 + little, 10, 10, 10}, 4));
      if (i % 3 == 1) layer.channels.push_back(channelOf({3 + little, -3, 3, -3}, 2));
      if (i % 3 == 2) layer.channels.push_back(channelOf({0.01, 0.02 + 0.01 * little, -0.03, -0.02}, 0));
    }
    layer.channels.insert(layer.channels.begin() + 7, ChannelStatistics());
    const auto order = orderByCluster(layer);
    QCOMPARE(order.size(), layer.channels.size());
    QCOMPARE(order.back(), 7U);
    auto sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (std::uint32_t i = 0; i < sorted.size(); ++i) QCOMPARE(sorted[i], i);
    const auto kind = [](std::uint32_t channel) { return (channel > 7 ? channel - 1 : channel) % 3; };
    int changes = 0;
    for (std::size_t i = 1; i + 1 < order.size(); ++i) changes += kind(order[i]) != kind(order[i - 1]) ? 1 : 0;
    QCOMPARE(changes, 2);
    QCOMPARE(kind(order.front()), 0U);  // the strongest
    QCOMPARE(orderByCluster(layer), order);
    QCOMPARE(orderByCluster(LayerStatistics()).size(), std::size_t{0});
  }

  void equalChannelsKeepTheirOrder() {
    LayerStatistics layer;
    for (int i = 0; i < 9; ++i) layer.channels.push_back(channelOf({1, 2}, 1));
    const auto order = orderByCluster(layer);
    QVERIFY(std::is_sorted(order.begin(), order.end()));
  }

  void aWindowShowsItsPart() {
    const std::vector<double> values{0, 1, 2, 3, 4, 5, 6, 7};
    QCOMPARE(resampleRow(values, 4, Reduce::maximum, {0.5, 1}), (std::vector<double>{4, 5, 6, 7}));
    QCOMPARE(resampleRow(values, 4, Reduce::maximum, {0.25, 0.5}), (std::vector<double>{2, 2, 3, 3}));
    QCOMPARE(resampleRow(values, 2, Reduce::minimum, {0.25, 0.75}), (std::vector<double>{2, 4}));
    for (const std::size_t channels : {1UL, 3UL, 64UL, 1000UL, 2048UL})  // whole rows: every channel once
      for (const std::size_t cells : {2UL, 7UL, 100UL, 1999UL}) {
        std::size_t next = 0;
        for (std::size_t cell = 0; cell < cells; ++cell) {
          const CellSpan span = spanOf(cell, cells, channels);
          QVERIFY(span.begin < span.end && span.end <= channels);
          if (channels >= cells) QCOMPARE(span.begin, next);
          next = span.end;
        }
        QCOMPARE(next, channels);
      }
  }

  void markedCellsAreThoseOfMarkedChannels() {
    const std::vector<char> marked{1, 0, 0, 1};
    QCOMPARE(markCells(marked, 4), (std::vector<char>{1, 0, 0, 1}));
    QCOMPARE(markCells(marked, 8), (std::vector<char>{1, 1, 0, 0, 0, 0, 1, 1}));
    QCOMPARE(markCells(marked, 2, {0, 0.5}), (std::vector<char>{1, 0}));
    QCOMPARE(markCells(std::vector<char>{}, 3), (std::vector<char>{0, 0, 0}));

    std::vector<char> many(10000, 0);
    for (std::size_t i = 0; i < many.size(); ++i) many[i] = i % 10 < 3 || i > 9000 ? 1 : 0;
    const auto cells = markCells(many, 900);
    const double expected =
        900.0 * static_cast<double>(std::count(many.begin(), many.end(), 1)) / static_cast<double>(many.size());
    QVERIFY(std::abs(static_cast<double>(std::count(cells.begin(), cells.end(), 1)) - expected) < 3);
    std::fill(many.begin(), many.end(), 0);
    many[5555] = 1;
    const auto single = markCells(many, 900);
    QVERIFY(std::count(single.begin(), single.end(), 1) <= 1);
  }
};

QTEST_GUILESS_MAIN(DrawingTest)
#include "tst_drawing.moc"
