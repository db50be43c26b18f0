// Every command's output, JSON and exit code, and its figures against PyTorch's.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/cli/program.h"

namespace {

QJsonObject readJson(const QString& file) {
  QFile opened(file);
  return opened.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(opened.readAll()).object() : QJsonObject();
}

const QString sample = QStringLiteral(CLEANAI_SOURCE_DIR "/resources/sample/");

}  // namespace

class TestCommands : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  Outcome run(const QStringList& arguments) { return runCleanai(arguments, folder_.path()); }
  QString made(const QString& name) { return folder_.filePath(name); }

 private slots:
  void versionIsOneLine() {
    const auto outcome = run({"--version"});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(QRegularExpression("^cleanai \\d+\\.\\d+\\.\\d+\n$").match(outcome.out).hasMatch());
    QVERIFY(outcome.err.isEmpty());
  }

  void helpNamesEveryOptionOfTheContract_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("options");
    const QStringList data{"--data", "--labels", "--preset",    "--resize",     "--crop",        "--mean",
                           "--std",  "--rgb",    "--grayscale", "--batch-size", "--max-batches", "--all"};
    QTest::newRow("inspect") << "inspect" << QStringList{"--input-shape", "--json",       "--groups",
                                                         "--latency",     "--batch-size", "--threads"};
    QTest::newRow("analyze") << "analyze"
                             << data + QStringList{"--observe",          "--device",           "--threads",
                                                   "--layers",           "--output",           "-o",
                                                   "--agreement-metric", "--agreement-ratio",  "--stop-at-agreement",
                                                   "--checkpoint",       "--checkpoint-every", "--shard",
                                                   "--profile",          "--sections",         "--shuffle"};
    QTest::newRow("merge") << "merge" << QStringList{"-o"};
    QTest::newRow("prune") << "prune"
                           << QStringList{"--coverage",
                                          "--criterion",
                                          "--metric",
                                          "--ratio",
                                          "--target-macs",
                                          "--scope",
                                          "--ignore",
                                          "--layer-ratio",
                                          "--round-to",
                                          "--target-parameters",
                                          "--seed",
                                          "--plan-in",
                                          "--plan-out",
                                          "--data",
                                          "--input-shape",
                                          "--steps",
                                          "--reduction",
                                          "--normalize",
                                          "--min-share",
                                          "--min-channels",
                                          "-o",
                                          "--evaluate",
                                          "--evaluate-labels",
                                          "--evaluate-images",
                                          "--max-accuracy-drop"};
    QTest::newRow("evaluate") << "evaluate" << data + QStringList{"--reference", "--latency", "--threads"};
    QTest::newRow("sensitivity") << "sensitivity"
                                 << data + QStringList{"--criterion", "--coverage", "--metric", "--ratios",
                                                       "--images",    "--layers",   "-o",       "--threads"};
    QTest::newRow("demo") << "demo" << QStringList{"--out"};
  }
  void helpNamesEveryOptionOfTheContract() {
    QFETCH(QString, command);
    QFETCH(QStringList, options);
    const auto outcome = run({command, "--help"});
    QCOMPARE(outcome.exitCode, 0);
    for (const auto& option : options + QStringList{"--json", "--quiet"})
      QVERIFY2(outcome.out.contains(option.toUtf8()), qPrintable(option));
    QVERIFY(run({"--help"}).out.contains(command.toUtf8()));
  }

  void inspectListsTheLayers() {
    const auto text = run({"inspect", given("net.pt"), "--input-shape", "1,1,28,28"});
    QCOMPARE(text.exitCode, 0);
    for (const QByteArray line : {"0      Conv2d", "3      Conv2d", "8      Linear"})
      QVERIFY2(text.out.contains(line), text.out.constData());

    const auto outcome = run({"inspect", given("net.pt"), "--input-shape", "1,1,28,28", "--json"});
    QCOMPARE(outcome.exitCode, 0);
    const auto json = outcome.json();
    const auto layers = json["layers"].toArray();
    QCOMPARE(layers.size(), 3);
    QCOMPARE(layers[1]["name"].toString(), "3");
    QCOMPARE(layers[1]["channels"].toInt(), 16);
    QCOMPARE(layers[1]["output"].toArray(), QJsonArray({16, 28, 28}));
    QCOMPARE(layers[1]["parameters"].toInt(), 16 * 8 * 9 + 16);
    QCOMPARE(layers[1]["macs"].toInt(), 16 * 8 * 9 * 28 * 28);
    QCOMPARE(json["parameters"].toInt(), (8 * 9 + 8) + 16 + (16 * 8 * 9 + 16) + 32 + (160 + 10));
    QCOMPARE(json["groups"].toArray().size(), 2);
  }

  void analyzeWritesTheCoverage() {
    const auto outcome = run({"analyze", given("net.pt"), "--data", given("images-idx3-ubyte"), "--batch-size", "64",
                              "--max-batches", "2", "-o", "coverage.json", "--json", "--quiet"});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY2(outcome.err.isEmpty(), outcome.err.constData());
    const auto json = outcome.json();
    QCOMPARE(json["data"]["images"].toInt(), 128);
    const auto coverage = readJson(made("coverage.json"));
    QCOMPARE(coverage["format"].toString(), "cleanai-coverage");
    QCOMPARE(coverage["version"].toInt(), 1);
    QCOMPARE(coverage["data"]["images"].toInt(), 128);
    QCOMPARE(coverage["data"]["batches"].toInt(), 2);
    QCOMPARE(coverage["layers"].toArray().size(), 3);
    for (const QString name : {"normalized_mean", "frequency", "mean_absolute", "combined"})
      QCOMPARE(coverage["layers"][0]["metrics"][name].toArray().size(), 8);
  }

  void analyzeTellsItsProgress() {
    const auto outcome = run({"analyze", given("net.pt"), "--data", given("images-idx3-ubyte"), "-o", "progress.json"});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.err.contains("200 of 200 images, 100 %"), outcome.err.constData());
    QVERIFY2(!outcome.err.contains('\r') && !outcome.err.contains('\x1b'), "not a terminal: plain lines");
    QVERIFY2(outcome.out.contains("200 images") && outcome.out.contains("peak memory"), outcome.out.constData());
  }

  void onlyTheLayersAskedFor() {
    const auto outcome = run({"analyze", given("net.pt"), "--data", "random:10", "--input-shape", "1,1,28,28",
                              "--layers", "0", "3", "-o", "some.json", "--quiet"});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(readJson(made("some.json"))["layers"].toArray().size(), 2);
  }

  void mergeAddsUp() {
    const auto outcome = run({"merge", "coverage.json", "progress.json", "-o", "merged.json", "--json"});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QCOMPARE(outcome.json()["images"].toInt(), 328);
    const auto merged = readJson(made("merged.json"));
    QCOMPARE(merged["data"]["images"].toInt(), 328);
  }

  void pruneReportsAsTheContractSays() {
    const auto outcome =
        run({"prune", given("net.pt"), "--coverage", "coverage.json", "--metric", "frequency", "--ratio", "0.5",
             "--input-shape", "1,1,28,28", "--plan-out", "plan.json", "-o", "half.pt", "--json", "--quiet"});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = outcome.json();
    for (const QString side : {"before", "after"})
      for (const QString key : {"parameters", "macs", "bytes"}) QVERIFY(json[side][key].toInteger() > 0);
    QCOMPARE(json["layers"][0], QJsonObject({{"name", "0"}, {"channels", 8}, {"kept", 4}}));
    QCOMPARE(json["layers"][1], QJsonObject({{"name", "3"}, {"channels", 16}, {"kept", 8}}));
    QCOMPARE(json["layers"][2], QJsonObject({{"name", "8"}, {"channels", 10}, {"kept", 10}}));
    QVERIFY(json["verified"]["masked_relative_difference"].toDouble(1) <= 1e-5);
    QVERIFY(json["seconds"].isObject());
    QVERIFY(json["locked"].isArray());
    QVERIFY(json.contains("predicted_damage") && json["predicted_damage"].isNull());  // no second moments
    QCOMPARE(json["after"]["bytes"].toInteger(), QFileInfo(made("half.pt")).size());
    QCOMPARE(readJson(made("plan.json"))["format"].toString(), "cleanai-plan");

    const auto inspected = run({"inspect", "half.pt", "--input-shape", "1,1,28,28", "--json"}).json();
    QCOMPARE(inspected["parameters"].toInteger(), json["after"]["parameters"].toInteger());
    QCOMPARE(inspected["macs"].toInteger(), json["after"]["macs"].toInteger());
  }

  void aPlanCanBeUsedAgain() {
    const auto outcome = run({"prune", given("net.pt"), "--plan-in", "plan.json", "--data", given("images-idx3-ubyte"),
                              "-o", "again.pt", "--json", "--quiet"});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = outcome.json(), half = run({"inspect", "half.pt", "--input-shape", "1,1,28,28", "--json"}).json();
    QCOMPARE(json["after"]["parameters"].toInteger(), half["parameters"].toInteger());
  }

  void choicesReachThePlan() {
    const auto kept = [&](const QStringList& choice) {
      const auto outcome = run(
          QStringList{"prune", given("net.pt"), "--input-shape", "1,1,28,28", "-o", "choice.pt", "--json", "--quiet"} +
          choice);
      const auto layers = outcome.json()["layers"].toArray();
      return outcome.exitCode == 0 ? std::pair(layers[0]["kept"].toInt(), layers[1]["kept"].toInt())
                                   : std::pair(-1, -1);
    };
    QCOMPARE(kept({"--ratio", "0.3"}), std::pair(6, 12));
    QCOMPARE(kept({"--ratio", "0.3", "--round-to", "8"}), std::pair(8, 16));
    QCOMPARE(kept({"--ratio", "0.99"}), std::pair(1, 1));
    QCOMPARE(kept({"--ratio", "0.5", "--ignore", "3"}), std::pair(4, 16));
    QCOMPARE(kept({"--ratio", "0.5", "--layer-ratio", "0=0.25"}), std::pair(6, 8));
    QCOMPARE(kept({"--layer-ratio", "3=0.75", "--criterion", "magnitude_l1"}), std::pair(8, 4));
    QCOMPARE(kept({"--ratio", "0.5", "--criterion", "random", "--seed", "7"}), std::pair(4, 8));
  }

  void targetsAreMet() {
    for (const QString target : {"macs", "parameters"}) {
      const auto outcome = run({"prune", given("net.pt"), "--input-shape", "1,1,28,28", "--target-" + target, "0.5",
                                "--scope", "global", "-o", "target.pt", "--json", "--quiet"});
      QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
      const auto json = outcome.json();
      const double left = json["after"][target].toDouble() / json["before"][target].toDouble();
      QVERIFY2(left <= 0.5 && left > 0.3, qPrintable(QString("%1: %2").arg(target).arg(left)));
    }
  }

  void evaluateAgreesWithPyTorch() {
    const auto expected = readJson(given("accuracy.json"));
    const auto outcome =
        run({"evaluate", sample + "model.pt", "--data", sample + "t10k-images-idx3-ubyte.gz", "--preset",
             "fashion-mnist", "--all", "--reference", sample + "model.pt", "--json", "--quiet"});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = outcome.json();
    QCOMPARE(json["images"], expected["images"]);
    const auto isClose = [](double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; };
    // One image of a thousand may fall the other way when kernels round differently.
    QVERIFY(isClose(json["top1"].toDouble(), expected["top1"].toDouble(), 0.00101));
    QVERIFY(isClose(json["top5"].toDouble(), expected["top5"].toDouble(), 0.00101));
    QVERIFY(isClose(json["loss"].toDouble(), expected["loss"].toDouble(), 1e-4));
    if (json["top1"] == expected["top1"])
      for (const int edge : {0, 1})
        QVERIFY(isClose(json["top1_interval"][edge].toDouble(), expected["top1_interval"][edge].toDouble(), 1e-9));
    QCOMPARE(json["agreement"].toDouble(), 1.0);
  }

  void evaluateComparesAsPyTorchDoes() {
    const auto expected = readJson(given("accuracy.json"))["compared"].toObject();
    const QStringList command{"evaluate",
                              given("blurred.pt"),
                              "--data",
                              sample + "t10k-images-idx3-ubyte.gz",
                              "--preset",
                              "fashion-mnist",
                              "--all",
                              "--reference",
                              sample + "model.pt",
                              "--quiet"};
    const auto outcome = run(command + QStringList{"--json", "--latency"});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = outcome.json();
    const auto isClose = [](const QJsonValue& a, const QJsonValue& b, double tolerance) {
      return std::abs(a.toDouble(-9) - b.toDouble(9)) <= tolerance;
    };
    for (const QString share : {"top1", "agreement"}) QVERIFY(isClose(json[share], expected[share], 0.00101));
    QVERIFY(json["agreement"].toDouble() < 0.999);  // the networks do differ
    for (const QString sum : {"kl_divergence", "relative_logit_error"})
      QVERIFY2(isClose(json[sum], expected[sum], 1e-3 * expected[sum].toDouble()), qPrintable(sum));
    if (json["top1"] == expected["top1"] && json["agreement"] == expected["agreement"])
      for (const QString interval : {"agreement_interval", "accuracy_drop_interval"})
        for (const int edge : {0, 1})
          QVERIFY2(isClose(json[interval][edge], expected[interval][edge], 1e-9), qPrintable(interval));
    const auto reference = json["reference"].toObject();
    QVERIFY(isClose(reference["top1"], readJson(given("accuracy.json"))["top1"], 0.00101));
    for (const QString cost : {"parameters", "macs"}) {
      QVERIFY(json[cost].toDouble() > 0);
      QCOMPARE(reference[cost], json[cost]);
    }
    QVERIFY(json["latency"]["median"].toDouble() > 0 && reference["latency"]["median"].toDouble() > 0);
    const auto text = run(command).out;
    for (const QByteArray row : {"original", "top-1", "top-5", "loss", "MACs", "agreement with the original: "})
      QVERIFY2(text.contains(row), text.constData());
  }

  void pruningIsJudgedByOtherPictures() {
    const QString pictures = sample + "t10k-images-idx3-ubyte.gz";
    const QStringList command{
        "prune",     sample + "model.pt", "--data", pictures,   "--preset", "fashion-mnist", "--max-batches",
        "4",         "--criterion",       "obs",    "--repair", "affine",   "--quiet",       "-o",
        "judged.pt", "--evaluate",        pictures, "--json"};
    const auto outcome = run(command + QStringList{"--target-macs", "0.5"});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto accuracy = outcome.json()["accuracy"].toObject();
    QCOMPARE(accuracy["images"]["count"].toInt(), 488);
    QCOMPARE(accuracy["images"]["first"].toInt(), 512);
    QCOMPARE(accuracy["images"]["last"].toInt(), 999);
    QCOMPARE(accuracy["images"]["left_out"].toInt(), 512);
    QCOMPARE(accuracy["before"]["images"].toInt(), 488);
    QVERIFY(accuracy["before"]["top1"].toDouble() > 0.9 && accuracy["after"]["top1"].toDouble() > 0.85);

    const auto some = run(command + QStringList{"--target-macs", "0.5", "--evaluate-images", "100"}).json();
    QCOMPARE(some["accuracy"]["images"]["count"].toInt(), 100);
    const auto none = run(command + QStringList{"--target-macs", "0.5", "--batch-size", "250"});
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.err.contains("used for the calibration"), none.err.constData());

    const auto search = run(command + QStringList{"--max-accuracy-drop", "5", "--search-steps", "3"});
    QVERIFY2(search.exitCode == 0, search.err.constData());
    const auto found = search.json();
    const auto steps = found["search"].toArray();
    QCOMPARE(steps.size(), 3);
    double smallest = 1e300;
    for (const auto& entry : steps) {
      const auto step = entry.toObject();
      if (step["holds"].toBool()) smallest = std::min(smallest, step["macs"].toDouble());
      QCOMPARE(step["holds"].toBool(), step["largest_drop"].toDouble() <= 0.05);
    }
    QCOMPARE(found["after"]["macs"].toDouble(), smallest);
    const auto after = found["accuracy"]["after"].toObject();
    QVERIFY(after["accuracy_drop_interval"][1].toDouble() <= 0.05);
    const auto impossible = run(command + QStringList{"--max-accuracy-drop", "0", "--search-steps", "1"});
    QCOMPARE(impossible.exitCode, 1);
    QVERIFY2(impossible.err.contains("no network that was tried"), impossible.err.constData());
  }

  void sensitivityDrawsACurveForEachGroup() {
    const QStringList command{"sensitivity", sample + "model.pt",
                              "--data",      sample + "t10k-images-idx3-ubyte.gz",
                              "--preset",    "fashion-mnist",
                              "--ratios",    "0,0.5",
                              "--images",    "64",
                              "--layers",    "layer1.*.conv1",
                              "-o",          "curves.json",
                              "--quiet"};
    const auto outcome = run(command + QStringList{"--json"});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = outcome.json();
    QCOMPARE(json["images"]["count"].toInt(), 64);
    QCOMPARE(json["curves"].toArray().size(), 2);
    const auto first = json["curves"][0].toObject();
    QCOMPARE(first["points"].toArray()[0].toObject()["accuracy"], json["original"]);
    QCOMPARE(first["points"].toArray()[1].toObject()["kept"].toInt(), 16);
    QCOMPARE(readJson(made("curves.json"))["format"].toString(), "cleanai-sensitivity");
    QCOMPARE(readJson(made("curves.json"))["curves"], json["curves"]);
    const auto again = run(command);
    QCOMPARE(again.exitCode, 0);
    QVERIFY2(again.out.contains("layer1.1.conv1"), again.out.constData());
    const auto other = run(command + QStringList{"--criterion", "random"});
    QCOMPARE(other.exitCode, 1);
    QVERIFY2(other.err.contains("another ranking"), other.err.constData());
  }

  void jsonIsAllThereIsOnStandardOutput() {
    for (const QStringList& command :
         {QStringList{"analyze", given("net.pt"), "--data", given("images-idx3-ubyte"), "-o", "x.json"},
          QStringList{"evaluate", given("net.pt"), "--data", given("images-idx3-ubyte")}}) {
      const auto outcome = run(command + QStringList{"--json", "--verbose"});
      QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
      QVERIFY2(!outcome.json().isEmpty(), outcome.out.constData());
      QVERIFY(outcome.out.startsWith('{') && outcome.out.endsWith("}\n"));
    }
  }

  void theOutputMayGoToAFullDisk() {
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    start(process, {"inspect", given("net.pt"), "--input-shape", "1,1,28,28"}, folder_.path());
    const auto outcome = finish(process);
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.lines("error").size(), 1);
  }
};

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
