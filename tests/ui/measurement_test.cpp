// What was measured is not lost: to an analysis that does not come to its end, to a look at the data, to closing.
#include <QMessageBox>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTest>

#include "tests/file_content.h"
#include "tests/ui/fixtures.h"
#include "ui/dialogs/data_dialog.h"
#include "ui/models/comparison.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

/// The sample's pictures one by one, so that a pass over them is seen while it runs.
DataChoice onePictureAtATime() {
  DataChoice choice = sampleData();
  choice.batchSize = 1;
  choice.maxBatches = 1000;
  return choice;
}

/// A window whose model is open, with data and, unless told otherwise, with an analysis of them.
struct Measured {
  explicit Measured(const DataChoice& choice, bool analyzes = true) {
    test.window.openModel(sampleFiles().model);
    session.setData(choice);
    if (!waitUntilIdle(session)) qFatal("the data were not opened");
    if (analyzes) session.analyze();
    if (!waitUntilIdle(session)) qFatal("the data were not analysed");
    coverage = session.coverage();
    moments = session.moments();
  }
  bool shows() const {
    return session.coverage() == coverage && session.measured() == coverage && session.moments() == moments;
  }
  /// Until another analysis has shown something.
  bool analyzesAgain() {
    session.analyze();
    return QTest::qWaitFor([this] { return session.coverage() != session.measured(); }, 60'000);
  }
  bool save() {
    QSignalSpy saved(&test.window.project(), &ProjectKeeper::saved);
    test.window.project().save(file);
    return saved.wait(20'000);
  }
  QMessageBox* question() { return test.window.findChild<QMessageBox*>(); }

  TestWindow test;
  Session& session = test.window.session();
  QString file = test.folder.filePath("mine.cleanai");
  std::shared_ptr<const Coverage> coverage;
  std::shared_ptr<const Moments> moments;
};

}  // namespace

class MeasurementTest : public QObject {
  Q_OBJECT

 private slots:
  void aRunningAnalysisLeavesTheLastOneInTheProject() {
    Measured measured(onePictureAtATime());
    QVERIFY(measured.coverage->finished && measured.moments);
    QVERIFY(measured.save());
    const QByteArray saved = contentOf(measured.file);
    QVERIFY(measured.analyzesAgain());
    QVERIFY(!measured.session.coverage()->finished);
    QVERIFY(!measured.test.window.isWindowModified());
    QVERIFY(measured.save());
    QVERIFY(measured.session.worker().busy());
    QVERIFY(contentOf(measured.file) == saved);

    measured.session.cancel();
    QVERIFY(waitUntilIdle(measured.session));
    QVERIFY(measured.shows());
    QVERIFY(measured.session.canExport());
    QVERIFY(!measured.test.window.isWindowModified());
    QVERIFY(measured.test.window.statusBar()->currentMessage().contains("earlier"));
    const auto& agreement = measured.session.record().agreement();
    QVERIFY(agreement.size() <= 1);  // of the one that is shown, and not of both
  }

  void theFirstThatIsStoppedIsShown() {
    Measured measured(onePictureAtATime(), false);
    QVERIFY(measured.analyzesAgain());
    QVERIFY(!measured.session.measured());
    measured.session.cancel();
    QVERIFY(waitUntilIdle(measured.session));
    QVERIFY(measured.session.measured() && !measured.session.measured()->finished);
    measured.session.analyze();
    QVERIFY(waitUntilIdle(measured.session));
    QVERIFY(measured.session.measured()->finished && measured.session.moments());
  }

  void aDroppedAnalysisLeavesNothingBehind() {
    Measured measured(onePictureAtATime());
    DataChoice wrong;
    wrong.source = "random:8";
    wrong.randomShape = {3, 28, 28};
    QVERIFY(measured.analyzesAgain());
    measured.session.setData(wrong);
    QVERIFY(measured.shows());
    QVERIFY(waitUntilIdle(measured.session));
    QVERIFY(measured.test.window.message().isVisible());
    QVERIFY(measured.shows());
    QCOMPARE(measured.session.choice().source, sampleData().source);
    QVERIFY(measured.session.canExport());

    Measured nothing(onePictureAtATime(), false);
    QVERIFY(nothing.analyzesAgain());
    nothing.session.setData(wrong);
    QVERIFY(waitUntilIdle(nothing.session));
    QVERIFY(!nothing.session.coverage() && !nothing.session.pruning().plan());
  }

  void theSameDataAreNoChange() {
    Measured measured(sampleData());
    QSignalSpy started(&measured.session.worker(), &Worker::started);
    measured.test.window.chooseData();
    auto* dialog = measured.test.window.findChild<DataDialog*>();
    QVERIFY(dialog);
    auto* use = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    QTRY_VERIFY(use->isEnabled());
    use->click();
    QVERIFY(!measured.question());
    QVERIFY(waitUntilIdle(measured.session));
    QCOMPARE(started.count(), 0);
    QVERIFY(measured.shows());
  }

