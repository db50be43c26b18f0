// Every option that chooses what cleanai prune removes, and what cleanai inspect tells about groups and speed.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/cli/program.h"

namespace {

// Multiply-accumulates and parameters of net.pt (tests/reference/cli.py) with so many channels left.
qint64 macsOf(qint64 first, qint64 second) { return 28 * 28 * 9 * (first + first * second) + 10 * second; }
qint64 parametersOf(qint64 first, qint64 second) {
  return 9 * first + 3 * first + 9 * first * second + 3 * second + 10 * second + 10;
}

}  // namespace

class TestPruneChoices : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  QJsonObject prune(const QString& model, const QStringList& options) {
    const QString shape = model == "net.pt" ? "1,1,28,28" : "1,3,16,16";
    const auto outcome = runCleanai(QStringList{"prune", given(model), "--input-shape", shape, "-o", "pruned.pt",
                                                "--plan-out", "plan.json", "--json", "--quiet"} +
                                        options,
                                    folder_.path());
    if (outcome.exitCode != 0) qWarning("%s", outcome.err.constData());
    return outcome.exitCode == 0 ? outcome.json() : QJsonObject();
  }

  static QList<int> kept(const QJsonObject& json) {
    QList<int> counts;
    for (const auto& layer : json["layers"].toArray()) counts.append(layer.toObject()["kept"].toInt());
    return counts;
  }

  static QJsonObject constraint(const QJsonObject& json, const QString& kind) {
    for (const auto& entry : json["constraints"].toArray())
      if (entry.toObject()["kind"] == kind) return entry.toObject();
    return {};
  }

  QJsonArray keptIndices(const QString& layer) const {
    QFile file(folder_.filePath("plan.json"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    for (const auto& entry : QJsonDocument::fromJson(file.readAll()).object()["layers"].toArray())
      if (entry.toObject()["name"] == layer) return entry.toObject()["kept"].toArray();
    return {};
  }

 private slots:
  void targetsAreMetWithinOneChannel_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("share");
    for (const QString what : {"macs", "parameters"})
      for (const QString scope : {"layer", "family", "global"})
        for (const QString share : {"0.9", "0.5", "0.2"})
          QTest::newRow(qPrintable(what + " " + scope + " " + share)) << what << scope << share;
  }
  void targetsAreMetWithinOneChannel() {
    QFETCH(QString, what);
    QFETCH(QString, scope);
    QFETCH(QString, share);
    const auto json = prune("net.pt", {"--target-" + what, share, "--scope", scope});
    const auto cost = what == "macs" ? macsOf : parametersOf;
    const auto left = kept(json);
    QCOMPARE(left.size(), 3);
    const double budget = share.toDouble() * static_cast<double>(cost(8, 16));
    QCOMPARE(json["after"][what].toInteger(), cost(left[0], left[1]));
    QVERIFY(static_cast<double>(cost(left[0], left[1])) <= budget);
    if (left[0] < 8) QVERIFY(static_cast<double>(cost(left[0] + 1, left[1])) > budget);
    if (left[1] < 16) QVERIFY(static_cast<double>(cost(left[0], left[1] + 1)) > budget);
    QVERIFY(json["constraints"].toArray().isEmpty());
  }

  void whatBindsIsSaid() {
    auto json = prune("net.pt", {"--target-macs", "0.001"});
    QCOMPARE(kept(json), (QList<int>{1, 1, 10}));
    const auto target = constraint(json, "target");
    QCOMPARE(target["asked"].toDouble(), 0.001);
    QCOMPARE(target["reached"].toDouble(), double(macsOf(1, 1)) / double(macsOf(8, 16)));

    json = prune("net.pt", {"--target-macs", "0.1", "--min-share", "0.5"});
    QCOMPARE(kept(json), (QList<int>{4, 8, 10}));
    QVERIFY(!constraint(json, "target").isEmpty());
    QVERIFY(!constraint(json, "floor").isEmpty());

    json = prune("net.pt", {"--ratio", "0.9", "--min-channels", "3"});
    QCOMPARE(kept(json), (QList<int>{3, 3, 10}));
    QCOMPARE(constraint(json, "floor")["channels"].toInt(), 2 + 1);

    json = prune("net.pt", {"--ratio", "0.3", "--round-to", "4", "--ignore", "3"});
    QCOMPARE(kept(json), (QList<int>{8, 16, 10}));
    QCOMPARE(constraint(json, "rounding")["layers"].toArray(), QJsonArray({"0"}));
    QCOMPARE(constraint(json, "rounding")["channels"].toInt(), 2);
    QCOMPARE(constraint(json, "ignored")["layers"].toArray(), QJsonArray({"3"}));

    json = prune("net.pt", {"--ratio", "0.5", "--layer-ratio", "8=0.5"});
    QCOMPARE(kept(json), (QList<int>{4, 8, 10}));
    QCOMPARE(constraint(json, "locked")["pattern"].toString(), "8");
    QCOMPARE(constraint(json, "locked")["layers"].toArray(), QJsonArray({"8"}));

    const auto text = runCleanai({"prune", given("net.pt"), "--input-shape", "1,1,28,28", "-o", "pruned.pt", "--quiet",
                                  "--ratio", "0.5", "--layer-ratio", "8=0.5", "--round-to", "16"},
                                 folder_.path());
    QVERIFY2(text.out.contains("rounding kept 12 channels more in 0, 3\n"), text.out.constData());
    QVERIFY2(text.out.contains("--layer-ratio 8=... had no effect"), text.out.constData());
  }

  void recurrentLayersKeepTheirParameters() {
    QFile facts(given("recurrent.json"));
    QVERIFY(facts.open(QIODevice::ReadOnly));
    const QJsonObject expected = QJsonDocument::fromJson(facts.readAll()).object();
    const QStringList shape{"--input-shape", "1,6,20", "--json", "--quiet"};
    const QStringList command = QStringList{"prune", given("recurrent.pt"), "--ratio", "0.5", "-o"};
    const auto json = runCleanai(command + QStringList{"pruned.pt"} + shape, folder_.path()).json();
    QCOMPARE(json["before"]["parameters"], expected["parameters"]);
    const int removed = 8 * 6 * 3 + 8 + 8 * 8 * 3;  // half of the first convolution; the second one's stay
    QCOMPARE(json["after"]["parameters"].toInt(), expected["parameters"].toInt() - removed);
    const auto again = runCleanai(QStringList{"inspect", "pruned.pt"} + shape, folder_.path()).json();
    QCOMPARE(again["parameters"], json["after"]["parameters"]);

    const auto outcome =
        runCleanai(command + QStringList{"pruned.pth", "--format", "state_dict"} + shape, folder_.path());
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QFile file(folder_.filePath("pruned.pth"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    for (const auto& name : expected["names"].toArray())
      QVERIFY2(content.contains(name.toString().toUtf8()), qPrintable(name.toString()));
  }

  void whatAFileDoesNotSayIsWarnedOf() {
    const QStringList attention{"prune", given("attention.pt"), "--input-shape", "1,7,5",  "--ratio", "0.5",
                                "-o",    "pruned.pt",           "--json",        "--quiet"};
    auto outcome = runCleanai(attention + QStringList{"--format", "state_dict"}, folder_.path());
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.err.contains("apply_plan.py"), outcome.err.constData());
    QCOMPARE(outcome.json()["warnings"].toArray().size(), 1);
    outcome = runCleanai(attention, folder_.path());
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.json()["warnings"].toArray().size(), 0);
  }

  void headsThatAreOneWithTheBatchAreHeld() {
    const auto outcome = runCleanai({"prune", given("attention.pt"), "--input-shape", "1,7,5", "--ratio", "0.5",
                                     "--attention", "heads", "-o", "pruned.pt", "--json", "--quiet"},
                                    folder_.path());
    QCOMPARE(outcome.exitCode, 0);
    QStringList reasons;
    for (const auto& lock : outcome.json()["locked"].toArray()) reasons.append(lock.toObject()["because"].toString());
    QVERIFY2(reasons.join("; ").contains("--attention width"), qPrintable(reasons.join("; ")));
  }

  void aPlanOfAnotherModelIsAppliedWithAWarning() {
    const auto made = prune("net.pt", {"--ratio", "0.5"});
    QVERIFY(!made.isEmpty());
    QFile::copy(folder_.filePath("plan.json"), folder_.filePath("first.json"));
    const auto warnings = [&](const QString& model) {
      return prune(model, {"--plan-in", "first.json"})["warnings"].toArray();
    };
    QCOMPARE(warnings("net.pt").size(), 0);
    const auto outcome = runCleanai({"prune", given("retrained.pt"), "--input-shape", "1,1,28,28", "--plan-in",
                                     "first.json", "-o", "pruned.pt", "--json", "--quiet"},
                                    folder_.path());
    QCOMPARE(kept(outcome.json()), kept(made));
    QCOMPARE(outcome.json()["warnings"].toArray().size(), 1);
    QVERIFY2(outcome.err.contains("made for another file"), outcome.err.constData());
    const auto other = runCleanai({"prune", given("other.pt"), "--input-shape", "1,1,28,28", "--plan-in", "first.json",
                                   "-o", "pruned.pt", "--quiet"},
                                  folder_.path());
    QCOMPARE(other.exitCode, 1);
    QVERIFY2(other.err.contains("no layer"), other.err.constData());
  }

  // residual.pt: the first of the two layers that share channels ranks them in reverse of the second, and weakly.
  void reductionsAndNormalisationDecide() {
    const auto stem = [&](const QStringList& options) {
      prune("residual.pt", QStringList{"--ratio", "0.5", "--criterion", "magnitude_l1"} + options);
      return keptIndices("stem");
    };
    const QJsonArray low{0, 1, 2, 3}, high{4, 5, 6, 7};
    QCOMPARE(stem({"--reduction", "first"}), low);
    QCOMPARE(stem({"--reduction", "sum"}), low);
    QCOMPARE(stem({"--reduction", "mean"}), low);
    QCOMPARE(stem({"--reduction", "sum", "--normalize", "none"}), high);
    QCOMPARE(stem({"--reduction", "max", "--normalize", "none"}), high);
    QCOMPARE(stem({"--reduction", "first", "--normalize", "none"}), low);
  }

  // The inner layers of both blocks are a family; the second's weights are a tenth of the first's.
  void familiesAreRankedTogether() {
    const QStringList options{"--ratio", "0.5", "--criterion", "magnitude_l1", "--normalize", "none", "--scope"};
    const auto json = prune("residual.pt", options + QStringList{"family"});
    QCOMPARE(kept(json), (QList<int>{4, 5, 4, 1, 4, 5}));
    const auto all = prune("residual.pt", options + QStringList{"layer"});
    QCOMPARE(kept(all), (QList<int>{4, 3, 4, 3, 4, 5}));
  }

  void stepsChooseAnew() {
    const QStringList data{"--data", "random:64", "--batch-size", "16", "--seed", "3"};
    for (const QString criterion : {"coverage", "wanda", "magnitude_l2"}) {
      const auto json =
          prune("residual.pt", data + QStringList{"--ratio", "0.5", "--steps", "3", "--criterion", criterion});
      QCOMPARE(kept(json), (QList<int>{4, 3, 4, 3, 4, 5}));
      QVERIFY(json["verified"]["masked_relative_difference"].toDouble(1) <= 1e-5);
      const auto outcome = runCleanai({"prune", given("residual.pt"), "--input-shape", "1,3,16,16", "--plan-in",
                                       "plan.json", "-o", "again.pt", "--json", "--quiet"},
                                      folder_.path());
      const auto again = outcome.json();
      QCOMPARE(again["after"]["macs"], json["after"]["macs"]);
    }
    QVERIFY(!prune("residual.pt", {"--ratio", "0.5", "--steps", "2"}).isEmpty());
    const auto told = runCleanai(QStringList{"prune", given("residual.pt"), "--input-shape", "1,3,16,16", "--ratio",
                                             "0.5", "--steps", "2", "-o", "steps.pt"} +
                                     data,
                                 folder_.path());
    QVERIFY2(told.err.contains("step 2 of 2, analyze: 64 of 64 images"), told.err.constData());
    QVERIFY2(told.out.contains("criterion: coverage by normalized_mean, in 2 steps"), told.out.constData());
  }

  void dataAloneIsMeasured() {
    const auto direct = prune("residual.pt", {"--ratio", "0.5", "--criterion", "coverage", "--data", "random:64"});
    const QJsonArray measured = keptIndices("stem");
    QVERIFY(!direct.isEmpty());
    const auto analyzed = runCleanai({"analyze", given("residual.pt"), "--data", "random:64", "--input-shape",
                                      "1,3,16,16", "-o", "coverage.json", "--quiet"},
                                     folder_.path());
    QCOMPARE(analyzed.exitCode, 0);
    prune("residual.pt", {"--ratio", "0.5", "--coverage", "coverage.json"});
    QCOMPARE(keptIndices("stem"), measured);
  }

  void groupsAreExplained() {
    const QStringList inspect{"inspect", given("residual.pt"), "--input-shape", "1,3,16,16", "--groups"};
    const auto text = runCleanai(inspect, folder_.path());
    QVERIFY2(text.out.contains("made by   stem, first.outer, second.outer"), text.out.constData());
    QVERIFY2(text.out.contains("taken by  first.inner, second.inner, head"), text.out.constData());
    QVERIFY2(text.out.contains("locked by the network's output: head"), text.out.constData());
    const auto json = runCleanai(inspect + QStringList{"--json"}, folder_.path()).json();
    const auto groups = json["groups"].toArray();
    QCOMPARE(groups.size(), 3);
    QCOMPARE(groups[1]["family"], groups[2]["family"]);
    QVERIFY(groups[0]["family"] != groups[1]["family"]);
    QVERIFY(groups[0]["because"].isArray());
    QVERIFY(
        groups[0]["members"].toArray().contains(QJsonObject{{"tensor", "head.weight"}, {"dim", 1}, {"indices", 8}}));
    QVERIFY(groups[1]["members"].toArray().contains(
        QJsonObject{{"tensor", "first.outer.weight"}, {"dim", 1}, {"indices", 6}}));
  }

  void latencyIsMeasured() {
    const QStringList inspect{
        "inspect", given("net.pt"), "--input-shape", "1,1,28,28", "--latency", "--batch-size", "2", "--threads",
        "1",       "--quiet"};
    const auto latency = runCleanai(inspect + QStringList{"--json"}, folder_.path()).json()["latency"].toObject();
    QCOMPARE(latency["batch_size"].toInt(), 2);
    QCOMPARE(latency["threads"].toInt(), 1);
    QVERIFY(latency["warm_up_runs"].toInt() >= 3);
    QVERIFY(latency["runs"].toInt() >= 10);
    const auto middle = latency["interquartile"].toArray();
    const double median = latency["median"].toDouble();
    QVERIFY(latency["minimum"].toDouble() > 0 && latency["minimum"].toDouble() <= middle[0].toDouble());
    QVERIFY(middle[0].toDouble() <= median && median <= middle[1].toDouble());
    QVERIFY(median * latency["runs"].toDouble() < 60 && middle[1].toDouble() * latency["runs"].toDouble() > 0.05);
    const auto text = runCleanai(inspect, folder_.path());
    QVERIFY2(QRegularExpression("latency: .+ ms \\(middle half .+ ms to .+ ms\\), batch of 2, 1 thread, \\d+ runs")
                 .match(text.out)
                 .hasMatch(),
             text.out.constData());
  }
};

QTEST_GUILESS_MAIN(TestPruneChoices)
#include "tst_prune_choices.moc"
