// Reports, pictures and tables from the window on the real sample, each opened by another program.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include "core/base/atomic_file.h"
#include "core/report/numbers.h"
#include "tests/ui/fixtures.h"
#include "ui/session/report_source.h"
#include "ui/translations.h"
#include "ui/views/plot_export.h"
#include "ui/views/report_pdf.h"
#include "ui/views/table_export.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

/// What a program prints; skips the test where it is not installed.
#define RUN_OR_SKIP(output, program, ...)                                          \
  QByteArray output;                                                               \
  {                                                                                \
    const QString path = QStandardPaths::findExecutable(program);                  \
    if (path.isEmpty()) QSKIP(program " is not installed");                        \
    QProcess process;                                                              \
    process.start(path, __VA_ARGS__);                                              \
    QVERIFY(process.waitForFinished(60000));                                       \
    output = process.readAllStandardOutput();                                      \
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData()); \
  }

}  // namespace

class ReportTest : public QObject {
  Q_OBJECT

  std::unique_ptr<TestWindow> test_;
  Session& session() { return test_->window.session(); }
  QString write(const QString& name, const QByteArray& content) {
    const QString file = test_->folder.filePath(name);
    writeTextAtomically(file.toStdString(), {content.constData(), static_cast<std::size_t>(content.size())});
    return file;
  }

 private slots:
  void initTestCase() {
    test_ = std::make_unique<TestWindow>();
    test_->window.openSample();
    QVERIFY(waitUntilIdle(session()));
    session().exportPruned(test_->folder.filePath("smaller.pt"));
    QVERIFY(waitUntilIdle(session()));
    QVERIFY(session().result() && session().result()->comparison);
  }
  void cleanupTestCase() { test_.reset(); }

  void reportHoldsWhatWasMeasured() {
    const auto report = reportOf(session(), "1.0");
    QVERIFY(report.coverage && report.decisions && report.exported && report.judged && report.layerCosts);
    QCOMPARE(report.exported->after.parameters, report.layerCosts->after.parameters);
    QCOMPARE(report.judged->after.images, 488);
    QVERIFY(report.judged->unseen.value_or(false));
    QVERIFY(!report.latencyBefore);
    QVERIFY(session().analysisSeconds().value_or(0) > 0);
    std::int64_t kept = 0;
    for (const auto& layer : report.decisions->layers) kept += layer.kept;
    std::int64_t planned = 0;
    for (const auto& layer : session().result()->plan->layers) planned += static_cast<std::int64_t>(layer.kept.size());
    QCOMPARE(kept, planned);
    const QString html = QString::fromStdString(report::reportHtml(report));
    QVERIFY(html.contains("neither analysis nor repair has used"));
    QVERIFY(html.contains("The time of a forward pass was not measured"));
    QVERIFY(html.contains(QString::fromStdString(session().model()->sha256())));
  }

  void reportSpeaksTheWindowsLanguage() {
    installLanguage(QLocale(QLocale::Turkish));
    const auto report = reportOf(session(), "1.0");
    installLanguage(QLocale(QLocale::English));
    QVERIFY(QString::fromStdString(report.decisions->wish).contains("kanalların"));
    const QString english = QString::fromStdString(report::reportHtml(reportOf(session(), "1.0")));
    QVERIFY(english.contains("<html lang=\"en\">") && english.contains("Decisions and their reasons"));

    installLanguage(QLocale(QLocale::Turkish));
    const QString html = QString::fromStdString(report::reportHtml(report));
    const QByteArray pdf = reportPdf(report::reportHtml(report, report::Medium::paper), "Rapor");
    installLanguage(QLocale(QLocale::English));
    QVERIFY(html.contains("<html lang=\"tr\">") && html.contains("Kararlar ve gerekçeleri"));
    const auto& judged = *report.judged;
    const double top1 = judged.after.top1.value();
    QVERIFY(html.contains("%" + QLocale(QLocale::Turkish).toString(100 * top1, 'f', 2)));
    QVERIFY(html.contains("data-value=\"" + QString::fromStdString(report::exactText(top1)) + "\""));
    QVERIFY(!html.contains(QRegularExpression("data-value=\"[^\"]*,")));

    QString text = html;
    text.remove(QRegularExpression("<style>.*</style>|<[^>]*>", QRegularExpression::DotMatchesEverythingOption));
    const QRegularExpression englishWord(
        "(?<![\\w/-])(the|of|and|not|was|is|are|channels?|layers?|images?|mean)(?![\\w/-])");
    const auto left = englishWord.match(text);
    QVERIFY2(!left.hasMatch(), qPrintable(text.mid(left.capturedStart() - 40, 120)));
    RUN_OR_SKIP(pages, "pdftotext", {write("rapor.pdf", pdf), "-"});
    QVERIFY(QString::fromUtf8(pages).contains("Kararlar ve gerekçeleri"));
  }

