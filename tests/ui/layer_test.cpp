// The selected layer: cells, histogram and table against values made by hand, filters and pictures.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/coverage/batch_statistics.h"
#include "core/coverage/confidence.h"
#include "core/report/heatmap.h"
#include "tests/ui/layer_scene.h"
#include "ui/base/formats.h"
#include "ui/base/picture_image.h"
#include "ui/models/channel_model.h"
#include "ui/models/histogram.h"
#include "ui/views/layer_view.h"
#include "ui/views/table_export.h"
#include "ui/widgets/empty_view_text.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

void alone(std::int64_t count, const std::function<void(std::int64_t, std::int64_t)>& part) { part(0, count); }

/// Two images of two positions; channels: 1 2 | 3 6, always 0, one value that is not finite.
LayerStatistics byHand() {
  const float values[] = {1, 2, 0, 0, -1, NAN, 3, 6, 0, 0, -3, -5};
  LayerStatistics statistics;
  statistics.channels.resize(3);
  addValue({values, 2, 3, 2, 6, false}, statistics, alone);
  return statistics;
}

}  // namespace

class LayerTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void histogramCountsEveryChannelOnce() {
    const std::vector<double> values{0, 0.5, 1, 5.9, 6, 6, noValue};
    const Histogram histogram = histogramOf(values, {0, 0, 1, 1, 1, 1, 1});
    QCOMPARE(histogram.kept, (std::vector<int>{0, 1, 0, 0, 0, 3}));
    QCOMPARE(histogram.removed, (std::vector<int>{2, 0, 0, 0, 0, 0}));
    QCOMPARE(histogram.low, 0.0);
    QCOMPARE(histogram.high, 6.0);
    QCOMPARE(histogram.withoutValue, 1);
    QCOMPARE(histogram.cut, std::optional(0.75));
    QVERIFY(!histogramOf(values, {1, 0, 1, 1, 1, 1, 1}).cut);  // what goes lies among what stays
    QVERIFY(!histogramOf(values, {}).cut);
    const Histogram same = histogramOf(std::vector<double>(9, 2.0), {});
    QCOMPARE(std::accumulate(same.kept.begin(), same.kept.end(), 0), 9);
    QVERIFY(histogramOf(std::vector<double>{noValue}, {}).kept.empty());
  }

  void histogramShowsItsIntervals() {
    HistogramPlot plot;
    plot.resize(400, 250);
    plot.showChannels(std::vector<double>{0, 0.5, 1, 5.9, 6, 6}, {0, 0, 1, 1, 1, 1}, "importance");
    plot.replot();
    const QPointF first(plot.xAxis->coordToPixel(0.4), plot.axisRect()->center().y());
    QCOMPARE(plot.tooltipAt(first), "0 to 1: 0 kept, 2 removed");
    plot.clear();
    QVERIFY(plot.tooltipAt(first).isEmpty());
  }

  void cellsAreColouredByValue() {
    ChannelGrid grid;
    grid.resize(300, 200);
    grid.showChannels(std::vector<double>{0, 1, 2, 4, noValue}, {1, 1, 0, 1, 1}, "mean");
    grid.show();
    const QImage image = grid.viewport()->grab().toImage();
    const auto colourOf = [&](int channel) {
      const QRect cell = grid.tileRect(channel);
      return image.pixelColor(cell.left() + 3, cell.top() + 3);
    };
    const auto viridisOf = [](double t) {
      const auto [red, green, blue] = viridis(t);
      return QColor(red, green, blue);
    };
    QCOMPARE(colourOf(0), viridisOf(0));
    QCOMPARE(colourOf(1), viridisOf(0.25));
    QCOMPARE(colourOf(3), viridisOf(1));
    QCOMPARE(colourOf(4), viridisOf(noValue));
    QVERIFY(colourOf(2) != viridisOf(0.5));  // it goes: it steps back
    QCOMPARE(grid.textOf(2), "channel 2: mean 2, removed");
    QCOMPARE(grid.textOf(4), "channel 4: mean no value, kept");
  }

  void cellsAreReachedByMouseAndKeys() {
    ChannelGrid grid;
    grid.resize(200, 300);
    grid.showChannels(std::vector<double>(64, 1.0), {}, "mean");
    grid.show();
    QSignalSpy chosen(&grid, &TileGrid::chosen);
    QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, grid.tileRect(9).center());
    QCOMPARE(grid.current(), 9);
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(grid.current(), 10);
    QTest::keyClick(&grid, Qt::Key_Home);
    QTest::keyClick(&grid, Qt::Key_Left);
    QCOMPARE(grid.current(), 0);
    QTest::keyClick(&grid, Qt::Key_Down);
    const int columns = grid.current();
    QVERIFY(columns > 1 && grid.tileRect(columns).top() > grid.tileRect(0).top());
    QCOMPARE(grid.tileRect(columns).left(), grid.tileRect(0).left());
    QTest::keyClick(&grid, Qt::Key_End);
    QCOMPARE(grid.current(), 63);
    QTest::keyClick(&grid, Qt::Key_Down);
    QCOMPARE(chosen.last().at(0).toInt(), 63);
    QVERIFY(grid.accessibleDescription().contains("channel 63"));
  }

  void manyCellsAllFitOrScroll() {
    ChannelGrid grid;
    grid.resize(430, 200);
    grid.showChannels(std::vector<double>(512, 1.0), {}, "mean");
    grid.show();
    QVERIFY(grid.viewport()->rect().contains(grid.tileRect(511)));
    grid.showChannels(std::vector<double>(4096, 1.0), {}, "mean");
    grid.setCurrent(4095);
    QVERIFY(grid.viewport()->rect().contains(grid.tileRect(4095)));
  }

  void tableIsWhatHandsCompute() {
    ChannelModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFacts(channelFacts(byHand(), 2));
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, ChannelModel::mean), "3");
    QCOMPARE(text(0, ChannelModel::standardDeviation), valueText(std::sqrt(3.5), 4));  // (4 + 1 + 0 + 9) / 4
    QCOMPARE(text(0, ChannelModel::minimum), "1");
    QCOMPARE(text(0, ChannelModel::maximum), "6");
    QCOMPARE(text(0, ChannelModel::frequency), "1");
    QCOMPARE(text(0, ChannelModel::meanAbsolute), "3");
    QCOMPARE(text(0, ChannelModel::rms), valueText(std::sqrt(12.5), 4));
    QCOMPARE(text(0, ChannelModel::images), "2");
    QCOMPARE(text(0, ChannelModel::activeImages), "2");
    QCOMPARE(text(0, ChannelModel::dead), "");
    QCOMPARE(text(1, ChannelModel::dead), "dead");
    QCOMPARE(text(2, ChannelModel::mean), "-3");  // the value that is not finite is left out
    QCOMPARE(text(2, ChannelModel::dead), "dead");
    // Image means 1.5 and 4.5: 3 +- 1.96 * 1.5 / sqrt(2). Wilson: 2 of 2.
    const double margin = 1.96 * 1.5 / std::sqrt(2.0), z2 = 1.96 * 1.96;
    QCOMPARE(text(0, ChannelModel::meanInterval),
             QString("%1 to %2").arg(valueText(3 - margin, 4), valueText(3 + margin, 4)));
    const double low = (1 + z2 / 4 - 1.96 * std::sqrt(z2 / 16)) / (1 + z2 / 2);
    QCOMPARE(text(0, ChannelModel::frequencyInterval), QString("%1 to 1").arg(valueText(low, 4)));
    QCOMPARE(text(0, ChannelModel::fate), "–");
    model.setKeeps({1, 0, 1});
    QCOMPARE(text(1, ChannelModel::fate), "removed");
    QSortFilterProxyModel sorted;
    sorted.setSourceModel(&model);
    sorted.setSortRole(ChannelModel::sortRole);
    sorted.sort(ChannelModel::mean);
    QCOMPARE(sorted.mapToSource(sorted.index(0, 0)).row(), 2);
    QCOMPARE(sorted.mapToSource(sorted.index(2, 0)).row(), 0);
    for (int column = 0; column < ChannelModel::columnCount_; ++column)
      QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
    model.setFacts({});
    QCOMPARE(model.rowCount(), 0);
  }

  void csvIsTheSameInEveryLocale() {
    QLocale::setDefault(QLocale(QLocale::Turkish));
    const std::string csv = channelCsv(channelFacts(byHand(), 2), {1, 0, 1});
    QLocale::setDefault(QLocale::c());
    const QStringList lines = QString::fromStdString(csv).split("\r\n");
    QCOMPARE(lines.size(), 5);  // the last one is empty
    QCOMPARE(lines[0].count(','), lines[1].count(','));
    QVERIFY2(lines[1].startsWith("0,1,3,0.921"), qPrintable(lines[1]));
    QVERIFY2(lines[2].startsWith("1,0,0,0,0,0,"), qPrintable(lines[2]));
    QVERIFY(lines[2].endsWith(",2,0,1"));
  }

  void beforeAnAnalysisItIsSaidWhatFillsTheView() {
    TestWindow test;
    Session& session = test.window.session();
    LayerView& view = test.window.workspace().layer();
    session.openModel(sampleFiles().model);
    session.setData(sampleData());
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.view().layer() >= 0 && !session.pruning().scores());
    const auto isEmpty = [&](LayerView::Tab tab) {
      view.tabs().setCurrentIndex(tab);
      const auto emptyTexts = view.tabs().currentWidget()->findChildren<EmptyViewText*>();
      return std::any_of(emptyTexts.begin(), emptyTexts.end(), [](auto* one) { return one->isVisible(); });
    };
    for (const auto tab : {LayerView::channelsTab, LayerView::histogramTab, LayerView::curveTab}) QVERIFY(isEmpty(tab));
    session.analyze();
    QVERIFY(waitUntilIdle(session));
    for (const auto tab : {LayerView::channelsTab, LayerView::histogramTab, LayerView::curveTab})
      QVERIFY(!isEmpty(tab));
    QVERIFY(view.plot().isVisible());
  }

  void oneChannelForAllTabs() {
    LayerScene scene;
    QVERIFY(scene.ready);
    auto& view = scene.view;
    view.tabs().setCurrentIndex(LayerView::channelsTab);
    QCOMPARE(view.channels().count(), scene.channels());
    QTest::mouseClick(view.channels().viewport(), Qt::LeftButton, {}, view.channels().tileRect(5).center());
    QCOMPARE(scene.session.view().channel(), 5);
    view.tabs().setCurrentIndex(LayerView::statisticsTab);
    QCOMPARE(view.statistics().table().currentIndex().data().toString(), "5");
    QTest::keyClick(&view.statistics().table(), Qt::Key_Down);
    QCOMPARE(scene.session.view().channel(), 6);
    QTest::keyClick(&view.statistics().table(), Qt::Key_Down, Qt::ShiftModifier);
    const QStringList lines = tableText(view.statistics().table()).split('\n');
    QCOMPARE(lines.size(), 4);  // header, channels 6 and 7, end
    QVERIFY(lines[1].startsWith("6\t"));
    QTest::keyClick(&view.statistics().table(), Qt::Key_Up);
    view.tabs().setCurrentIndex(LayerView::channelsTab);
    QCOMPARE(view.channels().current(), 6);
    scene.session.view().setLayer(scene.layer + 1);
    QCOMPARE(view.channels().current(), -1);
    test(view);
  }

  void filtersAreTheWeights() {
    LayerScene scene;
    QVERIFY(scene.ready);
    auto& filters = scene.view.filters();
    scene.view.tabs().setCurrentIndex(LayerView::filtersTab);
    QVERIFY(QTest::qWaitFor([&] { return !filters.busy() && filters.kernels(); }));
    const Layer& layer = scene.network().layers[static_cast<std::size_t>(scene.layer)];
    const Kernels expected = kernelsOf(*scene.session.model(), layer, 0, layer.channels);
    QCOMPARE(filters.kernels()->values, expected.values);
    QCOMPARE(filters.grid().count(), scene.channels());
    scene.session.view().setChannel(3);
    filters.mode().setCurrentIndex(1);
    QCOMPARE(filters.grid().count(), static_cast<int>(expected.inputs));
    const QImage image = filters.imageOf(0);
    QCOMPARE(image.size(), QSize(int(expected.width), int(expected.height)));
    const auto plane = expected.plane(3, 0);
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x)
        QCOMPARE(image.pixel(x, y), signedColour(plane[std::size_t(y * image.width() + x)], largestWeight(expected)));
    scene.session.view().setLayer(scene.layer + 1);  // another layer's are read anew
    QVERIFY(QTest::qWaitFor([&] { return !filters.busy() && filters.kernels(); }));
    QVERIFY(filters.kernels()->values != expected.values);
  }

  void weightsHaveTwoColours() {
    QVERIFY(qBlue(signedColour(-1, 1)) > qRed(signedColour(-1, 1)));
    QVERIFY(qRed(signedColour(1, 1)) > qBlue(signedColour(1, 1)));
    Kernels kernels{0, 1, 3, 1, 2, {1, 0, -1, 0, 0.75f, 0}};
    const QImage image = colourKernel(kernels, 0);
    QCOMPARE(image.pixel(0, 0), qRgb(255, 0, 223));
    QCOMPARE(image.pixel(1, 0), qRgb(128, 128, 128));
    const QImage mean = overviewKernel(kernels, 0, 1);
    QCOMPARE(mean.pixel(0, 0), signedColour(0.25, 1));
  }

  void picturesAreThoseOfTheChannel() {
    LayerScene scene;
    QVERIFY(scene.ready);
    auto& pictures = scene.view.pictures();
    scene.view.tabs().setCurrentIndex(LayerView::picturesTab);
    QVERIFY(pictures.message().contains("Select a channel"));
    const auto& layer = scene.network().layers[static_cast<std::size_t>(scene.layer)];
    const auto* measured = findLayer(*scene.session.coverage(), layer.name);
    QVERIFY(measured->strongest);
    const auto dataset = scene.session.preparation()->dataset->whole();
    for (int channel = 0; channel < 4; ++channel) scene.session.view().setChannel(channel);  // the last one counts
    QVERIFY(QTest::qWaitFor([&] { return !pictures.busy(); }));
    QVERIFY(pictures.message().isEmpty());
    const auto expected = measured->strongest->of(3);
    QCOMPARE(pictures.grid().count(), static_cast<int>(expected.size()));
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const auto item = static_cast<std::size_t>(expected[i].image);
      QCOMPARE(pictures.imageOf(int(i)), sourceImage(dataset->read(item)));
      QVERIFY(pictures.captionOf(int(i)).contains(QString("#%1").arg(expected[i].image)));
      QVERIFY(pictures.captionOf(int(i)).startsWith(QString("class %1\n").arg(*dataset->label(item))));
      if (i > 0) QVERIFY(expected[i].value <= expected[i - 1].value);
    }
  }

 private:
  static void test(LayerView& view) {
    for (int tab = 0; tab < view.tabs().count(); ++tab) {
      view.tabs().setCurrentIndex(tab);
      QVERIFY(!view.grab().isNull());
      QVERIFY(!view.tabs().tabToolTip(tab).isEmpty());
    }
  }
};

QTEST_MAIN(LayerTest)
#include "layer_test.moc"
