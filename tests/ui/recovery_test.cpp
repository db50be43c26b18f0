// Work that is laid aside: there after a crash, with the interrupted analysis, and nowhere after a clean end.
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/coverage/coverage.h"
#include "tests/file_content.h"
#include "tests/ui/fixtures.h"

using namespace cleanai;
using namespace cleanai::tests;
using namespace cleanai::ui;

namespace {

constexpr int side = 28, count = 2560;

/// Pictures enough to be interrupted: IDX, seeded noise with a gradient.
QString makePictures(const QString& folder) {
  QByteArray content("\0\0\x08\x03", 4);
  for (const quint32 size : {quint32{count}, quint32{side}, quint32{side}})
    for (int shift = 24; shift >= 0; shift -= 8) content.append(static_cast<char>(size >> shift));
  quint32 state = 1;
  for (int i = 0; i < count * side * side; ++i) {
    state = state * 1664525 + 1013904223;
    content.append(static_cast<char>((state >> 26) + static_cast<quint32>(i % side) * 7));
  }
  const QString file = folder + "/pictures-idx3-ubyte";
  QFile opened(file);
  if (opened.open(QIODevice::WriteOnly)) opened.write(content);
  return file;
}

QStringList foldersIn(const QString& folder) { return QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot); }

bool isSame(const Coverage& a, const Coverage& b, const QString& folder) {
  const QString first = folder + "/a.json", second = folder + "/b.json";
  saveCoverage(a, first.toStdString());
  saveCoverage(b, second.toStdString());
  return contentOf(first) == contentOf(second);
}

// Up to what another number of idle processors changes: products of matrices are rounded otherwise.
bool isClose(const std::vector<double>& a, const std::vector<double>& b) {
  double largest = 0, difference = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < a.size() && a.size() == b.size(); ++i) {
    largest = std::max(largest, std::fabs(a[i]));
    difference = std::max(difference, std::fabs(a[i] - b[i]));
  }
  return difference <= 1e-5 * largest;
}

bool isClose(const Moments& a, const Moments& b) {
  if (a.images != b.images || a.layers.size() != b.layers.size()) return false;
  for (const auto& [weight, moments] : a.layers) {
    const auto other = b.layers.find(weight);
    if (other == b.layers.end() || other->second->samples != moments->samples ||
        !isClose(other->second->mean, moments->mean) || !isClose(other->second->covariance, moments->covariance))
      return false;
  }
  return true;
}

}  // namespace

class RecoveryTest : public QObject {
  Q_OBJECT

