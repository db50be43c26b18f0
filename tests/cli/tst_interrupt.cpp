// Ctrl-C in the middle of the work: a clean end with exit code 130 and nothing written.
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/cli/program.h"

class TestInterrupt : public QObject {
  Q_OBJECT

 private slots:
  void endsWith130_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("signal");
    QTest::addColumn<QByteArray>("when");
    const QByteArray anywhere("images/s");
    const QStringList endless{"--data", "random:100000000", "--input-shape", "1,1,28,28", "--all"};
    const auto analyze = QStringList{"analyze", given("net.pt"), "-o", "coverage.json"} + endless;
    QTest::newRow("analyze, Ctrl-C") << analyze << SIGINT << anywhere;
    QTest::newRow("analyze, SIGTERM") << analyze << SIGTERM << anywhere;
    QTest::newRow("analyze --json, Ctrl-C") << analyze + QStringList{"--json"} << SIGINT << anywhere;
    QTest::newRow("evaluate, Ctrl-C") << QStringList{"evaluate", given("net.pt")} + endless << SIGINT << anywhere;
    QTest::newRow("prune in steps, Ctrl-C")
        << QStringList{"prune", given("net.pt"), "--ratio", "0.5", "--steps", "3", "-o", "pruned.pt"} + endless
        << SIGINT << anywhere;
    QTest::newRow("distillation, Ctrl-C")
        << QStringList{"prune",        given("net.pt"), "--ratio",   "0.5",   "--distill", "10000",    "--data",
                       "random:20000", "--input-shape", "1,1,28,28", "--all", "-o",        "pruned.pt"}
        << SIGINT << QByteArray("distill, epoch");
  }
  void endsWith130() {
    QFETCH(QStringList, arguments);
    QFETCH(int, signal);
    QFETCH(QByteArray, when);
    QTemporaryDir folder;
    QProcess process;
    start(process, arguments, folder.path());
    QByteArray err;
    QElapsedTimer clock;
    clock.start();
    while (!err.contains(when) && clock.elapsed() < 60000) {  // it is in the middle of the data
      process.waitForReadyRead(200);
      err += process.readAllStandardError();
    }
    QVERIFY2(err.contains(when), err.constData());
    clock.restart();
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    const auto outcome = finish(process);
    QVERIFY2(clock.elapsed() < 10000, "within one batch");
    QCOMPARE(outcome.exitCode, 130);
    QVERIFY2(outcome.err.contains("cancelled"), outcome.err.constData());
    QVERIFY(outcome.lines("error").isEmpty());
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(QDir(folder.path()).isEmpty());
  }

  // A terminal is told of each stage as it begins. The last one, the evaluation, may be over before the signal comes.
  void theDemoEndsInItsLastStageToo() {
    Outcome outcome;
    for (int attempt = 0; attempt < 5 && outcome.exitCode != 130; ++attempt) {
      QTemporaryDir folder;
      const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
      QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
      QProcess process;
      process.setStandardErrorFile(::ptsname(terminal));
      start(process, {"demo"}, folder.path());
      QByteArray err;
      QElapsedTimer clock;
      clock.start();
      while (!err.contains("evaluate") && clock.elapsed() < 60000) {
        char block[4096];
        const auto count = ::read(terminal, block, sizeof block);
        if (count > 0) err.append(block, static_cast<qsizetype>(count));
        if (count <= 0) QTest::qWait(1);
      }
      QVERIFY2(err.contains("evaluate"), err.constData());
      ::kill(static_cast<pid_t>(process.processId()), SIGINT);
      outcome = finish(process);
      ::close(terminal);
      if (outcome.exitCode == 130) QVERIFY(QDir(folder.filePath("cleanai-demo")).isEmpty());
    }
    QCOMPARE(outcome.exitCode, 130);
  }
};

QTEST_GUILESS_MAIN(TestInterrupt)
#include "tst_interrupt.moc"
