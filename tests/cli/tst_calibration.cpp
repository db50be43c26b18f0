// What a result was made from and what it is judged by: images are told apart, and those that cannot be read are told.
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/cli/program.h"

namespace {

const QString sample = QStringLiteral(CLEANAI_SOURCE_DIR "/resources/sample/");
const QString pictures = sample + "t10k-images-idx3-ubyte.gz";

}  // namespace

class TestCalibration : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  Outcome run(const QStringList& arguments) { return runCleanai(arguments, folder_.path()); }

  QJsonObject done(const QStringList& arguments) {
    const auto outcome = run(arguments + QStringList{"--json", "--quiet"});
    if (outcome.exitCode != 0) qWarning("%s", outcome.err.constData());
    return outcome.json();
  }

  static QStringList pruning(const QStringList& from) {
    return QStringList{"prune",    sample + "model.pt", "--input-shape", "1,1,28,28", "--ratio", "0.3",
                       "--preset", "fashion-mnist",     "--evaluate",    pictures,    "-o",      "smaller.pt"} +
           from;
  }

  // The same file as a version wrote it that did not say which images it took.
  void forget(const QString& name, const QString& as) {
    QFile from(folder_.filePath(name)), to(folder_.filePath(as));
    QVERIFY(from.open(QIODevice::ReadOnly) && to.open(QIODevice::WriteOnly));
    static const QRegularExpression taken(",\"taken\":\\[[^\\]]*\\]");
    QString json = QString::fromUtf8(from.readAll());
    QVERIFY(json.contains(taken));
    to.write(json.remove(taken).toUtf8());
  }

 private slots:
  void initTestCase() {
    QVERIFY(!done({"analyze", sample + "model.pt", "--data", pictures, "--preset", "fashion-mnist", "--max-batches",
                   "4", "--moments", "moments.st", "-o", "coverage.json"})
                 .isEmpty());
  }

  void imagesOfFilesAreLeftOut_data() {
    QTest::addColumn<QStringList>("from");
    QTest::newRow("coverage") << QStringList{"--coverage", "coverage.json"};
    QTest::newRow("moments") << QStringList{"--moments", "moments.st", "--criterion", "obs", "--repair", "affine"};
    QTest::newRow("both, and fewer as data")
        << QStringList{"--coverage", "coverage.json", "--moments", "moments.st",    "--repair",
                       "affine",     "--data",        pictures,    "--max-batches", "2"};
  }
  void imagesOfFilesAreLeftOut() {
    QFETCH(QStringList, from);
    const auto json = done(pruning(from));
    const auto images = json["accuracy"]["images"].toObject();
    QCOMPARE(images["left_out"].toInt(), 512);
    QCOMPARE(images["count"].toInt(), 488);
    QCOMPARE(json["warnings"].toArray().size(), 0);
  }

  void sensitivityLeavesThemOut() {
    const auto json =
        done({"sensitivity", sample + "model.pt", "--data", pictures, "--preset", "fashion-mnist", "--coverage",
              "coverage.json", "--ratios", "0.5", "--images", "16", "--layers", "layer1.0.conv1", "-o", "curves.json"});
    QCOMPARE(json["images"]["left_out"].toInt(), 512);
    QCOMPARE(json["images"]["count"].toInt(), 16);
  }

  void whatAFileDoesNotSayIsWarnedOf() {
    forget("coverage.json", "older.json");
    const auto json = done(pruning({"--coverage", "older.json"}));
    QCOMPARE(json["accuracy"]["images"]["left_out"].toInt(), 0);
    const auto warnings = json["warnings"].toArray();
    QCOMPARE(warnings.size(), 1);
    QVERIFY2(warnings[0].toString().startsWith("older.json does not say which images it was made from"),
             qPrintable(warnings[0].toString()));
    const auto merged = done({"merge", "older.json", "coverage.json", "-o", "merged.json"});
    QCOMPARE(merged["images"].toInt(), 1024);
    QCOMPARE(done(pruning({"--coverage", "merged.json"}))["warnings"].toArray().size(), 1);
  }

  void imagesThatAreCountedTwiceAreWarnedOf() {
    const QString twice = "parts of the same images were merged; these are counted twice";
    const auto warnings = [&](const QString& a, const QString& b) {
      return done({"merge", a, b, "-o", "merged.json"})["warnings"].toArray();
    };
    QVERIFY(warnings("coverage.json", "coverage.json").contains(twice));
    QVERIFY(!done({"analyze", given("net.pt"), "--data", given("images-idx3-ubyte"), "-o", "a.json"}).isEmpty());
    QVERIFY(!done({"analyze", given("net.pt"), "--data", given("floats.npy"), "-o", "b.json"}).isEmpty());
    QVERIFY(!warnings("a.json", "b.json").contains(twice));
  }

  void unreadablePicturesAreTold() {
    const QStringList start{"prune", given("net.pt"), "--ratio", "0.5", "--grayscale", "-o", "smaller.pt"};
    const QStringList broken{"--data", given("mixed")};
    const auto skipped = [&](const QStringList& options) {
      int found = 0;
      for (const auto& warning : done(start + options)["warnings"].toArray())
        if (warning.toString().startsWith("skipped ") && warning.toString().contains("2.png")) ++found;
      return found;
    };
    QCOMPARE(skipped(broken + QStringList{"--criterion", "obs"}), 1);
    QCOMPARE(skipped(broken + QStringList{"--criterion", "wanda"}), 1);
    QCOMPARE(skipped(broken + QStringList{"--recalibrate"}), 1);
    QCOMPARE(skipped(broken + QStringList{"--criterion", "obs", "--repair", "affine", "--recalibrate"}), 1);
    QVERIFY(!done({"analyze", given("net.pt"), "--data", given("mixed"), "--grayscale", "--moments",
                   "mixed.safetensors", "-o", "mixed.json"})
                 .isEmpty());
    QCOMPARE(
        skipped(broken + QStringList{"--criterion", "obs", "--moments", "mixed.safetensors", "--repair", "fitted"}), 1);

    const QStringList judged = start + QStringList{"--data", given("images-idx3-ubyte"), "--evaluate", given("mixed")};
    const auto json = done(judged);
    QCOMPARE(json["accuracy"]["images"]["count"].toInt(), 4);
    QCOMPARE(json["accuracy"]["after"]["images"].toInt(), 4);
    QCOMPARE(json["warnings"].toArray().size(), 1);
    const auto text = run(judged);
    QVERIFY2(text.out.contains(": 4 images (0 to 4), 1 more could not be read\n"), text.out.constData());
    QVERIFY2(text.err.contains("2.png"), text.err.constData());

    const auto curves = run(
        {"sensitivity", given("net.pt"), "--data", given("mixed"), "--grayscale", "--ratios", "0.5", "-o", "few.json"});
    QVERIFY2(curves.out.contains(": 4 images (0 to 4), 1 more could not be read\n"), curves.out.constData());
    QVERIFY2(curves.err.contains("warning: skipped ") && curves.err.contains("2.png"), curves.err.constData());
    QVERIFY2(curves.err.contains("sensitivity: 2 of 2 points, 100 %\n"), curves.err.constData());
  }

  void onlyJudgingNeedsATemporaryFolder() {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("TMPDIR", "/nonexistent");
    const auto outcome = runCleanai(
        {"prune", given("net.pt"), "--input-shape", "1,1,28,28", "--ratio", "0.5", "-o", "plain.pt", "--quiet"},
        folder_.path(), environment);
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
  }

  void ignoredLayersNeedNotBeMeasured() {
    QVERIFY(
        !done({"analyze", given("net.pt"), "--data", given("images-idx3-ubyte"), "--layers", "3", "-o", "part.json"})
             .isEmpty());
    const QStringList command{"prune",     given("net.pt"), "--input-shape", "1,1,28,28", "--coverage",
                              "part.json", "--ratio",       "0.5",           "-o",        "part.pt"};
    const auto refused = run(command);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("or ignore the layer"), refused.err.constData());
    const auto layers = done(command + QStringList{"--ignore", "0"})["layers"].toArray();
    QCOMPARE(layers.size(), 3);
    QCOMPARE(layers[0].toObject()["kept"].toInt(), 8);
    QCOMPARE(layers[1].toObject()["kept"].toInt(), 8);
  }
};

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
