// A disk that fills up while a file is written: one line that says so, and nothing left of the file.
#include <signal.h>
#include <sys/resource.h>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/cli/program.h"

class TestFullDisk : public QObject {
  Q_OBJECT

 private slots:
  void isSaidAndLeavesNothing_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<rlim_t>("room");
    const QString model = QStringLiteral(CLEANAI_SOURCE_DIR "/resources/sample/model.pt");
    const QStringList prune{"prune", model, "--ratio", "0.5", "--input-shape", "1,1,28,28", "-o"};
    QTest::newRow("a pruned model") << prune + QStringList{"p.pt"} << rlim_t{100'000};
    QTest::newRow("a pruned model, the last bytes") << prune + QStringList{"p.pt"} << rlim_t{255'000};
    QTest::newRow("no byte of a pruned model") << prune + QStringList{"p.pt"} << rlim_t{0};
    QTest::newRow("a state_dict") << prune + QStringList{"p.pth", "--format", "state_dict"} << rlim_t{100'000};
    QTest::newRow("no byte of a state_dict") << prune + QStringList{"p.pth", "--format", "state_dict"} << rlim_t{0};
    QTest::newRow("a coverage") << QStringList{"analyze", given("net.pt"), "--data", given("images-idx3-ubyte"),
                                               "-o",      "c.json"}
                                << rlim_t{1000};
    QTest::newRow("second moments") << QStringList{"analyze", given("net.pt"), "--data",    given("images-idx3-ubyte"),
                                                   "-o",      "c.json",        "--moments", "m.safetensors"}
                                    << rlim_t{1000};
    QTest::newRow("a demo") << QStringList{"demo", "--out", "."} << rlim_t{100'000};
  }
  void isSaidAndLeavesNothing() {
    QFETCH(QStringList, arguments);
    QFETCH(rlim_t, room);
    QTemporaryDir folder;
    QProcess process;
    process.setChildProcessModifier([room] {
      const rlimit limit{room, room};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      ::signal(SIGXFSZ, SIG_IGN);  // writing beyond fails then, as on a full disk
    });
    start(process, arguments + QStringList{"--quiet"}, folder.path());
    const auto outcome = finish(process);
    QVERIFY2(outcome.exitCode == 1, outcome.err.constData());
    QCOMPARE(outcome.lines("error").size(), 1);
    QVERIFY2(outcome.lines("error").front().contains("disk"), outcome.err.constData());
    const QStringList left = QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(' ')));
  }
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_full_disk.moc"
