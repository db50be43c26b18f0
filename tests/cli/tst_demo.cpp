// The sample end to end: what a new user sees first.
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "tests/cli/program.h"

class TestDemo : public QObject {
  Q_OBJECT

 private slots:
  void writesEverythingAndSaysSo() {
    QTemporaryDir folder;
    const auto outcome = runCleanai({"demo"}, folder.path());
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(QDir(folder.filePath("cleanai-demo")).entryList(QDir::Files | QDir::Hidden, QDir::Name | QDir::IgnoreCase),
             QStringList({"COVERAGE.json", "heatmap.png", "PLAN.json", "pruned.pt"}));
    for (const QByteArray word : {"top-1", "heatmap.png", "pruned.pt", "without any training"})
      QVERIFY2(outcome.out.contains(word), outcome.out.constData());
    const QImage heatmap(folder.filePath("cleanai-demo/heatmap.png"));
    QVERIFY(heatmap.width() > 1000 && heatmap.height() > 200);
  }

  void figuresAreThoseOfTheFilesItWrote() {
    QTemporaryDir folder;
    const auto outcome = runCleanai({"demo", "--out", "deep/results", "--json", "--quiet"}, folder.path());
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY2(outcome.err.isEmpty(), outcome.err.constData());
    const auto json = outcome.json();
    QVERIFY(json["before"]["evaluation"]["top1"].toDouble() >= 0.91);
    // The pictures that the repair saw are not those that it is judged by.
    QCOMPARE(json["calibration_images"].toInt(), 512);
    QCOMPARE(json["before"]["evaluation"]["images"].toInt(), 488);
    QCOMPARE(json["after"]["evaluation"]["images"].toInt(), 488);
    const double after = json["after"]["evaluation"]["top1"].toDouble();
    QVERIFY2(after >= 0.86, qPrintable(QString::number(after)));
    QVERIFY(json["after"]["parameters"].toDouble() < 0.5 * json["before"]["parameters"].toDouble());
    QVERIFY(json["verified"]["masked_relative_difference"].toDouble(1) <= 1e-5);

    const QString sample = QStringLiteral(CLEANAI_SOURCE_DIR "/resources/sample/");
    const auto again = runCleanai({"evaluate", "deep/results/pruned.pt", "--data", sample + "t10k-images-idx3-ubyte.gz",
                                   "--preset", "fashion-mnist", "--all", "--json", "--quiet"},
                                  folder.path());
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QVERIFY(std::abs(again.json()["top1"].toDouble() - after) < 0.05);
  }

  void aFileInTheWayIsAnError() {
    QTemporaryDir folder;
    QFile file(folder.filePath("taken"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto outcome = runCleanai({"demo", "--out", "taken"}, folder.path());
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.lines("error").size(), 1);
  }
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
