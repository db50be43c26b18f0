// cleanai report: HTML and PDF from what the other commands wrote, channels as CSV, and what it refuses.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "tests/cli/program.h"

class TestReportCommand : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  Outcome run(const QStringList& arguments) { return runCleanai(arguments, folder_.path()); }
  QByteArray read(const QString& name) {
    QFile file(folder_.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  void write(const QString& name, const QByteArray& content) {
    QFile file(folder_.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
  }

 private slots:
  void initTestCase() {
    QCOMPARE(run({"analyze", given("net.pt"), "--data", given("images-idx3-ubyte"), "--batch-size", "64",
                  "--max-batches", "2", "-o", "coverage.json", "--quiet"})
                 .exitCode,
             0);
    const auto pruned = run({"prune", given("net.pt"), "--ratio", "0.5", "--input-shape", "1,1,28,28", "--plan-out",
                             "plan.json", "--json", "--quiet", "-o", "smaller.pt"});
    QVERIFY2(pruned.exitCode == 0, pruned.err.constData());
    write("prune.json", pruned.out);
  }

  void html() {
    const auto outcome = run(
        {"report", "coverage.json", "--plan", "plan.json", "--pruning", "prune.json", "--json", "-o", "report.html"});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(outcome.json()["report"].toString(), "report.html");
    const QByteArray html = read("report.html");
    for (const char* id :
         {"summary", "set-up", "coverage", "low-coverage", "decisions", "before-after", "performance", "risks"})
      QVERIFY2(html.contains("<section id=\"" + QByteArray(id) + "\">"), id);
    QVERIFY(html.contains("held by the network&#39;s output"));
    QVERIFY(html.contains("Accuracy and agreement were not measured"));
  }

  void pdf() {
    const auto outcome = run({"report", "coverage.json", "--plan", "plan.json", "-o", "report.pdf"});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    if (QStandardPaths::findExecutable("pdftotext").isEmpty()) QSKIP("pdftotext is not installed");
    QProcess reader;
    reader.start("pdftotext", {folder_.filePath("report.pdf"), "-"});
    QVERIFY(reader.waitForFinished());
    const QByteArray text = reader.readAllStandardOutput();
    QVERIFY2(text.contains("Decisions and their reasons"), text.constData());
    QVERIFY(text.contains("net.pt: coverage and pruning"));
  }

  void csv() {
    QCOMPARE(run({"report", "coverage.json", "-o", "channels.csv"}).exitCode, 0);
    QCOMPARE(read("channels.csv").count("\r\n"), 1 + 8 + 16 + 10);
  }

  void json() {
    QCOMPARE(run({"report", "coverage.json", "--pruning", "prune.json", "-o", "report.json"}).exitCode, 0);
    const QJsonObject report = QJsonDocument::fromJson(read("report.json")).object();
    QCOMPARE(report["format"].toString(), "cleanai-report");
    QCOMPARE(report["layers"].toArray().size(), 3);
    QVERIFY(report["after"]["macs"].toDouble() < report["before"]["macs"].toDouble());
    QVERIFY(!report.contains("accuracy"));
  }

  void lostAccuracyIsThatOfTheEvaluation() {
    const auto judged = run({"evaluate", "smaller.pt", "--reference", given("net.pt"), "--data",
                             given("images-idx3-ubyte"), "--json", "--quiet"});
    QVERIFY2(judged.exitCode == 0, judged.err.constData());
    QJsonObject evaluation = judged.json();
    QVERIFY(std::abs(evaluation["lost"].toDouble() - evaluation["won"].toDouble() -
                     evaluation["accuracy_drop"].toDouble()) < 1e-12);
    evaluation["lost"] = 0.25;  // of 50 % other answers
    evaluation["won"] = 0.1;
    evaluation["agreement"] = 0.5;
    evaluation["nonfinite"] = 3;
    write("evaluation.json", QJsonDocument(evaluation).toJson());
    QCOMPARE(run({"report", "coverage.json", "--evaluation", "evaluation.json", "-o", "judged.html"}).exitCode, 0);
    QVERIFY(read("judged.html").contains("Lost to the original: 15.00 points"));
    QVERIFY(read("judged.html").contains("3 images of the judging data gave scores that are NaN or infinite"));

    evaluation.remove("lost");  // as files of before have it
    write("evaluation.json", QJsonDocument(evaluation).toJson());
    QCOMPARE(run({"report", "coverage.json", "--evaluation", "evaluation.json", "-o", "judged.html"}).exitCode, 0);
    QVERIFY(!read("judged.html").contains("Lost to the original"));
  }

  void refusals() {
    QCOMPARE(run({"report", "coverage.json", "-o", "report.xyz"}).exitCode, 2);
    QCOMPARE(run({"report", "nothing.json", "-o", "report2.html"}).exitCode, 1);
    QCOMPARE(run({"report", "coverage.json", "--plan", "coverage.json", "-o", "report2.html"}).exitCode, 1);
    QCOMPARE(run({"report", "coverage.json", "--pruning", "plan.json", "-o", "report2.html"}).exitCode, 1);
    write("later.json", read("plan.json").replace("\"version\": 1", "\"version\": 9"));
    const auto later = run({"report", "coverage.json", "--plan", "later.json", "-o", "report2.html"});
    QCOMPARE(later.exitCode, 1);
    QVERIFY2(later.err.contains("version"), later.err.constData());
    QByteArray other = read("prune.json");
    QVERIFY(other.contains("\"sha256\": \""));
    write("other.json", other.replace("\"sha256\": \"", "\"sha256\": \"0"));
    QCOMPARE(run({"report", "coverage.json", "--pruning", "other.json", "-o", "report2.html"}).exitCode, 1);
    QCOMPARE(run({"report", "coverage.json", "--metric", "nonsense", "-o", "report2.html"}).exitCode, 1);
    const QByteArray coverage = read("coverage.json");
    QCOMPARE(run({"report", "coverage.json", "-o", "coverage.json"}).exitCode, 1);
    QCOMPARE(read("coverage.json"), coverage);
    QVERIFY(!QFile::exists(folder_.filePath("report2.html")));
  }
};

QTEST_GUILESS_MAIN(TestReportCommand)
#include "tst_report_command.moc"
