// Reports, tables of channels, costs of layers and differences of analyses, against values made by hand.
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <limits>

#include "core/coverage/confidence.h"
#include "core/pruning/layer_costs.h"
#include "core/report/coverage_csv.h"
#include "core/report/coverage_difference.h"
#include "core/report/numbers.h"
#include "core/report/report.h"

using namespace cleanai;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Every channel saw its value in one image, at one position.
LayerCoverage layerOf(const std::string& name, const std::vector<double>& values) {
  LayerCoverage layer{name, "Conv2d", {}};
  layer.statistics.images = layer.statistics.positions = 1;
  for (const double value : values) {
    ChannelStatistics channel;
    if (std::isnan(value)) {
      ++layer.statistics.nonfinite;
    } else {
      channel.sum.add(value);
      channel.sumAbsolute.add(std::abs(value));
      channel.sumSquares.add(value * value);
      channel.sumImageMeans.add(value);
      channel.sumSquaredMeans.add(value * value);
      channel.minimum = channel.maximum = static_cast<float>(value);
      channel.maximumImageMean = value;
      channel.finite = channel.images = 1;
      channel.active = channel.imagesActive = value > 0 ? 1 : 0;
    }
    layer.statistics.channels.push_back(channel);
  }
  return layer;
}

std::shared_ptr<const Coverage> coverageOf(std::vector<LayerCoverage> layers) {
  Coverage coverage;
  coverage.model = {"folder/ağ <1> & \"2\".pt", "c0ffee", 1234567};
  coverage.data.source = "resimler & şekiller";
  coverage.data.images = 320;
  coverage.data.batches = 3;
  coverage.layers = std::move(layers);
  return std::make_shared<const Coverage>(std::move(coverage));
}

report::Report fullReport() {
  report::Report report;
  report.version = "1.2.3";
  report.metric = "mean";
  report.coverage = coverageOf({layerOf("stem<T>", {0.5, 0.1234567890123, none, 0}), layerOf("head&", {1, 2})});
  report.model = {report.coverage->model.path, "c0ffee", "1 x 8 x 8", 1234567, 4938268, 7654321};
  report.decisions.emplace();
  report.decisions->layers = {{"stem<T>", 4, 3, {}, {"other"}}, {"head&", 2, 2, "the network's output", {}}};
  report.exported = {"smaller.pt", {1234567, 7654321}, {617283, 3827160}, 4938268, 2469132, 3e-7, 0, {}};
  Evaluation before, after;
  before.images = after.images = 200;
  before.top1 = 0.92;
  after.top1 = 0.91;
  after.agreement = 0.97;
  report.judged = {"test & images", before, after, true};
  Latency latency;
  latency.median = 0.00314;
  report.latencyBefore = report.latencyAfter = latency;
  report.seconds = {{"Analysis", 12.5}};
  return report;
}

/// What Python's html.parser makes of it: "problems", then a line for each chapter, then name<TAB>value of cells.
QStringList parsed(const std::string& html) {
  QProcess python;
  python.start("/usr/bin/python3", {CLEANAI_SOURCE_DIR "/tests/reference/read_report.py"});
  python.write(html.data(), static_cast<qint64>(html.size()));
  python.closeWriteChannel();
  python.waitForFinished(30000);
  return QString::fromUtf8(python.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
}

}  // namespace

class TestReport : public QObject {
  Q_OBJECT

 private slots:
  void chaptersAreWellFormed() {
    for (const auto& report : {fullReport(), report::Report{}}) {
      const auto lines = parsed(report::reportHtml(report));
      QVERIFY2(!lines.isEmpty() && lines.front() == "well formed", qPrintable(lines.value(0)));
      for (const char* chapter :
           {"summary", "set-up", "coverage", "low-coverage", "decisions", "before-after", "performance", "risks"})
        QVERIFY2(lines.contains(QString("chapter %1").arg(chapter)), chapter);
      QVERIFY(!lines.contains("outside reference"));
    }
  }

