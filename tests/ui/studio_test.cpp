// The desktop program from outside: its options, its picture of the window, its exit codes.
#include <QFileInfo>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/sha256.h"
#include "core/data/preprocessing.h"
#include "core/report/project.h"

class StudioTest : public QObject {
  Q_OBJECT

  struct Outcome {
    int code;
    QString out, err;
  };

  Outcome run(const QStringList& arguments) {
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("XDG_CONFIG_HOME", folder_.path());
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    process.setProcessEnvironment(environment);
    process.start(CLEANAI_STUDIO, arguments);
    process.waitForFinished(180000);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
  }

  QTemporaryDir folder_;

 private slots:
  void helpAndVersion() {
    const auto help = run({"--help"});
    QCOMPARE(help.code, 0);
    for (const char* option :
         {"--open", "--data", "--preset", "--sample", "--run", "--choose", "--export", "--screenshot", "--language"})
      QVERIFY2(help.out.contains(option), option);
    QVERIFY(run({"--version"}).out.startsWith("cleanai-studio "));
  }

  void wrongUsage_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{"--nonsense"};
    QTest::newRow("two models") << QStringList{"a.pt", "b.pt"};
    QTest::newRow("preset") << QStringList{"a.pt", "--preset", "nonsense"};
    QTest::newRow("language") << QStringList{"--language", "xx"};
    QTest::newRow("choice") << QStringList{"a.pt", "--choose", "nonsense"};
    QTest::newRow("shape") << QStringList{"a.pt", "--input-shape", "3,x"};
    QTest::newRow("data alone") << QStringList{"--data", "random:8"};
  }

  void wrongUsage() {
    QFETCH(QStringList, arguments);
    const auto outcome = run(arguments);
    QCOMPARE(outcome.code, 2);
    QVERIFY(outcome.err.startsWith("error: "));
  }

  void screenshotOfTheSample() {
    const QString file = folder_.filePath("window.png");
    const auto outcome = run({"--sample", "--screenshot", file, "--window-size", "1200x800", "--theme", "dark"});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    const QImage image(file);
    QCOMPARE(image.size(), QSize(1200, 800));
    QVERIFY(image.pixelColor(2, 400).lightness() < 100);
  }

  void exportOfTheSample() {
    const QString file = folder_.filePath("result.png"), model = folder_.filePath("smaller.pt");
    const auto outcome = run({"--sample", "--choose", "keep-accuracy", "--export", model, "--screenshot", file});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    const QFileInfo written(model);
    QVERIFY(written.size() > 100000 && written.size() < 2500000);
  }

  void aProjectIsAnalysedAndPrunedAsToldOnTheCommandLine() {
    const QString file = folder_.filePath("mine.cleanai"), model = folder_.filePath("as_told.pt");
    const std::string sample = CLEANAI_SOURCE_DIR "/resources/sample/";
    cleanai::Project project;
    project.model.file = sample + "model.pt";
    project.model.sha256 = cleanai::sha256OfFile(project.model.file);
    project.data.source = sample + "t10k-images-idx3-ubyte.gz";
    project.data.preprocessing = cleanai::presetNamed("fashion-mnist");
    project.data.maxBatches = 2;
    project.pruning.selection.ratio = 0;
    saveProject(project, file.toStdString());
    const auto outcome = run(
        {file, "--run", "--choose", "smallest", "--export", model, "--screenshot", folder_.filePath("project.png")});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    const qint64 whole = QFileInfo(QString::fromStdString(sample + "model.pt")).size();
    QVERIFY(QFile::exists(model) && QFileInfo(model).size() < whole / 2);
  }

  void screenshotOfAFailureSaysSo() {
    const QString file = folder_.filePath("failure.png");
    const auto outcome = run({folder_.filePath("nothing.pt"), "--screenshot", file});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains("nothing.pt"), qPrintable(outcome.err));
    QVERIFY(QFile::exists(file));
  }
};

QTEST_GUILESS_MAIN(StudioTest)
#include "studio_test.moc"
