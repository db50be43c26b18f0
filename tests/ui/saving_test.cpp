// Nothing is lost or mixed up while files are written, opened, stopped or fail.
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include "core/base/atomic_file.h"
#include "tests/ui/saved_project.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

QMessageBox* questionOf(MainWindow& window) { return window.findChild<QMessageBox*>(); }

/// The running job comes to its end, and nobody hears of it yet.
void letItEndUnheard() { QThread::msleep(1500); }

void writeSlowly(const std::filesystem::path& file) {
  QThread::msleep(300);
  writeTextAtomically(file, "slow");
}

void writeQuickly(const std::filesystem::path& file) { writeTextAtomically(file, "quick"); }

}  // namespace

class SavingTest : public QObject {
  Q_OBJECT

 private slots:
  void wishesForLayersThatAreGoneAreDropped() {
    TestWindow first;
    SavedProject project(first);
    const std::string layer = first.window.session().network()->layers[1].name;
    QByteArray content = contentOf(project.file());
    content.replace("\"ignore\":[]", "\"ignore\":[\"gone\",\"" + QByteArray::fromStdString(layer) + "\"]");
    content.replace("\"layer_ratios\":[{\"layer\":\"" + QByteArray::fromStdString(layer),
                    "\"layer_ratios\":[{\"layer\":\"gone");
    content.replace("\"criterion\":{\"name\":\"coverage\"", "\"criterion\":{\"name\":\"magnitude_l2\"");
    QVERIFY(content.count("\"gone\"") == 2 && content.contains("magnitude_l2"));
    QVERIFY(writeTo(project.file(), content));
    QVERIFY(writeTo(project.model(), contentOf(project.model()) + "0123456789"));

    TestWindow second;
    Session& session = second.window.session();
    second.window.openFile(project.file());
    QVERIFY(waitUntilIdle(session));
    QCOMPARE(second.window.message().wayButtons().size(), 2);
    second.window.message().wayButtons().at(1)->click();  // open without measurements
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.pruning().plan());
    QVERIFY(session.pruning().selection().layerRatios.empty());
    QCOMPARE(session.pruning().selection().ignore, std::vector{layer});
    QVERIFY2(!second.window.message().isVisible(), qPrintable(second.window.message().text()));

