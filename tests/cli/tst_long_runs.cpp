// Interrupted, divided and early-ended analyses: the same bytes as one run, or a reason why not.
#include <signal.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/cli/program.h"
#include "tests/file_content.h"

using cleanai::tests::contentOf;

namespace {

const QString sample = QStringLiteral(CLEANAI_SOURCE_DIR "/resources/sample/");

QJsonObject readJson(const QString& file) { return QJsonDocument::fromJson(contentOf(file)).object(); }

QStringList analyzing(const QString& output, const QStringList& more = {}) {
  return QStringList{"analyze",  sample + "model.pt", "--data", sample + "t10k-images-idx3-ubyte.gz",
                     "--preset", "fashion-mnist",     "-o",     output} +
         more;
}

}  // namespace

class TestLongRuns : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  Outcome run(const QStringList& arguments) { return runCleanai(arguments, folder_.path()); }
  QString made(const QString& name) { return folder_.filePath(name); }

  // Interrupts once it wrote another checkpoint; false when the run was faster.
  bool interruptedRun(const QStringList& arguments, const QString& checkpoint) {
    const QByteArray before = contentOf(checkpoint);
    QProcess process;
    start(process, arguments, folder_.path());
    while (process.state() != QProcess::NotRunning && (!QFile::exists(checkpoint) || contentOf(checkpoint) == before))
      process.waitForFinished(5);
    if (process.state() != QProcess::NotRunning) ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    return finish(process).exitCode == 130;
  }

 private slots:
  void resumedAndDividedRunsAreTheBytesOfOne_data() {
    QTest::addColumn<QStringList>("options");
    const QStringList small{"--batch-size", "24", "--max-batches", "20"};  // chunks and batches do not match
    QTest::newRow("1 thread") << small + QStringList{"--threads", "1"};
    QTest::newRow("2 threads") << small + QStringList{"--threads", "2"};
    QTest::newRow("shuffled, 2 decoding") << small + QStringList{"--shuffle", "--seed", "7", "--decode-threads", "2"};
    QTest::newRow("by frequency") << small + QStringList{"--agreement-metric", "frequency", "--agreement-ratio", "0.3"};
    QTest::newRow("halved") << QStringList{"--batch-size", "64", "--max-batches", "7",
                                           "--memory",     "4",  "--threads",     "1"};
  }
  void resumedAndDividedRunsAreTheBytesOfOne() {
    QFETCH(QStringList, options);
    QCOMPARE(run(analyzing("whole.json", options)).exitCode, 0);
    const QByteArray whole = contentOf(made("whole.json"));
    QVERIFY(whole.size() > 100000);
    QCOMPARE(whole.contains("the memory did not suffice"), options.contains("--memory"));
    for (const char* name : {"aside.json", "resumed.json"}) QFile::remove(made(name));

    const QStringList laidAside = options + QStringList{"--checkpoint", "aside.json", "--checkpoint-every", "0"};
    int interruptions = 0;
    while (interruptions < 3 && interruptedRun(analyzing("resumed.json", laidAside), made("aside.json")))
      ++interruptions;
    QVERIFY(interruptions > 0);
    if (interruptions == 3) {
      QVERIFY(!QFile::exists(made("resumed.json")));
      QCOMPARE(run(analyzing("resumed.json", laidAside)).exitCode, 0);
    }
    QVERIFY(contentOf(made("resumed.json")) == whole);
    QVERIFY(!QFile::exists(made("aside.json")));

    for (int shard = 0; shard < 3; ++shard)
      QCOMPARE(
          run(analyzing(QString("%1.json").arg(shard), options + QStringList{"--shard", QString("%1/3").arg(shard)}))
              .exitCode,
          0);
    QCOMPARE(run({"merge", "0.json", "1.json", "2.json", "-o", "merged.json"}).exitCode, 0);
    QVERIFY(contentOf(made("merged.json")) == whole);
    QCOMPARE(run({"merge", "2.json", "0.json", "-o", "two.json"}).exitCode, 0);
    QCOMPARE(run({"merge", "two.json", "1.json", "-o", "merged.json"}).exitCode, 0);
    QVERIFY(contentOf(made("merged.json")) == whole);
  }

  void resumedSecondMomentsAreTheBytesOfOneRun_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("some positions") << QStringList{"--moments-share", "0.01"};
    QTest::newRow("variances") << QStringList{"--moments-memory", "1"};
  }
  void resumedSecondMomentsAreTheBytesOfOneRun() {
    QFETCH(QStringList, options);
    options += {"--batch-size", "24", "--max-batches", "8", "--threads", "2"};
    const QStringList whole = options + QStringList{"--moments", "whole.safetensors"};
    QCOMPARE(run(analyzing("whole.json", whole)).exitCode, 0);
    for (const char* name : {"aside.json", "resumed.json", "resumed.safetensors"}) QFile::remove(made(name));
    const QStringList laidAside = options + QStringList{"--moments",  "resumed.safetensors", "--checkpoint",
                                                        "aside.json", "--checkpoint-every",  "0"};
    int interruptions = 0;
    while (interruptions < 2 && interruptedRun(analyzing("resumed.json", laidAside), made("aside.json")))
      ++interruptions;
    QVERIFY(interruptions > 0);
    if (interruptions == 2) QCOMPARE(run(analyzing("resumed.json", laidAside)).exitCode, 0);
    QVERIFY(contentOf(made("resumed.json")) == contentOf(made("whole.json")));
    QVERIFY(contentOf(made("whole.safetensors")).size() > 1000);
    QVERIFY(contentOf(made("resumed.safetensors")) == contentOf(made("whole.safetensors")));
    QVERIFY(QDir(folder_.path()).entryList({"aside.json*"}).isEmpty());
  }

  void damagedSecondMomentsAreRefused() {
    for (const char* name : {"aside.json", "aside.json.moments-a", "aside.json.moments-b"}) QFile::remove(made(name));
    const QStringList options{"--all",      "--batch-size",       "10", "--moments", "m.safetensors", "--checkpoint",
                              "aside.json", "--checkpoint-every", "0"};
    QVERIFY(interruptedRun(analyzing("c.json", options), made("aside.json")));
    const QStringList names = QDir(folder_.path()).entryList({"aside.json.moments-*"});
    QCOMPARE(names.size(), 1);
    const QByteArray whole = contentOf(made(names.front()));
    for (const QByteArray& content : {QByteArray(), whole.left(whole.size() / 2), whole + "x", QByteArray(1000, 'x')}) {
      QFile file(made(names.front()));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(content);
      file.close();
      const auto outcome = run(analyzing("c.json", options));
      QCOMPARE(outcome.exitCode, 1);
      QVERIFY2(outcome.lines("error").join('\n').contains(names.front()), outcome.err.constData());
    }
  }

  void secondMomentsLaidAsideAreNotLost() {
    for (const char* name : {"aside.json", "aside.json.moments-a", "aside.json.moments-b"}) QFile::remove(made(name));
    const QStringList without{"--all", "--batch-size", "10", "--checkpoint", "aside.json", "--checkpoint-every", "0"};
    const QStringList with = without + QStringList{"--moments", "m.safetensors"};
    QVERIFY(interruptedRun(analyzing("c.json", with), made("aside.json")));
    const auto outcome = run(analyzing("c.json", without));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.lines("error").join('\n').contains("second moments lie beside it"), outcome.err.constData());
    QCOMPARE(QDir(folder_.path()).entryList({"aside.json.moments-*"}).size(), 1);
    QCOMPARE(run(analyzing("c.json", with)).exitCode, 0);
  }

  void shardsThatAreMissingOrTwiceAreSaid() {
    for (int shard = 0; shard < 2; ++shard)
      QCOMPARE(run(analyzing(QString("%1.json").arg(shard),
                             {"--max-batches", "2", "--batch-size", "10", "--shard", QString("%1/3").arg(shard)}))
                   .exitCode,
               0);
    auto outcome = run({"merge", "0.json", "1.json", "-o", "merged.json"});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.lines("warning").join('\n'), QString("warning: shard 2 of 3 is missing"));
    outcome = run({"merge", "0.json", "1.json", "1.json", "-o", "merged.json"});
    QCOMPARE(outcome.lines("warning").size(), 2);
    QVERIFY(outcome.err.contains("shard 1 of 3 was merged 2 times"));
    // the third has no batch at all, and its number may be counted from 1
    outcome = run(analyzing("3.json", {"--max-batches", "2", "--batch-size", "10", "--shard", "2/3"}));
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.lines("warning").join('\n').contains("no batch for shard 2 of 3"), outcome.err.constData());
    QCOMPARE(run(analyzing("whole.json", {"--max-batches", "2", "--batch-size", "10"})).exitCode, 0);
    outcome = run({"merge", "3.json", "0.json", "1.json", "-o", "merged.json"});
    QVERIFY(outcome.lines("warning").isEmpty());
    QVERIFY(contentOf(made("merged.json")) == contentOf(made("whole.json")));
  }

  void aCheckpointOfSomethingElseIsRefused_data() {
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<QString>("what");
    QTest::newRow("batch size") << QStringList() << QStringList{"--batch-size", "7"} << "--batch-size: 10 instead of 7";
    QTest::newRow("observe") << QStringList() << QStringList{"--observe", "output"} << "--observe";
    QTest::newRow("layers") << QStringList() << QStringList{"--layers", "fc"} << "--layers";
    QTest::newRow("shuffle") << QStringList() << QStringList{"--shuffle"} << "--shuffle: false instead of 0";
    QTest::newRow("shard") << QStringList() << QStringList{"--shard", "1/2"} << "--shard";
    QTest::newRow("mean") << QStringList() << QStringList{"--mean", "0.5", "--std", "1"} << "preprocessing";
    QTest::newRow("metric") << QStringList() << QStringList{"--agreement-metric", "rms"} << "--agreement-metric";
  }
  void aCheckpointOfSomethingElseIsRefused() {
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    QFETCH(QString, what);
    const QString file = made("aside.json");
    QFile::remove(file);
    const QStringList common{"--all", "--checkpoint", "aside.json", "--checkpoint-every", "0"};
    const QStringList batch{"--batch-size", "10"};
    QVERIFY(interruptedRun(analyzing("c.json", common + batch + before), file));
    const auto outcome = run(analyzing("c.json", common + (after.contains("--batch-size") ? after : batch + after)));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.lines("error").join('\n').contains(what), outcome.err.constData());
    QVERIFY(QFile::exists(file));
  }

  void anUnreadableCheckpointIsRefused() {
    for (const QByteArray& content : {QByteArray("{\"format\": \"cleanai-ch"), QByteArray("{}"), QByteArray()}) {
      QFile file(made("bad.json"));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(content);
      file.close();
      const auto outcome = run(analyzing("c.json", {"--checkpoint", "bad.json"}));
      QCOMPARE(outcome.exitCode, 1);
      QCOMPARE(outcome.lines("error").size(), 1);
      QVERIFY2(outcome.err.contains("bad.json"), outcome.err.constData());
      QCOMPARE(contentOf(made("bad.json")), content);
    }
  }

  void stopsWhenTheHalvesAgree() {
    const QStringList options{"--batch-size", "64", "--json", "--quiet"};
    const auto early = run(analyzing("early.json", options + QStringList{"--stop-at-agreement", "0.7"}));
    const auto all = run(analyzing("all.json", options));
    QCOMPARE(early.exitCode, 0);
    QCOMPARE(early.json()["ended_by"].toString(), QString("agreement"));
    QCOMPARE(all.json()["ended_by"].toString(), QString("data"));
    const auto images = [](const Outcome& outcome) { return outcome.json()["data"].toObject()["images"].toInt(); };
    QVERIFY(images(early) < images(all));
    const auto coverage = readJson(made("early.json"));
    QVERIFY(coverage["finished"].toBool());
    QVERIFY(coverage["agreement"].toDouble() >= 0.85);
    for (const auto& layer : coverage["layers"].toArray()) QVERIFY(layer.toObject()["agreement"].toDouble() > 0.5);
  }

  void wrongUsageIsSaid_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("shard") << QStringList{"--shard", "4/3"};
    QTest::newRow("no shard") << QStringList{"--shard", "0"};
    QTest::newRow("shard of none") << QStringList{"--shard", "0/0"};
    QTest::newRow("stop") << QStringList{"--stop-at-agreement", "95"};
    QTest::newRow("stop of a shard") << QStringList{"--stop-at-agreement", "0.9", "--shard", "0/2"};
    QTest::newRow("metric") << QStringList{"--agreement-metric", "max"};
    QTest::newRow("ratio") << QStringList{"--agreement-ratio", "1"};
    QTest::newRow("sections alone") << QStringList{"--sections", "10"};
    QTest::newRow("interval alone") << QStringList{"--checkpoint-every", "10"};
  }
  void wrongUsageIsSaid() {
    QFETCH(QStringList, options);
    const auto outcome = run(analyzing("c.json", options));
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.lines("error").size(), 1);
  }

  void profilesOfOtherModelsAreRefused() {
    const QStringList few{"--max-batches", "1", "--batch-size", "10"};
    QCOMPARE(run(analyzing("train.json", few)).exitCode, 0);
    QCOMPARE(run(analyzing("test.json", few + QStringList{"--profile", "train.json"})).exitCode, 0);
    auto outcome = run(analyzing("test.json", few + QStringList{"--profile", "train.json", "--observe", "output"}));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.err.contains("observed value"));
    outcome =
        run({"analyze", given("net.pt"), "--data", given("floats.npy"), "--profile", "train.json", "-o", "t.json"});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.err.contains("another model"));
  }
};

QTEST_GUILESS_MAIN(TestLongRuns)
#include "tst_long_runs.moc"
