// Tables and lists: what they show, how they sort and filter, and that they keep Qt's rules.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>

#include "tests/ui/fixtures.h"
#include "ui/base/formats.h"
#include "ui/models/layer_csv.h"
#include "ui/models/layer_filter.h"
#include "ui/models/layer_model.h"
#include "ui/models/log_model.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

constexpr double noValue = std::numeric_limits<double>::quiet_NaN();
using Mode = QAbstractItemModelTester::FailureReportingMode;

QString cell(const QAbstractItemModel& model, int row, int column) {
  return model.index(row, column).data().toString();
}

}  // namespace

class ModelsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void layerTable() {
    LayerModel model;
    LayerFilter filter;
    filter.setSourceModel(&model);
    QAbstractItemModelTester modelTester(&model, Mode::QtTest);
    QAbstractItemModelTester filterTester(&filter, Mode::QtTest);
    const auto network = networkOf({{"conv1", 4}, {"layer1.conv", 8}, {"fc", 3}});
    model.setNetwork(network);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cell(model, 1, LayerModel::name), "layer1.conv");
    QCOMPARE(cell(model, 1, LayerModel::channels), "8");
    QCOMPARE(cell(model, 1, LayerModel::parameters), "32");
    QCOMPARE(cell(model, 1, LayerModel::kept), "");
    QCOMPARE(cell(model, 2, LayerModel::locked), "the network's output");

    const auto coverage =
        coverageOf({layerOf("layer1.conv", {1, 2, 0, 5, noValue, 0, 0, 0}), layerOf("conv1", {0, 0, 0, 0})});
    model.setCoverage(coverage, metricNamed("mean"));
    QCOMPARE(cell(model, 1, LayerModel::meanCoverage), valueText(8.0 / 7, 4));
    QCOMPARE(cell(model, 0, LayerModel::dead), "100 %");
    QCOMPARE(cell(model, 1, LayerModel::group), "G2");
    QCOMPARE(cell(model, 2, LayerModel::meanCoverage), "");

    std::vector<char> keeps(12, 1);
    keeps[0] = keeps[5] = keeps[6] = 0;
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setPlan(std::make_shared<const Plan>(planFor(*network, keeps)));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(cell(model, 0, LayerModel::kept), "3");
    QCOMPARE(cell(model, 1, LayerModel::kept), "6");

    model.setNetwork(nullptr);
    QCOMPARE(model.rowCount(), 0);
  }

  void sortingIsByNumber() {
    LayerModel model;
    model.setNetwork(networkOf({{"a", 100}, {"b", 9}, {"c", 20}}));
    LayerFilter filter;
    filter.setSourceModel(&model);
    filter.sort(LayerModel::channels, Qt::AscendingOrder);
    QCOMPARE(cell(filter, 0, LayerModel::name), "b");
    QCOMPARE(cell(filter, 2, LayerModel::name), "a");
    filter.sort(-1);
    QCOMPARE(cell(filter, 0, LayerModel::name), "a");
  }

  void filterTakesWordsAndPatterns_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("nothing") << "" << QStringList{"layer1.0.conv1", "layer1.0.conv2", "layer2.0.conv1", "fc"};
    QTest::newRow("part") << "CONV1" << QStringList{"layer1.0.conv1", "layer2.0.conv1"};
    QTest::newRow("words") << "layer1 conv2" << QStringList{"layer1.0.conv2"};
    QTest::newRow("pattern") << "layer?.0*conv1" << QStringList{"layer1.0.conv1", "layer2.0.conv1"};
    QTest::newRow("lock") << "output" << QStringList{"fc"};
    QTest::newRow("shell's brackets") << "layer1.0.conv[12]" << QStringList{"layer1.0.conv1", "layer1.0.conv2"};
    QTest::newRow("no regular expression") << "layer1.0.conv(1|2)" << QStringList{};
  }

  void filterTakesWordsAndPatterns() {
    QFETCH(QString, text);
    QFETCH(QStringList, names);
    LayerModel model;
    model.setNetwork(networkOf({{"layer1.0.conv1", 4}, {"layer1.0.conv2", 4}, {"layer2.0.conv1", 4}, {"fc", 2}}));
    LayerFilter filter;
    filter.setSourceModel(&model);
    QAbstractItemModelTester tester(&filter, Mode::QtTest);
    filter.setText(text);
    QStringList found;
    for (int row = 0; row < filter.rowCount(); ++row) found.append(cell(filter, row, LayerModel::name));
    QCOMPARE(found, names);
  }

  void logIsBounded() {
    LogModel model;
    QAbstractItemModelTester tester(&model, Mode::QtTest);
    for (int i = 0; i < LogModel::limit + 10; ++i)
      model.append({QDateTime::currentDateTime(), LogLevel::info, QString::number(i)});
    QCOMPARE(model.rowCount(), LogModel::limit);
    QVERIFY(model.index(0).data().toString().endsWith("  10"));
    QVERIFY(model.text().endsWith(QString::number(LogModel::limit + 9)));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
  }

  void csvIsTheSameInEveryLocale() {
    const auto network = networkOf({{"odd \"name\", really", 2}, {"fc", 1}});
    const auto coverage = coverageOf({layerOf("odd \"name\", really", {0.25, 0.5})});
    const std::string expected =
        "name,type,output_shape,channels,kept,parameters,macs,mean_mean,dead,locked_because\r\n"
        "\"odd \"\"name\"\", really\",Linear,2,2,,8,8,0.375,0,\r\n"
        "fc,Linear,1,1,,2,2,,,the network's output\r\n";
    QLocale::setDefault(QLocale(QLocale::Turkish));
    const std::string csv = layerCsv(*network, coverage.get(), metricNamed("mean"), nullptr);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(csv, expected);
  }

  void numbers() {
    QLocale::setDefault(QLocale(QLocale::English));
    QCOMPARE(shortCountText(999), "999");
    QCOMPARE(shortCountText(11'689'512), "11.7 M");
    QCOMPARE(shortCountText(999'600), "1.00 M");
    QCOMPARE(shapeText({1, 64, 56, 56}, true), "64 × 56 × 56");
    QCOMPARE(changeText(100, 26.2), "−73.8 %");
    QCOMPARE(durationText(80), "1 min 20 s");
    QCOMPARE(valueText(noValue), "no value");
    QCOMPARE(scientificText(2.2e-7), "2.2 × 10⁻⁷");
    QCOMPARE(scientificText(1e-5), "10⁻⁵");
    QCOMPARE(scientificText(9.96e-7), "10⁻⁶");
    QLocale::setDefault(QLocale::c());
  }
};

QTEST_MAIN(ModelsTest)
#include "models_test.moc"
