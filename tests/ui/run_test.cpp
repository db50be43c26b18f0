// The run panel offscreen: memory in bounded history, speed, agreement, summary, files; and warnings that lead to
// layers.
#include <QDockWidget>
#include <QTest>

#include "tests/ui/fixtures.h"
#include "ui/panels/run_text.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

class RunTest : public QObject {
  Q_OBJECT

 private slots:
  void memoryHistoryIsBoundedAndKeepsPeaks() {
    MemoryHistory history(100);
    for (int i = 0; i < 10'000; ++i) history.add({i * 0.5, i == 7'777 ? 5'000 : 1'000 + i % 7});
    QVERIFY(history.samples().size() < 100 && history.samples().size() >= 40);
    std::int64_t highest = 0;
    double last = -1;
    for (const MemorySample& sample : history.samples()) {
      QVERIFY(sample.seconds > last);
      last = sample.seconds;
      highest = std::max(highest, sample.resident);
    }
    QCOMPARE(highest, 5'000);
    QVERIFY(history.samples().front().seconds < 100 && last > 4'900);
  }

  void whatARunTakesIsItsPeak() {
    constexpr std::int64_t taken = 64 << 20;
    MemoryLog log;
    log.beginRun();
    std::vector<char> block(taken, 1);
    log.endRun();
    QVERIFY(block.back() == 1);
    block = {};
    QVERIFY(log.peak() - log.base() >= taken * 3 / 4);
    QVERIFY(log.runGrowth() >= taken * 3 / 4);
    log.setBase();
    QVERIFY(log.peak() - log.base() < taken / 4);
  }

  void aRunIsFollowedAndSummedUp() {
    TestWindow test;
    Session& session = test.window.session();
    Workspace& page = test.window.workspace();
    RunPanel& panel = page.run();
    double fastest = 0;
    connect(&panel.record(), &RunRecord::changed, &panel, [&] {
      if (const auto& progress = panel.record().progress(); progress && session.worker().job() == Job::analyze)
        fastest = std::max(fastest, progress->imagesPerSecond);
    });
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    qobject_cast<QDockWidget*>(panel.parentWidget())->raise();
    QTRY_VERIFY(panel.isVisible());
    QVERIFY(fastest > 0);
    const auto& runs = panel.record().finished();
    QCOMPARE(runs.size(), 3u);  // opened, prepared, analysed
    const FinishedRun* last = &runs.front();
    QVERIFY(last->job == Job::analyze && last->end == RunEnd::finished);
    QVERIFY(last->imagesPerSecond > 0 && last->seconds > 0);
    QCOMPARE(last->images, 512);
    QVERIFY(last->waiting && *last->waiting >= 0 && *last->waiting < 1);
    QVERIFY2(panel.summary().contains("images/s") && panel.summary().contains("waited for data"),
             qPrintable(panel.summary()));
    QVERIFY(panel.text().contains("MB"));

    // The two halves were compared at 64, 128, ... images, and at the end.
    const auto& agreement = panel.record().agreement();
    QVERIFY(!agreement.empty());
    QCOMPARE(agreement.back().images, 512);
    QCOMPARE(agreement.back().agreement, *session.coverage()->agreement);
    for (std::size_t i = 1; i < agreement.size(); ++i) QVERIFY(agreement[i].images > agreement[i - 1].images);
    const MemoryLog& memory = panel.record().memory();
    QVERIFY(memory.base() > 0);
    QTRY_VERIFY(memory.afterRun().has_value());

    QCOMPARE(panel.renderMemory("m.png").left(4), QByteArray("\x89PNG"));
    QVERIFY(panel.renderAgreement("a.svg").contains("<svg"));
    QVERIFY(panel.renderMemory("m.csv").startsWith("seconds,resident_bytes\r\n"));
    QCOMPARE(panel.renderAgreement("a.csv").count('\n'), static_cast<qsizetype>(agreement.size()) + 1);
    QVERIFY(!panel.agreementPlot().tooltipAt(panel.agreementPlot().axisRect()->rect().center()).isEmpty());
  }

  void aCancelledRunSaysSo() {
    TestWindow test;
    Session& session = test.window.session();
    DataChoice noise;
    noise.source = QStringLiteral("random:200000");
    noise.randomShape = {1, 28, 28};
    noise.batchSize = 16;
    noise.maxBatches.reset();
    RunPanel& panel = test.window.workspace().run();
    connect(&session.worker(), &Worker::progressed, &session, [&](Job job, const Progress& progress) {
      if (job == Job::analyze && progress.done > 0) session.cancel();
    });
    session.openAndAnalyze(sampleFiles().model, noise);
    QVERIFY(waitUntilIdle(session));
    QVERIFY2(panel.summary().contains("(cancelled)"), qPrintable(panel.summary()));
    QVERIFY(!panel.record().finished().front().waiting);
  }

  void summaries() {
    const FinishedRun run{Job::analyze, RunEnd::finished, 12.3, 10'000, 812, 35'000'000, 0.03};
    QCOMPARE(summaryText(run), "Analysing: 12 s, 812 images/s, peak +35.0 MB, waited for data 3 %");
  }

  void warningsNameLayers() {
    const auto network = networkOf({{"conv1", 4}, {"layer1.conv1", 4}, {"layer1.conv10", 4}, {"fc", 2}});
    QVERIFY(layerNamedIn("layer1.conv1: 3 values were not finite.", *network) == 1u);
    QVERIFY(layerNamedIn("Equal scores in layer1.conv10.", *network) == 2u);
    QVERIFY(layerNamedIn("conv1 met NaN", *network) == 0u);
    QVERIFY(!layerNamedIn("conv11 is unknown", *network));
    QVERIFY(!layerNamedIn("3 pictures could not be read", *network));
  }

  void aWarningLeadsToItsLayer() {
    TestWindow test;
    Session& session = test.window.session();
    WarningsView& warnings = test.window.workspace().warnings();
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    const auto last = session.network()->layers.size() - 1;
    auto* lines = qobject_cast<QStringListModel*>(warnings.list().model());
    lines->setStringList({QString::fromStdString(session.network()->layers[last].name + ": values are not finite")});
    session.view().setLayer(0);
    emit warnings.list().activated(lines->index(0));
    QCOMPARE(session.view().layer(), static_cast<int>(last));
  }
};

QTEST_MAIN(RunTest)
#include "run_test.moc"
