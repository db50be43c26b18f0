// Projects in the window: saved, opened without an analysis, with a model or data that are gone or changed, closed.
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

#include "core/base/process_memory.h"
#include "tests/ui/saved_project.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

constexpr std::int64_t mebibyte = 1 << 20;

void append(const QString& file, const QByteArray& content) {
  QFile opened(file);
  QVERIFY(opened.open(QIODevice::Append));
  opened.write(content);
}

bool isSamePlan(const Plan& a, const Plan& b) {
  return a.layers.size() == b.layers.size() &&
         std::equal(a.layers.begin(), a.layers.end(), b.layers.begin(),
                    [](const LayerPlan& x, const LayerPlan& y) { return x.kept == y.kept; });
}

QMessageBox* questionOf(MainWindow& window) { return window.findChild<QMessageBox*>(); }

}  // namespace

class ProjectTest : public QObject {
  Q_OBJECT

 private slots:
  void reopenedItShowsEverythingWithoutAnAnalysis() {
    TestWindow first;
    SavedProject project(first);
    QVERIFY(!first.window.isWindowModified());
    QCOMPARE(first.window.windowTitle(), QString("mine[*]"));
    const QByteArray saved = contentOf(project.file());

    TestWindow second;
    Session& session = second.window.session();
    QSignalSpy started(&session.worker(), &Worker::started);
    second.window.openFile(project.file());
    QVERIFY(waitUntilIdle(session));
    QVERIFY2(!second.window.message().isVisible(), qPrintable(second.window.message().text()));
    QCOMPARE(started.count(), 1);
    QVERIFY(started.at(0).at(0).value<Job>() == Job::openProject);

    const Session& before = first.window.session();
    QVERIFY(second.window.workspace().isVisible());
    QCOMPARE(second.window.workspace().heatmap().plot().rowCount(), int(before.coverage()->layers.size()));
    QCOMPARE(session.coverage()->data.images, before.coverage()->data.images);
    QVERIFY(session.pruning().choice() == before.pruning().choice());
    QVERIFY(session.pruning().plan() && isSamePlan(*session.pruning().plan(), *before.pruning().plan()));
    QCOMPARE(session.view().layer(), 2);
    QCOMPARE(session.view().channel(), 5);
    QCOMPARE(session.view().metric().name, std::string_view("frequency"));
    QVERIFY(session.view().drawing() == unusualDrawing());
    QVERIFY(session.canAnalyze() && session.canExport());
    QCOMPARE(RecentFiles(second.settings).files().value(0), project.file());
    second.window.grab();

    QVERIFY(session.moments());
    QCOMPARE(session.moments()->images, before.moments()->images);
    QVERIFY(session.pruning().missing(criterionNamed("obs")) == Missing::nothing);
    QVERIFY(session.damage().forecast() && before.damage().forecast());
    QCOMPARE(session.damage().forecast()->total, before.damage().forecast()->total);
    // The images of the analysis will not judge.
    const auto unread = session.preparation()->dataset->unread();
    QCOMPARE(unread.size(), before.preparation()->dataset->unread().size());

    // Modified by an act, not by looking; undone again; the same bytes.
    QVERIFY(!second.window.isWindowModified());
    session.view().setLayer(1);
    QVERIFY(!second.window.isWindowModified());
    second.window.workspace().pruning().slider().setValue(70);
    QVERIFY(second.window.isWindowModified());
    session.history().stack().undo();
    QVERIFY(!second.window.isWindowModified());
    session.view().setLayer(2);
    session.view().setChannel(5);
    QSignalSpy written(&second.window.project(), &ProjectKeeper::saved);
    second.window.project().save(project.file());
    QVERIFY(written.wait(20000));
    QVERIFY(contentOf(project.file()) == saved);
  }

  void aChangedModelIsNoticed() {
    TestWindow first;
    SavedProject project(first);
    append(project.model(), "0123456789");
    TestWindow second;
    Session& session = second.window.session();
    drop(second.window, project.file());
    QVERIFY(waitUntilIdle(session));
    QVERIFY(!session.model());
    QVERIFY(second.window.message().isVisible());
    QVERIFY2(second.window.message().text().contains("net.pt"), qPrintable(second.window.message().text()));
    QCOMPARE(second.window.message().wayButtons().size(), 2);
    second.window.message().wayButtons().at(1)->click();
    QVERIFY(waitUntilIdle(session));
    QVERIFY2(session.model(), qPrintable(second.window.message().text()));
    QVERIFY(!session.coverage());  // of other weights
    QCOMPARE(session.pruning().choice().selection.ratio, 0.375);
    QVERIFY(session.canAnalyze());
    QVERIFY(second.window.isWindowModified());
  }