 private slots:
  void aKilledRunGoesOn() {
    TestWindow test;
    const QString folder = test.folder.path(), pictures = makePictures(folder);
    const QString model = folder + "/net.pt";
    QVERIFY(QFile::copy(sampleFiles().model, model));
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
      environment.insert(name, folder + "/home");
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    process.setProcessEnvironment(environment);
    const QString root = folder + "/home/CleanAI/cleanai-studio/recovery";
    process.start(CLEANAI_STUDIO,
                  {model, "--data", pictures, "--preset", "fashion-mnist", "--run", "--autosave-seconds", "0.1"});
    const auto checkpoint = [&] {
      const QStringList folders = foldersIn(root);
      return folders.isEmpty() ? QString() : root + "/" + folders.front() + "/analysis.json";
    };
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(checkpoint()); }, 60000));
    const QString leftover = checkpoint();
    process.kill();
    QVERIFY(process.waitForFinished(10000));
    QVERIFY(process.exitStatus() == QProcess::CrashExit);

    QVERIFY(QFile::exists(leftover));
    test.settings.setValue(recoveryFolderKey, root);
    MainWindow window(test.settings, sampleFiles());
    window.show();
    Session& session = window.session();
    QCOMPARE(window.startPage().leftovers().recoverButtons().size(), 1);
    QVERIFY(window.startPage().leftovers().isVisible());
    QSignalSpy progressed(&session.worker(), &Worker::progressed);
    window.startPage().leftovers().recoverButtons().front()->click();
    QVERIFY(
        QTest::qWaitFor([&] { return session.coverage() && session.coverage()->finished && session.idle(); }, 60000));
    QVERIFY2(!window.message().isVisible(), qPrintable(window.message().text()));
    QCOMPARE(session.choice().source, pictures);
    QVERIFY(window.isWindowModified());
    // It did not begin anew.
    QVERIFY(progressed.count() > 0);
    for (const auto& arguments : progressed)
      if (arguments.at(0).value<Job>() == Job::analyze) {
        QVERIFY(arguments.at(1).value<Progress>().done > 0);
        break;
      }

    // As one run without a break.
    const auto coverage = session.coverage();
    const auto moments = session.moments();
    QVERIFY(moments);
    session.analyze();
    QVERIFY(waitUntilIdle(session));
    QVERIFY(session.coverage() != coverage);
    QVERIFY(isSame(*coverage, *session.coverage(), folder));
    QVERIFY(isClose(*moments, *session.moments()));

    window.closeProject();
    QVERIFY(foldersIn(root).isEmpty());
  }

  void whatIsLaidAsideComesBack() {
    TestWindow test;
    const QString root = test.folder.filePath("recovery"), other = test.folder.filePath("other");
    const QString model = test.folder.filePath("net.pt");
    QVERIFY(QFile::copy(sampleFiles().model, model));
    test.window.project().setInterval(0.05);
    Session& session = test.window.session();
    test.window.openModel(model);
    session.setData(sampleData());
    QVERIFY(waitUntilIdle(session));
    session.analyze();
    QVERIFY(waitUntilIdle(session));
    test.window.workspace().pruning().slider().setValue(35);
    session.view().setLayer(1);
    const auto laidAside = [&] {
      const QStringList folders = foldersIn(root);
      return folders.isEmpty() ? QString() : root + "/" + folders.front();
    };
    QTRY_VERIFY(contentOf(laidAside() + "/project.cleanai").contains("\"ratio\":0.35"));
    QTRY_VERIFY(QFile::exists(laidAside() + "/about.json"));
    QTRY_VERIFY(!QFile::exists(laidAside() + "/analysis.json"));  // the analysis is over

    // A program that still runs keeps its own.
    QVERIFY(Recovery(root).leftovers().isEmpty());
    QVERIFY(!Recovery(root).adopt(laidAside()));
    Recovery::discard(laidAside());
    QVERIFY(QFile::exists(laidAside() + "/project.cleanai"));

    // As a crash would leave it.
    QVERIFY(QDir().mkpath(other + "/crashed"));
    for (const char* name : {"/project.cleanai", "/about.json"})
      QVERIFY(QFile::copy(laidAside() + name, other + "/crashed" + name));
    QVERIFY(QDir().mkpath(other + "/empty"));  // ended before there was anything
    QSettings settings(test.folder.filePath("other.ini"), QSettings::IniFormat);
    settings.setValue(recoveryFolderKey, other);
    {
      MainWindow window(settings, sampleFiles());
      window.show();
      QCOMPARE(foldersIn(other), QStringList{"crashed"});
      QCOMPARE(window.startPage().leftovers().recoverButtons().size(), 1);
      window.startPage().leftovers().recoverButtons().front()->click();
      QVERIFY(waitUntilIdle(window.session()));
      QVERIFY(window.session().coverage());
      QVERIFY(window.session().pruning().choice() == session.pruning().choice());
      QCOMPARE(window.session().view().layer(), 1);
      QVERIFY(window.isWindowModified());
      QVERIFY(window.project().file().isEmpty());
      QCOMPARE(window.windowTitle(), QString("net.pt[*]"));
      QVERIFY(!foldersIn(other).isEmpty());
    }
    QVERIFY(foldersIn(other).isEmpty());  // a clean end
  }

  void aLeftoverIsNotLostWithItsModel() {
    TestWindow test;
    const QString root = test.folder.filePath("recovery"), other = test.folder.filePath("other");
    const QString model = test.folder.filePath("net.pt");
    QVERIFY(QFile::copy(sampleFiles().model, model));
    test.window.project().setInterval(0.05);
    test.window.openModel(model);
    QVERIFY(waitUntilIdle(test.window.session()));
    QTRY_VERIFY(!foldersIn(root).isEmpty() && QFile::exists(root + "/" + foldersIn(root).front() + "/about.json"));
    QVERIFY(QDir().mkpath(other));
    QVERIFY(QDir().rename(root + "/" + foldersIn(root).front(), other + "/crashed"));
    QVERIFY(QFile::remove(other + "/crashed/lock"));
    QVERIFY(QFile::remove(model));
    QSettings settings(test.folder.filePath("other.ini"), QSettings::IniFormat);
    settings.setValue(recoveryFolderKey, other);
    {
      MainWindow window(settings, sampleFiles());
      window.show();
      window.startPage().leftovers().recoverButtons().front()->click();
      QVERIFY(waitUntilIdle(window.session()));
      QVERIFY(window.message().isVisible() && !window.session().model());
    }
    QVERIFY(QFile::exists(other + "/crashed/project.cleanai"));
    MainWindow window(settings, sampleFiles());
    window.show();
    QCOMPARE(window.startPage().leftovers().discardButtons().size(), 1);
    window.startPage().leftovers().discardButtons().front()->click();
    QVERIFY(foldersIn(other).isEmpty());
    QVERIFY(!window.startPage().leftovers().isVisible());
  }
};

QTEST_MAIN(RecoveryTest)
#include "recovery_test.moc"