  void numbersAreThoseOfTheCoverage() {
    const auto report = fullReport();
    const auto lines = parsed(report::reportHtml(report));
    const double mean = (0.5 + 0.1234567890123 + 0) / 3;
    bool found = false;
    for (const auto& line : lines)
      if (line.startsWith("row heatmap\tstem<T>\t")) {
        const auto cells = line.split('\t');
        QCOMPARE(cells.value(2).toDouble(), 4.0);  // channels
        QCOMPARE(cells.value(4).toDouble(), mean);
        QCOMPARE(cells.value(5).toDouble(), 0.5);
        found = true;
      }
    QVERIFY2(found, qPrintable(lines.join('\n')));
    QVERIFY(lines.filter("row dead\tstem<T>\t1\t3").size() == 1);
    QVERIFY(lines.filter("row costs\tParameters\t1234567\t617283\t").size() == 1);
  }

  void textsAreEscaped() {
    const QString html = QString::fromStdString(report::reportHtml(fullReport()));
    QVERIFY(html.contains("ağ &lt;1&gt; &amp; &quot;2&quot;.pt"));
    QVERIFY(html.contains("resimler &amp; şekiller"));
    QVERIFY(!html.contains("stem<T>"));
    QCOMPARE(report::escaped(std::string("a\xff"
                                         "b\xc3")),
             std::string("a\xEF\xBF\xBD"
                         "b\xEF\xBF\xBD"));
  }

  void whatWasNotMeasuredIsNamed() {
    report::Report report;
    report.coverage = coverageOf({layerOf("stem", {1, 2})});
    const QString html = QString::fromStdString(report::reportHtml(report));
    for (const char* text : {"Nothing was chosen for removal", "No smaller model was written",
                             "Accuracy and agreement were not measured", "The time of a forward pass was not measured",
                             "Whether more images would change the ranking was not measured"})
      QVERIFY2(html.contains(text), text);
    QVERIFY(!html.contains("Proof"));
    const QString full = QString::fromStdString(report::reportHtml(fullReport()));
    QVERIFY(full.contains("Values of layer stem&lt;T&gt; that are NaN or infinite are left out of its statistics: 1."));
    QVERIFY(!full.contains("The time of a forward pass was not measured"));
  }

  void numbersAsText() {
    const report::Words words;
    QCOMPARE(report::countText(words, 1234567), std::string("1,234,567"));
    QCOMPARE(report::countText(words, -123456), std::string("-123,456"));
    QCOMPARE(report::countText(words, 999), std::string("999"));
    QCOMPARE(report::percentText(words, 0.91349), std::string("91.3 %"));
    QCOMPARE(report::changeText(words, 200, 50), std::string("-75.0 %"));
    QCOMPARE(report::bytesText(words, 44700000), std::string("44.70 MB"));
    QCOMPARE(report::secondsText(words, 200), std::string("3 min 20 s"));
    QCOMPARE(report::shortText(words, none), std::string("no value"));
    QCOMPARE(report::layersText(words, 1) + ", " + report::layersText(words, 1000),
             std::string("1 layer, 1,000 layers"));
  }

  void blanksAreFilledOnce() {
    report::Words words;
    QCOMPARE(words("%2 of %1, 95 %", {"%2", "b"}), std::string("b of %2, 95 %"));
    words.translate = [](const std::string&) { return std::string("%%1: %3"); };
    QCOMPARE(words("%1", {"5"}), std::string("%5: %3"));
  }