  void pdfHoldsEveryChapter() {
    const auto html = report::reportHtml(reportOf(session(), "1.0"), report::Medium::paper);
    const QString file = write("report.pdf", reportPdf(html, "Report"));
    RUN_OR_SKIP(text, "pdftotext", {"-layout", file, "-"});
    for (const char* chapter : {"Summary", "Set-up", "Coverage", "Low coverage", "Decisions and their reasons",
                                "Before and after", "Performance", "Risks"})
      QVERIFY2(text.contains(chapter), chapter);
    QVERIFY(text.contains(session().network()->layers.front().name.c_str()));
    RUN_OR_SKIP(fonts, "pdffonts", {file});
    QVERIFY2(fonts.contains("yes"), fonts.constData());  // embedded
  }

  void pdfIsMadeOffTheGuiThread() {
    QSignalSpy saved(&session(), &Session::saved);
    const QString file = test_->folder.filePath("background.pdf");
    session().save(file, [report = reportOf(session(), "1.0")](const std::filesystem::path& path) {
      const QByteArray pdf = reportPdf(report::reportHtml(report, report::Medium::paper), "Report");
      writeTextAtomically(path, {pdf.constData(), static_cast<std::size_t>(pdf.size())});
    });
    QVERIFY(saved.wait(60000));
    RUN_OR_SKIP(text, "pdftotext", {file, "-"});
    QVERIFY(text.contains("Summary"));
  }

