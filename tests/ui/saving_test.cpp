// Nothing is lost or mixed up while files are written, opened, stopped or fail.
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <algorithm>

#include "core/base/atomic_file.h"
#include "tests/ui/saved_project.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

QMessageBox* questionOf(MainWindow& window) { return window.findChild<QMessageBox*>(); }

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
};

QTEST_MAIN(SavingTest)
#include "saving_test.moc"