  void namesAndLabelsChangeNothingMeasured() {
    Measured measured(sampleData());
    const auto unread = measured.session.preparation()->dataset->unread();
    QFile names(measured.test.folder.filePath("names.txt"));
    QVERIFY(names.open(QIODevice::WriteOnly));
    names.write("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
    names.close();
    DataChoice named = measured.session.choice();
    named.classNames = names.fileName();
    measured.test.window.useData(named);
    QVERIFY(!measured.question());
    QVERIFY(waitUntilIdle(measured.session));
    QCOMPARE(measured.session.choice().classNames, names.fileName());
    QCOMPARE(measured.session.preparation()->choice.classNames, names.fileName());
    QVERIFY(measured.shows());
    QCOMPARE(measured.session.preparation()->dataset->unread().size(), unread.size());
  }

  void otherDataAreAskedFor() {
    Measured measured(sampleData());
    DataChoice others = measured.session.choice();
    others.batchSize = 64;
    measured.test.window.useData(others);
    QVERIFY(measured.question());
    QVERIFY(measured.question()->informativeText().contains("measured"));
    measured.question()->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(!measured.question());
    QVERIFY(measured.shows());
    measured.test.window.useData(others);
    measured.question()->button(QMessageBox::Discard)->click();
    QVERIFY(waitUntilIdle(measured.session));
    QCOMPARE(measured.session.preparation()->choice.batchSize, std::size_t{64});
    QVERIFY(!measured.session.coverage());
    QTRY_VERIFY(!measured.question());

    // Without anything measured nobody is asked; of two choices the last counts.
    others.batchSize = 32;
    measured.test.window.useData(others);
    others.batchSize = 16;
    measured.test.window.useData(others);
    QVERIFY(!measured.question());
    QVERIFY(waitUntilIdle(measured.session));
    QCOMPARE(measured.session.preparation()->choice.batchSize, std::size_t{16});
    QCOMPARE(measured.session.choice().batchSize, std::size_t{16});

    // What runs for long is not stopped in passing.
    QVERIFY(measured.save());
    measured.session.analyze();
    measured.test.window.project().setInterval(0);
    measured.test.window.useData(sampleData());
    QVERIFY(measured.question() && !measured.question()->button(QMessageBox::Save));
    measured.question()->button(QMessageBox::Cancel)->click();
    QVERIFY(waitUntilIdle(measured.session));
  }

  void aProjectKeepsWhatItsExportCameTo() {
    DataChoice half = sampleData();
    half.maxBatches = 4;
    Measured measured(half);
    QVERIFY(measured.save());
    const QString smaller = measured.test.folder.filePath("smaller.pt");
    measured.session.exportPruned(smaller);
    QVERIFY(waitUntilIdle(measured.session));
    measured.session.measureResult();
    QVERIFY(waitUntilIdle(measured.session));
    const auto& result = measured.session.result();
    QVERIFY(result && result->comparison && result->latency);
    QVERIFY(measured.test.window.isWindowModified());
    QVERIFY(!measured.test.window.close());
    measured.question()->button(QMessageBox::Cancel)->click();
    QVERIFY(measured.save());
    QVERIFY(!measured.test.window.isWindowModified());
    const QByteArray saved = contentOf(measured.file);

    TestWindow other;
    Session& session = other.window.session();
    other.window.openProject(measured.file);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.result());
    QCOMPARE(comparisonCsv(*session.result()), comparisonCsv(*result));
    QCOMPARE(judgedText(*session.result()), judgedText(*result));
    QVERIFY(session.result()->plan->keeps == result->plan->keeps);
    QVERIFY(other.window.workspace().result().text().contains("smaller.pt"));
    QVERIFY(!other.window.isWindowModified());
    QSignalSpy written(&other.window.project(), &ProjectKeeper::saved);
    other.window.project().save(measured.file);
    QVERIFY(written.wait(20'000));
    QVERIFY(contentOf(measured.file) == saved);
    session.evaluateResult();
    QVERIFY(waitUntilIdle(session));
    QCOMPARE(session.result()->comparison->after.images, 1000 - 4 * 128);
    QVERIFY(session.result()->comparison->unseen);

    QVERIFY(QFile::remove(smaller));
    TestWindow third;
    third.window.openProject(measured.file);
    QVERIFY(waitUntilIdle(third.window.session()));
    QVERIFY(third.window.session().coverage() && !third.window.session().result());
  }
};

QTEST_MAIN(MeasurementTest)
#include "measurement_test.moc"