  // A language that puts every sentence in brackets: what stands outside was never asked for.
  void everyTextCanBeInAnotherLanguage() {
    auto report = fullReport();
    report.words = {"~", "_", [](const std::string& english) { return "[" + english + "]"; }};
    report.decisions->layers.push_back({"other", 4, 3, {}, {"stem<T>"}});
    report.layerCosts.emplace().layers.push_back({"stem<T>", "Conv2d", 4, 3, {1000, 2000}, {750, 1500}});
    auto& judged = *report.judged;
    judged.after.loss = judged.before->loss = 0.5;
    judged.after.divergence = 0.25;
    judged.after.lost = judged.after.won = 0.01;
    QString text = QString::fromStdString(report::reportHtml(report));
    QVERIFY(text.contains("data-value=\"0.5\""));  // for programs
    QVERIFY(text.contains("1_234_567") && text.contains("0~5"));
    text.remove(QRegularExpression("<style>.*</style>|<[^>]*>", QRegularExpression::DotMatchesEverythingOption));
    const QRegularExpression innermost("\\[[^\\[\\]]*\\]");
    while (text.contains(innermost)) text.remove(innermost);
    for (const char* name :
         {"Conv2d", "SHA-256", "c0ffee", "CleanAI Studio 1.2.3", "1 x 8 x 8", "MB", "stem&lt;T&gt;", "head&amp;",
          "other", "folder/ağ &lt;1&gt; &amp; &quot;2&quot;.pt", "resimler &amp; şekiller"})
      text.remove(name);
    const auto left = QRegularExpression("[^\\n]*\\p{L}[^\\n]*").match(text);
    QVERIFY2(!left.hasMatch(), qPrintable(left.captured()));
  }

  void wilson() {  // computed apart, in Python
    const auto [low, high] = wilsonInterval(0.9, 50);
    QVERIFY(std::abs(low - 0.7863950966521162) < 1e-12 && std::abs(high - 0.956524876008429) < 1e-12);
    QCOMPARE(wilsonInterval(1, 10).high, 1.0);
    QVERIFY(std::isnan(wilsonInterval(0, 0).low));
  }