  void picturesOpen_data() {
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"png", "svg", "pdf"}) QTest::newRow(ending) << ending;
  }
  void picturesOpen() {
    QFETCH(QString, ending);
    const auto plots = test_->window.workspace().findChildren<QCustomPlot*>();
    QVERIFY(plots.size() >= 3);
    for (auto* plot : plots) {
      const QString file = write("plot." + ending, renderPlot(*plot, "plot." + ending, {800, 400}));
      if (ending == "png") {
        RUN_OR_SKIP(size, "identify", {"-format", "%wx%h", file});
        QCOMPARE(size, QByteArray("1600x800"));
      } else if (ending == "svg") {
        RUN_OR_SKIP(png, "rsvg-convert", {file});
        const QSize size = QImage::fromData(png).size();  // a pixel may be lost to rounding
        QVERIFY(std::abs(size.width() - 800) <= 1 && std::abs(size.height() - 400) <= 1);
      } else {
        RUN_OR_SKIP(text, "pdftotext", {file, "-"});
      }
    }
  }

  void everyPlotAndTableOffersToBeSaved() {
    int plots = 0, tables = 0;
    for (auto* plot : test_->window.workspace().findChildren<QCustomPlot*>()) {
      ++plots;
      QVERIFY2(!plot->actions().isEmpty(), qPrintable(plot->accessibleName()));
    }
    for (auto* table : test_->window.workspace().findChildren<QTreeView*>()) {
      ++tables;
      QVERIFY2(table->actions().size() >= 2, qPrintable(table->accessibleName()));
    }
    QVERIFY(plots >= 3 && tables >= 3);
  }

  void groupsAsCsv() {
    auto& table = test_->window.workspace().groups().table();
    const QStringList lines = QString::fromStdString(tableCsv(*table.model())).split("\r\n", Qt::SkipEmptyParts);
    QCOMPARE(lines.front(), "group,layers,channels,removed_share,damage,macs_saved,locked_because");
    QCOMPARE(lines.size(), table.model()->rowCount() + 1);
    for (const QString& line : lines) QVERIFY2(!line.contains(",-1"), qPrintable(line));
    QVERIFY(lines.filter("the network's output").size() == 1);
    QVERIFY(!hasCsv(*test_->window.workspace().layers().table().model()));  // the layers have a table file of their own
  }

  void layersBeforeAndAfter() {
    auto& view = test_->window.workspace().compare().layers();
    QAbstractItemModelTester tester(&view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester orderTester(&view.order(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY2(view.text().contains("smaller.pt"), qPrintable(view.text()));
    const auto& network = *session().network();
    const int rows = static_cast<int>(network.layers.size()) + 2;
    QCOMPARE(view.model().rowCount(), rows);
    const auto number = [&](int row, int column) {
      return view.model().index(row, column).data(LayerCostModel::sortRole).toLongLong();
    };
    for (const int column : {LayerCostModel::parametersBefore, LayerCostModel::parametersAfter,
                             LayerCostModel::macsBefore, LayerCostModel::macsAfter}) {
      qlonglong sum = 0;
      for (int row = 0; row + 1 < rows; ++row) sum += number(row, column);
      QCOMPARE(sum, number(rows - 1, column));
    }
    const auto& report = session().result()->exported.report;
    QCOMPARE(number(rows - 1, LayerCostModel::parametersBefore), report.before.parameters);
    QCOMPARE(number(rows - 1, LayerCostModel::parametersAfter), report.after.parameters);
    QCOMPARE(number(rows - 1, LayerCostModel::macsAfter), report.after.macs);
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {  // the sums stay below
      view.table().sortByColumn(LayerCostModel::macsBefore, order);
      QCOMPARE(view.order().mapToSource(view.order().index(rows - 1, 0)).row(), rows - 1);
    }
    const QString csv = QString::fromStdString(tableCsv(view.order()));
    QVERIFY(csv.startsWith("layer,channels_before,channels_after,channels_change,parameters_before"));
    QCOMPARE(csv.count("\r\n"), rows + 1);
    QVERIFY(csv.contains("," + QString::number(report.after.parameters) + ","));
    QVERIFY(tableText(view.table()).startsWith("Layer\t"));
  }

  void twoAnalyses() {
    auto& view = test_->window.workspace().compare().analyses();
    QAbstractItemModelTester tester(&view.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    view.keep().trigger();
    QVERIFY(session().reference().coverage());
    QVERIFY(view.text().contains("512 images"));
    QCOMPARE(view.model().rowCount(), 0);
    DataChoice others = session().choice();
    others.maxBatches = 2;
    session().setData(others);
    QVERIFY(waitUntilIdle(session()));
    session().analyze();
    QVERIFY(waitUntilIdle(session()));
    const auto& now = *session().coverage();
    QCOMPARE(view.model().rowCount(), static_cast<int>(now.layers.size()));
    QCOMPARE(view.plot().rowCount(), static_cast<int>(now.layers.size()));
    for (int row = 0; row < view.model().rowCount(); ++row) {
      const double correlation = view.model().layer(row).correlation;
      QVERIFY2(correlation > 0.5 && correlation <= 1, qPrintable(QString::number(correlation)));
    }
    session().view().setMetric("frequency");
    const auto frequency = differenceOf(*session().reference().coverage(), now, metricNamed("frequency"));
    QCOMPARE(view.model().layer(0).meanAbsolute, frequency.layers[0].meanAbsolute);
    emit view.plot().rowClicked(1);
    QCOMPARE(session().view().layer(), 1);

    // From a file, with a layer that only it has.
    Coverage other = *session().reference().coverage();
    other.layers.back().name = "elsewhere";
    const QString file = test_->folder.filePath("other.json");
    saveCoverage(other, file.toStdString());
    session().reference().open(file);
    QVERIFY(waitUntilIdle(session()));
    QVERIFY2(view.unmatchedText().contains("elsewhere"), qPrintable(view.unmatchedText()));
    session().reference().open(test_->folder.filePath("nothing.json"));
    QVERIFY(waitUntilIdle(session()));
    QVERIFY(test_->window.message().isVisible());
    QVERIFY(session().reference().coverage());
  }

  void weightsAlone() {
    const QString file = test_->folder.filePath("weights.pt");
    QVERIFY(QTest::qWaitFor([&] { return session().canExport(); }, 30000));
    QSignalSpy saved(&session(), &Session::saved);
    session().exportStateDict(file);
    QVERIFY(saved.wait(60000));
    QProcess python;
    python.start("/usr/bin/python3",
                 {"-c", "import sys, torch; print(sum(v.numel() for v in torch.load(sys.argv[1]).values()))", file});
    QVERIFY(python.waitForFinished(60000));
    QVERIFY(python.readAllStandardOutput().toLongLong() >= session().pruning().cost().parameters);
  }
};

QTEST_MAIN(ReportTest)
#include "report_test.moc"