    // Nor does anything bring them back.
    PruningChoice wish = session.pruning().choice();
    wish.selection.ignore.emplace_back("gone");
    session.history().change(Edit::ignore, wish);
    QCOMPARE(session.history().stack().count(), 0);
    session.pruning().setChoice(wish);
    QCOMPARE(session.pruning().selection().ignore.size(), std::size_t{1});
  }

  void whatIsStoppedWhileItOpensIsNotOpened() {
    TestWindow test;
    SavedProject project(test);
    Session& session = test.window.session();
    const auto model = session.model();
    const QString other = project.folder + "/other.pt", copy = project.folder + "/copy.cleanai";
    QVERIFY(QFile::copy(project.model(), other));
    QVERIFY(QFile::copy(project.file(), copy));
    for (const QString& file : {other, copy}) {
      DataChoice others = session.choice();
      others.batchSize = 50;
      test.window.openFile(file);
      session.setData(others);  // for what is being opened
      letItEndUnheard();
      test.window.activateWindow();
      QVERIFY(QTest::qWaitForWindowActive(&test.window));
      session.cancel();
      QVERIFY(waitUntilIdle(session));
    }
    QCOMPARE(session.model(), model);
    QVERIFY(session.coverage());
    QCOMPARE(session.choice().batchSize, session.preparation()->choice.batchSize);
    QCOMPARE(test.window.project().file(), project.file());
    QSignalSpy saved(&test.window.project(), &ProjectKeeper::saved);
    QTest::keyClick(&test.window, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(saved.wait(20'000));
    const QByteArray content = contentOf(project.file());
    QVERIFY(content.contains("net.pt") && !content.contains("other.pt"));
  }

  void dataForAModelThatFailsAreNotChosen() {
    TestWindow test;
    SavedProject project(test);
    Session& session = test.window.session();
    const QString broken = project.folder + "/broken.pt";
    QVERIFY(writeTo(broken, "no model"));
    DataChoice others = session.choice();
    others.batchSize = 50;
    test.window.openFile(broken);
    session.setData(others);
    QVERIFY(waitUntilIdle(session));
    QVERIFY(test.window.message().isVisible());
    QCOMPARE(session.choice().batchSize, session.preparation()->choice.batchSize);
    session.setData(others);
    QVERIFY(waitUntilIdle(session));
    QCOMPARE(session.preparation()->choice.batchSize, std::size_t{50});
  }

  void labelsThatComeLaterJudgeTheResult() {
    TestWindow test;
    Session& session = test.window.session();
    DataChoice choice = sampleData();
    choice.source = test.folder.filePath("pictures-idx3-ubyte.gz");
    choice.maxBatches = 2;
    QVERIFY(QFile::copy(sampleData().source, choice.source));
    test.window.openModel(sampleFiles().model);
    session.setData(choice);
    QVERIFY(waitUntilIdle(session));
    PruningChoice pruning = session.pruning().choice();
    pruning.criterion.name = "magnitude_l2";
    session.history().change(Edit::criterion, pruning);
    QVERIFY(waitUntilIdle(session));
    session.exportPruned(test.folder.filePath("smaller.pt"));
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.result() && session.result()->comparison && !session.result()->comparison->before);
    QVERIFY(!session.coverage());

    choice.labels = QString(sampleData().source).replace("images-idx3", "labels-idx1");
    session.setData(choice);
    QVERIFY(waitUntilIdle(session));
    session.evaluateResult();
    QVERIFY(waitUntilIdle(session));
    const auto& comparison = session.result()->comparison;
    QVERIFY(comparison->before && comparison->before->top1);
    QVERIFY(comparison->unseen);
    QCOMPARE(static_cast<std::size_t>(comparison->after.images), session.preparation()->dataset->unread().size());
    QVERIFY(comparison->after.images <= 1000 - 2 * 128);  // none that the repair has used
  }

  void everySaveOfAProjectIsMade() {
    TestWindow test;
    SavedProject project(test);
    const QString first = project.folder + "/x.cleanai", second = project.folder + "/y.cleanai";
    test.window.project().save(first);
    test.window.project().save(second);
    QTRY_COMPARE(test.window.project().file(), second);
    QVERIFY(QFile::exists(first) && QFile::exists(second));
  }

  void changesMadeWhileAProjectIsSavedAreSavedOnTheWayOut() {
    TestWindow test;
    SavedProject project(test);
    QSlider& slider = test.window.workspace().pruning().slider();
    slider.setValue(80);
    test.window.project().save(project.file());
    slider.setValue(70);
    QVERIFY(!test.window.close());
    QVERIFY(questionOf(test.window));
    questionOf(test.window)->button(QMessageBox::Save)->click();
    QTRY_VERIFY(!test.window.isVisible());
    QVERIFY(contentOf(project.file()).contains("\"ratio\":0.7,"));
  }

  void theWindowWaitsForItsFiles() {
    TestWindow test;
    Session& session = test.window.session();
    const QString slow = test.folder.filePath("slow"), quick = test.folder.filePath("quick");
    session.save(slow, writeSlowly);
    session.save(quick, writeQuickly);
    test.window.close();
    QTRY_VERIFY(!test.window.isVisible());
    QVERIFY(QFile::exists(slow) && QFile::exists(quick));

    // What goes wrong meanwhile is told.
    test.window.show();
    session.save(slow, writeSlowly);
    session.save(test.folder.filePath("no/quick"), writeQuickly);
    test.window.close();
    QVERIFY(waitUntilIdle(session));
    QVERIFY(test.window.isVisible() && test.window.message().isVisible());
    QVERIFY(test.window.close());
  }

  void filesOutliveTheirSession() {
    QTemporaryDir folder;
    {
      Session session;
      session.reference().open(sampleFiles().model);
      session.save(folder.filePath("slow"), writeSlowly);
      session.save(folder.filePath("quick"), writeQuickly);
    }
    QVERIFY(QFile::exists(folder.filePath("slow")) && QFile::exists(folder.filePath("quick")));
  }

  void aProjectThatOpensIsAnalysedOnceItIsThere() {
    TestWindow first;
    SavedProject project(first);
    TestWindow test;
    Session& session = test.window.session();
    QList<Job> jobs;
    connect(&session.worker(), &Worker::started, &session, [&](Job job) { jobs.append(job); });
    test.window.openProject(project.file());
    session.analyze();
    QVERIFY(waitUntilIdle(session));
    QVERIFY((jobs == QList{Job::openProject, Job::analyze}));
    QVERIFY(session.analysisSeconds());
  }

  void aCheckpointThatCannotBeRemovedIsDoneWithout() {
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath("analysis.json/inside"));
    Session session;
    QSignalSpy failed(&session, &Session::failed);
    session.setCheckpoint({folder.filePath("analysis.json").toStdString()});
    session.openAndAnalyze(sampleFiles().model, sampleData());
    QVERIFY(waitUntilIdle(session));
    QCOMPARE(failed.count(), 0);
    QVERIFY(session.coverage() && session.coverage()->finished);
  }
};

QTEST_MAIN(SavingTest)
#include "saving_test.moc"