  void channelsAsCsv() {
    const QString csv = QString::fromStdString(coverageCsv(*coverageOf({layerOf("a,\"b\"", {0.1, none})})));
    const auto lines = csv.split("\r\n");
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith("layer,type,channel,images,nonfinite,normalized_mean,"));
    const auto columns = lines[0].split(',');
    QVERIFY(lines[1].startsWith("\"a,\"\"b\"\"\",Conv2d,0,1,0,"));
    QCOMPARE(lines[1].mid(13).split(',').value(columns.indexOf("mean") - 1), QString("0.1"));
    QVERIFY(lines[2].startsWith("\"a,\"\"b\"\"\",Conv2d,1,0,1,,"));
  }

  void spearmanAsNumpy_data() {
    QTest::addColumn<QList<double>>("a");
    QTest::addColumn<QList<double>>("b");
    QTest::addColumn<double>("expected");  // numpy.corrcoef of the ranks
    QTest::newRow("same order") << QList<double>{1, 2, 3, 10} << QList<double>{5, 6, 7, 7.5} << 1.0;
    QTest::newRow("opposite") << QList<double>{1, 2, 3} << QList<double>{3, 2, 1} << -1.0;
    QTest::newRow("two swapped") << QList<double>{1, 2, 3, 4, 5} << QList<double>{2, 1, 3, 4, 5} << 0.9;
    QTest::newRow("ties") << QList<double>{1, 2, 2, 3} << QList<double>{1, 3, 2, 4} << 0.9486832980505138;
    QTest::newRow("without NaN") << QList<double>{1, none, 2, 3} << QList<double>{3, 9, 2, 1} << -1.0;
    QTest::newRow("all equal") << QList<double>{1, 1, 1} << QList<double>{3, 2, 1} << none;
    QTest::newRow("one pair") << QList<double>{1, none} << QList<double>{3, 2} << none;
  }
  void spearmanAsNumpy() {
    QFETCH(QList<double>, a);
    QFETCH(QList<double>, b);
    QFETCH(double, expected);
    const double found = spearman({a.begin(), a.end()}, {b.begin(), b.end()});
    QVERIFY2(std::isnan(expected) ? std::isnan(found) : std::abs(found - expected) < 1e-12,
             qPrintable(QString::number(found, 'g', 17)));
  }

  void differences() {
    const auto before = coverageOf({layerOf("a", {1, 2, 3, none}), layerOf("gone", {1}), layerOf("wider", {1})});
    const auto after = coverageOf({layerOf("new", {1}), layerOf("wider", {1, 2}), layerOf("a", {2, 2, -1, 5})});
    const auto difference = differenceOf(*before, *after, metricNamed("mean"));
    QCOMPARE(difference.layers.size(), std::size_t{1});
    const auto& layer = difference.layers.front();
    QCOMPARE(layer.name, std::string("a"));
    QCOMPARE(layer.before, 2.0);
    QCOMPARE(layer.after, 1.0);
    QCOMPARE(layer.meanAbsolute, 5.0 / 3);
    QCOMPARE(layer.largest, -4.0);
    QCOMPARE(layer.largestChannel, std::size_t{2});
    QVERIFY(std::abs(layer.correlation + 0.8660254037844387) < 1e-12);  // ranks 1 2 3 and 2.5 2.5 1
    QCOMPARE(difference.onlyBefore, (std::vector<std::string>{"gone", "wider"}));
    QCOMPARE(difference.onlyAfter, (std::vector<std::string>{"new", "wider"}));
    const auto values =
        channelDifferences(before->layers[0].statistics, after->layers[2].statistics, metricNamed("mean"));
    QCOMPARE(values[0], 1.0);
    QVERIFY(std::isnan(values[3]));
  }

  void layersAndTheRestAddUp() {
    // Conv 1 -> 4 (3 x 3, with bias) and linear 4 -> 2 on 5 positions; half of the middle goes.
    Network network;
    network.unitCount = 4;
    Layer first, second;
    first.name = "first";
    first.weight = "first.weight";
    first.channels = 4;
    first.weightShape = {4, 1, 3, 3};
    first.parameters = 36 + 4;
    first.macsPerWeight = 5;
    first.macs = 180;
    first.outputUnits = {0, 1, 2, 3};
    second.name = "second";
    second.weight = "second.weight";
    second.channels = 2;
    second.weightShape = {2, 4};
    second.parameters = 8 + 2;
    second.macsPerWeight = 1;
    second.macs = 8;
    second.inputUnits = {0, 1, 2, 3};
    second.outputUnits = {fixedUnit, fixedUnit};
    network.layers = {first, second};
    network.axes = {{"first.weight", 0, {0, 1, 2, 3}},
                    {"first.bias", 0, {0, 1, 2, 3}},
                    {"norm.weight", 0, {0, 1, 2, 3}},
                    {"second.weight", 1, {0, 1, 2, 3}}};
    network.parameters = {{"first.weight", {4, 1, 3, 3}},
                          {"first.bias", {4}},
                          {"norm.weight", {4}},
                          {"second.weight", {2, 4}},
                          {"second.bias", {2}}};
    network.cost = {54, 188};
    const auto costs = layerCosts(network, planFor(network, {1, 0, 1, 0}));
    QCOMPARE(costs.layers[0].channelsAfter, 2);
    QCOMPARE(costs.layers[0].after.parameters, 18 + 2);
    QCOMPARE(costs.layers[0].after.macs, 90);
    QCOMPARE(costs.layers[1].channelsAfter, 2);
    QCOMPARE(costs.layers[1].after.parameters, 4 + 2);
    QCOMPARE(costs.layers[1].after.macs, 4);
    QCOMPARE(costs.otherBefore.parameters, 4);
    QCOMPARE(costs.otherAfter.parameters, 2);
    QCOMPARE(costs.otherAfter.macs, 0);
    QCOMPARE(costs.after.parameters, 28);
  }
};

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