  void aMovedModelIsLocated() {
    TestWindow first;
    SavedProject project(first);
    const QString moved = project.folder + "/moved.pt";
    QVERIFY(QFile::rename(project.model(), moved));
    TestWindow second;
    Session& session = second.window.session();
    second.window.openProject(project.file());
    QVERIFY(waitUntilIdle(session));
    QVERIFY(!session.model());
    QVERIFY2(second.window.message().text().contains("net.pt"), qPrintable(second.window.message().text()));
    QCOMPARE(second.window.message().wayButtons().size(), 1);
    second.window.openProject(project.file(), {.model = moved.toStdString()});
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.coverage() && session.pruning().plan());
    QVERIFY(second.window.isWindowModified());  // its file does not know the new place yet
  }

  void missingDataLeaveEverythingToSee() {
    TestWindow first;
    SavedProject project(first);
    const QString moved = project.folder + "/elsewhere-idx3-ubyte.gz";
    QVERIFY(QFile::rename(project.data(), moved));
    TestWindow second;
    Session& session = second.window.session();
    second.window.openProject(project.file());
    QVERIFY(waitUntilIdle(session));
    QVERIFY(second.window.message().isVisible());
    QVERIFY2(second.window.message().text().contains("pictures"), qPrintable(second.window.message().text()));
    QVERIFY(session.coverage() && session.network());
    QVERIFY(isSamePlan(*session.pruning().plan(), *first.window.session().pruning().plan()));
    QCOMPARE(second.window.workspace().heatmap().plot().rowCount(), int(session.coverage()->layers.size()));
    QVERIFY(!session.canAnalyze() && !session.canExport());
    second.window.grab();

    // The same data from another place: what was measured stays.
    DataChoice choice = session.choice();
    choice.source = moved;
    session.setData(choice);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.canAnalyze());
    QVERIFY(session.coverage() && session.pruning().plan());
    QCOMPARE(session.preparation()->dataset->unread().size(),
             first.window.session().preparation()->dataset->unread().size());
    // Other data: it does not.
    choice.batchSize = 50;
    session.setData(choice);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(!session.coverage());
  }

  void aBadProjectLosesNothing() {
    TestWindow test;
    SavedProject project(test);
    const QString bad = project.folder + "/bad.cleanai";
    append(bad, contentOf(project.file()).left(5000));
    const auto model = test.window.session().model();
    test.window.openFile(bad);
    QVERIFY(waitUntilIdle(test.window.session()));
    QVERIFY(test.window.message().isVisible());
    QVERIFY2(test.window.message().text().contains("bad.cleanai"), qPrintable(test.window.message().text()));
    QCOMPARE(test.window.session().model(), model);
    QCOMPARE(test.window.windowTitle(), QString("mine[*]"));
    QVERIFY(test.window.session().coverage());
  }

  void closingAsksOnlyWhenSomethingWouldBeLost() {
    TestWindow test;
    SavedProject project(test);
    Session& session = test.window.session();
    test.window.workspace().pruning().slider().setValue(80);
    QVERIFY(test.window.isWindowModified());
    QVERIFY(!test.window.close());
    QVERIFY(questionOf(test.window));
    questionOf(test.window)->button(QMessageBox::Cancel)->click();
    QVERIFY(session.coverage() && test.window.isVisible());
    QTRY_VERIFY(!questionOf(test.window));

    test.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&test.window));
    QTest::keyClick(&test.window, Qt::Key_W, Qt::ControlModifier);
    QVERIFY(questionOf(test.window));
    questionOf(test.window)->button(QMessageBox::Save)->click();
    QTRY_VERIFY(!session.model());
    QVERIFY(test.window.startPage().isVisible());
    QVERIFY(test.window.windowTitle().isEmpty() && !test.window.isWindowModified());
    QVERIFY(contentOf(project.file()).contains("\"ratio\":0.8"));
    QVERIFY(!QDir(test.folder.filePath("recovery")).exists() || QDir(test.folder.filePath("recovery")).isEmpty());
    QVERIFY(test.window.close());
  }

  void closingAsksBeforeLongWorkIsStopped() {
    TestWindow test;
    SavedProject project(test);
    Session& session = test.window.session();
    session.setData(slowData());
    QVERIFY(waitUntilIdle(session));
    QSignalSpy saved(&test.window.project(), &ProjectKeeper::saved);
    test.window.project().save(project.file());
    QVERIFY(saved.wait(20000));
    session.analyze();
    QTRY_VERIFY(session.coverage() && session.coverage()->data.images > 0);
    QVERIFY(!test.window.project().isLongAtWork());
    test.window.project().setInterval(0);
    QVERIFY(!test.window.close());
    QVERIFY(questionOf(test.window) && !questionOf(test.window)->button(QMessageBox::Save));
    questionOf(test.window)->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(!questionOf(test.window));
    QVERIFY(session.worker().busy());
    QVERIFY(!test.window.close());
    questionOf(test.window)->button(QMessageBox::Discard)->click();
    QTRY_VERIFY(!test.window.isVisible());
  }

  void dataThatAreCancelledAreNotShownAsChosen() {
    TestWindow test;
    SavedProject project(test);
    Session& session = test.window.session();
    DataChoice choice = session.choice();
    choice.source = sampleFiles().data;
    session.setData(choice);
    session.cancel();
    QVERIFY(waitUntilIdle(session));
    QCOMPARE(session.choice().source,
             session.preparation()->choice.source);  // which is the first unless it was too late
  }

  void relativeDataAreFoundFromElsewhere() {
    TestWindow test;
    SavedProject project(test);
    Session& session = test.window.session();
    const QString working = QDir::currentPath();
    QVERIFY(QDir::setCurrent(project.folder));
    DataChoice choice = session.choice();
    choice.source = QFileInfo(project.data()).fileName();
    session.setData(choice);
    QVERIFY(QDir::setCurrent(working));
    QVERIFY(waitUntilIdle(session));
    QCOMPARE(QFileInfo(session.choice().source).canonicalFilePath(), QFileInfo(project.data()).canonicalFilePath());
    QVERIFY(session.preparation());
  }

  void discardedChangesAreNotSaved() {
    TestWindow test;
    SavedProject project(test);
    const QByteArray saved = contentOf(project.file());
    test.window.workspace().pruning().slider().setValue(80);
    QVERIFY(!test.window.close());
    questionOf(test.window)->button(QMessageBox::Discard)->click();
    QTRY_VERIFY(!test.window.isVisible());
    QVERIFY(contentOf(project.file()) == saved);
  }

  void aClosedProjectReturnsItsMemory() {
    TestWindow test;
    SavedProject project(test);
    test.window.closeProject();
    QVERIFY(waitUntilIdle(test.window.session()));
    std::int64_t before = 0, most = 0;
    for (int round = 0; round < 3; ++round) {
      before = processMemory().resident;
      test.window.openProject(project.file());
      QVERIFY(waitUntilIdle(test.window.session()));
      test.window.session().analyze();
      QVERIFY(waitUntilIdle(test.window.session()));
      test.window.grab();
      test.window.closeProject();
      QVERIFY(waitUntilIdle(test.window.session()));
      QTest::qWait(50);
      most = std::max(most, processMemory().resident - before);
    }
    qInfo() << "MiB more after closing, at most:" << most / mebibyte;
    QVERIFY2(most < 20 * mebibyte, qPrintable(QString::number(most / mebibyte)));
  }

  void recentFilesKnowWhatIsGone() {
    TestWindow test;
    SavedProject project(test);
    test.window.closeProject();
    QListWidget& list = test.window.startPage().recentList();
    QCOMPARE(list.count(), 2);  // the project, and the model before it
    QVERIFY(QFile::remove(project.file()));
    QVERIFY(RecentFiles(test.settings).files() == QStringList{project.model()});
    QVERIFY(!RecentFiles(test.settings).entries().at(0).exists);
    RecentFiles(test.settings).add(project.model());
    RecentFiles(test.settings).add(project.file());
    QCOMPARE(RecentFiles(test.settings).entries().size(), 2);

    TestWindow other;
    other.settings.setValue("recentFiles", test.settings.value("recentFiles"));
    other.settings.setValue("recentTimes", test.settings.value("recentTimes"));
    MainWindow window(other.settings, sampleFiles());
    window.show();
    QListWidget& entries = window.startPage().recentList();
    QCOMPARE(entries.count(), 2);
    entries.setCurrentRow(0);
    emit entries.itemActivated(entries.item(0));  // gone: nothing happens
    QVERIFY(window.session().idle());
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    entries.setFocus();
    QTest::keyClick(&entries, Qt::Key_Delete);
    QCOMPARE(entries.count(), 1);
    emit entries.itemActivated(entries.item(0));
    QVERIFY(waitUntilIdle(window.session()));
    QVERIFY(window.session().model());
  }
};

QTEST_MAIN(ProjectTest)
#include "project_test.moc"
