// The window through the whole main job, offscreen, on the real sample; and everything that can go wrong on the way.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "core/model/model.h"
#include "tests/ui/fixtures.h"
#include "ui/dialogs/data_dialog.h"
#include "ui/widgets/empty_view_text.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

class WindowTest : public QObject {
  Q_OBJECT

 private slots:
  void startsWithTheStartPage() {
    TestWindow test;
    QVERIFY(test.window.startPage().isVisible());
    QVERIFY(!test.window.workspace().isVisible());
    QVERIFY(test.window.session().idle());
  }

  void mainJob() {
    TestWindow test;
    Session& session = test.window.session();
    Workspace& page = test.window.workspace();
    QAbstractItemModelTester layersTester(&page.layers().model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester treeTester(&page.layers().tree(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester filterTester(&page.layers().filter(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy progressed(&session.worker(), &Worker::progressed);

    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    QVERIFY2(!test.window.message().isVisible(), qPrintable(test.window.message().text()));
    QVERIFY(page.isVisible());
    QVERIFY(session.coverage() && session.coverage()->finished);
    QCOMPARE(session.coverage()->data.images, 512);  // the others judge
    QVERIFY(progressed.count() > 0);
    QVERIFY(std::any_of(progressed.begin(), progressed.end(), [](const auto& arguments) {
      return arguments.at(1).template value<Progress>().agreement.has_value();
    }));
    const double agreement = session.coverage()->agreement.value_or(0);
    QVERIFY(agreement > 0.8 && agreement < 1);
    QVERIFY(session.moments());
    QVERIFY(page.data().momentsText().contains("B of memory"));
    QCOMPARE(page.layers().model().rowCount(), static_cast<int>(session.network()->layers.size()));
    QCOMPARE(page.heatmap().plot().rowCount(), static_cast<int>(session.coverage()->layers.size()));

    // Slider: costs follow at once.
    QVERIFY(session.pruning().plan());
    page.pruning().ratio().setValue(0);
    QCOMPARE(session.pruning().cost().parameters, session.network()->cost.parameters);
    std::int64_t last = session.network()->cost.macs;
    for (const int percent : {20, 40, 60, 80}) {
      page.pruning().slider().setValue(percent);
      QVERIFY(session.pruning().cost().macs < last);
      last = session.pruning().cost().macs;
    }
    page.pruning().slider().setValue(50);
    QCOMPARE(page.pruning().ratio().value(), 50.0);
    QVERIFY2(page.pruning().constraintText().isEmpty(), qPrintable(page.pruning().constraintText()));
    page.pruning().roundTo().setValue(24);
    QVERIFY(page.pruning().constraintText().contains(QStringLiteral("rounding")));
    page.pruning().roundTo().setValue(1);

    // One selection for all views.
    session.view().setLayer(2);
    QCOMPARE(page.layers().table().currentIndex(), page.layers().indexOf(2));
    page.layers().table().setCurrentIndex(page.layers().indexOf(1));
    QCOMPARE(session.view().layer(), 1);
    QVERIFY(page.layer().hasCurve());
    QVERIFY(!page.pruning().groupText().isEmpty());
    test.window.grab();

    // Export, with its proof; the file is a model again.
    const QString target = test.folder.filePath(QStringLiteral("smaller.pt"));
    const Cost predicted = session.pruning().cost();
    session.exportPruned(target);
    QVERIFY(waitUntilIdle(session));
    QVERIFY2(session.result(), qPrintable(test.window.message().text()));
    QVERIFY(session.result()->exported.report.proof.maskedRelativeDifference <= proofTolerance);
    QCOMPARE(session.result()->exported.report.after.parameters, predicted.parameters);
    const Model smaller = openModel(target.toStdString());
    QCOMPARE(smaller.parameterCount(), predicted.parameters);
    QVERIFY(page.result().text().contains("smaller.pt"));

    const double error =
        double(session.pruning().predictedBytes()) / double(session.result()->exported.report.bytesAfter);
    QVERIFY2(error > 0.95 && error < 1.05, qPrintable(QString::number(error)));

    // Accuracy before and after, by itself, on pictures that were not used.
    const auto& comparison = session.result()->comparison;
    QVERIFY(comparison && comparison->unseen);
    QCOMPARE(comparison->after.images, 488);
    QVERIFY(*comparison->before->top1 > 0.88);
    // Half of the channels are gone, and the accuracy is kept.
    QVERIFY(*comparison->after.top1 > 0.75);
    QVERIFY2(page.result().text().contains("488 images"), qPrintable(page.result().text()));
    QVERIFY(!session.result()->exported.recovery.repaired.empty());
    QVERIFY(page.result().text().contains("Top-1"));

    // Times on demand.
    QVERIFY(page.result().measure().isEnabled());
    page.result().measure().click();
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.result()->latency && session.result()->latency->after.median > 0);
    QVERIFY(session.result()->comparison);
    QVERIFY(page.result().text().contains("ms"));
  }

  void cancelInTheMiddleAndRunAgain() {
    TestWindow test;
    Session& session = test.window.session();
    session.openAndAnalyze(sampleFiles().model, slowData());
    QSignalSpy progressed(&session.worker(), &Worker::progressed);
    QSignalSpy cancelled(&session.worker(), &Worker::cancelled);
    QVERIFY(QTest::qWaitFor(
        [&] { return session.worker().busy() && session.worker().job() == Job::analyze && session.coverage(); },
        60000));
    QVERIFY(progressed.count() > 0);
    QVERIFY(test.window.runBar().text().contains("images/s"));
    QTest::keyClick(&test.window, Qt::Key_Escape);
    QVERIFY(cancelled.wait(20000));
    QVERIFY(waitUntilIdle(session));
    QVERIFY(!session.coverage()->finished);
    QVERIFY(session.coverage()->data.images < 200000);
    QVERIFY(!test.window.runBar().isVisible());

    session.setData(sampleData());
    QVERIFY(waitUntilIdle(session));
    session.analyze();
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.coverage()->finished);
    QCOMPARE(session.coverage()->data.images, 1000);
  }

  void heatmapFillsWhileTheAnalysisRuns() {
    TestWindow test;
    Session& session = test.window.session();
    session.openAndAnalyze(sampleFiles().model, slowData());
    QVERIFY(QTest::qWaitFor([&] { return session.coverage() != nullptr; }, 60000));
    const auto first = session.coverage();
    QVERIFY(QTest::qWaitFor([&] { return session.coverage() != first; }, 20000));
    QVERIFY(session.coverage()->data.images > first->data.images);
    session.cancel();
    QVERIFY(waitUntilIdle(session));
  }

  void closingDuringARunStopsIt() {
    QElapsedTimer timer;
    {
      TestWindow test;
      Session& session = test.window.session();
      session.openAndAnalyze(sampleFiles().model, slowData());
      QVERIFY(QTest::qWaitFor([&] { return session.coverage() != nullptr; }, 60000));
      timer.start();
      QVERIFY(test.window.close());
    }
    QVERIFY(timer.elapsed() < 10000);
  }

  void openingAnotherModelDropsTheRun() {
    TestWindow test;
    Session& session = test.window.session();
    session.openAndAnalyze(sampleFiles().model, slowData());
    QVERIFY(QTest::qWaitFor([&] { return session.coverage() != nullptr; }, 60000));
    test.window.openModel(sampleFiles().model);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.preparation());
    QVERIFY(!session.coverage());
  }

  void wrongFileIsExplained() {
    TestWindow test;
    const QString path = test.folder.filePath(QStringLiteral("notes.pt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<!DOCTYPE html><html><body>Not found</body></html>");
    file.close();
    drop(test.window, path);
    QVERIFY(waitUntilIdle(test.window.session()));
    QVERIFY(test.window.message().isVisible());
    QVERIFY2(test.window.message().text().contains("notes.pt"), qPrintable(test.window.message().text()));
    QVERIFY(test.window.startPage().isVisible());
    QVERIFY(!test.window.session().model());
  }

  void picturesWithoutAModelAreNoModel() {
    TestWindow test;
    drop(test.window, test.folder.path());
    QVERIFY(test.window.message().isVisible());
    QVERIFY2(test.window.message().text().contains("no model is open"), qPrintable(test.window.message().text()));
    QVERIFY(test.window.session().idle());
  }

  void emptyListsSayWhatFillsThem() {
    TestWindow test;
    test.window.openModel(sampleFiles().model);
    QVERIFY(waitUntilIdle(test.window.session()));
    const auto* emptyText = test.window.workspace().layers().findChild<EmptyViewText*>();
    QVERIFY(emptyText && emptyText->isVisible());
    QVERIFY(emptyText->text().contains("Ctrl+D"));
    test.window.session().setData(sampleData());
    QVERIFY(waitUntilIdle(test.window.session()));
    QVERIFY(!emptyText->isVisible());
  }

  void wrongFileKeepsTheOpenModel() {
    TestWindow test;
    test.window.openModel(sampleFiles().model);
    QVERIFY(waitUntilIdle(test.window.session()));
    const auto model = test.window.session().model();
    test.window.openModel(test.folder.filePath(QStringLiteral("nothing.pt")));
    QVERIFY(waitUntilIdle(test.window.session()));
    QVERIFY(test.window.message().isVisible());
    QCOMPARE(test.window.session().model(), model);
  }

  void dataOfTheWrongShapeIsExplained() {
    TestWindow test;
    Session& session = test.window.session();
    DataChoice choice;
    choice.source = QStringLiteral("random:8");
    choice.randomShape = {3, 28, 28};
    session.openAndAnalyze(sampleFiles().model, choice);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(test.window.message().isVisible());
    QVERIFY(session.model() && !session.network());
    QCOMPARE(test.window.message().wayButtons().size(), 1);
    test.window.message().wayButtons().front()->click();
    auto* dialog = test.window.findChild<DataDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->choice().source, choice.source);
  }

  void weightsCanBeRankedWithoutAnAnalysis() {
    TestWindow test;
    Session& session = test.window.session();
    session.openModel(sampleFiles().model);
    session.setData(sampleData());
    QVERIFY(waitUntilIdle(session));
    QVERIFY(!session.pruning().plan());
    QVERIFY(session.pruning().missing() == Missing::coverage);
    auto& criterion = test.window.workspace().pruning().criterion();
    criterion.setCurrentIndex(criterion.findData("magnitude_l2"));
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.pruning().plan());
    QVERIFY(session.canExport());
  }

  void predictionIsFastEnoughForASlider() {
    TestWindow test;
    Session& session = test.window.session();
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    auto& slider = test.window.workspace().pruning().slider();
    int percent = 0;
    QBENCHMARK { slider.setValue(percent = percent % 90 + 1); }
    test.window.workspace().pruning().amount().setCurrentIndex(1);
    QVERIFY(waitUntilIdle(session));
    QElapsedTimer timer;
    timer.start();
    constexpr int moves = 30;
    for (int i = 0; i < moves; ++i) slider.setValue(40 + i % 20);
    QVERIFY2(timer.elapsed() <= 16 * moves, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(waitUntilIdle(session));
  }

  void layoutAndRecentFilesAreKept() {
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    settings.setValue(recoveryFolderKey, folder.filePath(QStringLiteral("recovery")));
    const QString copy = folder.filePath(QStringLiteral("copy.pt"));
    QVERIFY(QFile::copy(sampleFiles().model, copy));
    {
      MainWindow window(settings, sampleFiles());
      window.show();
      window.openModel(copy);
      QVERIFY(waitUntilIdle(window.session()));
      window.workspace().docks().at(1)->hide();
      window.close();
    }
    MainWindow window(settings, sampleFiles());
    window.show();
    QCOMPARE(RecentFiles(settings).files(), QStringList{copy});
    window.openModel(copy);
    QVERIFY(waitUntilIdle(window.session()));
    QVERIFY(window.workspace().docks().at(1)->isHidden());
    window.workspace().resetDocks();
    QVERIFY(!window.workspace().docks().at(1)->isHidden());
  }

  void picturesAndTablesAreWritten() {
    TestWindow test;
    Session& session = test.window.session();
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    const QByteArray png = test.window.workspace().heatmap().render("heatmap.png");
    QVERIFY(QImage::fromData(png).width() >= 1200);
    QVERIFY(test.window.workspace().heatmap().render("heatmap.svg").contains("<svg"));
    QVERIFY(test.window.workspace().heatmap().render("heatmap.pdf").startsWith("%PDF"));
    QVERIFY(test.window.workspace().layer().render("curve.svg").contains("<svg"));
    const QString target = test.folder.filePath(QStringLiteral("coverage.json"));
    QSignalSpy saved(&session, &Session::saved);
    session.save(target,
                 [coverage = session.coverage()](const std::filesystem::path& path) { saveCoverage(*coverage, path); });
    QVERIFY(saved.wait(20000));
    QCOMPARE(loadCoverage(target.toStdString()).layers.size(), session.coverage()->layers.size());
  }

  void unwritableTargetIsExplained() {
    TestWindow test;
    Session& session = test.window.session();
    test.window.openSample();
    QVERIFY(waitUntilIdle(session));
    session.exportPruned(QStringLiteral("/proc/nowhere/smaller.pt"));
    QVERIFY(waitUntilIdle(session));
    QVERIFY(test.window.message().isVisible());
    QVERIFY(!session.result());
  }

  void logReachesTheWindow() {
    TestWindow test;
    test.window.openSample();
    QVERIFY(waitUntilIdle(test.window.session()));
    QVERIFY(test.window.workspace().log().model().rowCount() > 0);
  }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
