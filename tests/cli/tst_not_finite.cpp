// Scores that are not finite: they count as wrong, are left out of every mean, and are told.
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/cli/program.h"

class TestNotFinite : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  QJsonObject done(const QStringList& arguments) {
    const auto outcome = runCleanai(arguments + QStringList{"--json", "--quiet"}, folder_.path());
    if (outcome.exitCode != 0) qWarning("%s", outcome.err.constData());
    return outcome.json();
  }
  static QStringList warnings(const QJsonObject& json) { return json["warnings"].toVariant().toStringList(); }
  static bool isClose(const QJsonValue& a, double b) { return std::abs(a.toDouble(-9) - b) < 1e-6; }

  const QString told_ = "1 of 20 images gave scores that are not finite";
  const QStringList one_{"--data", given("nan.npy"), "--labels", given("nan.txt")};  // the same with an image of NaN
  const QStringList none_{"--data", given("finite.npy"), "--labels", given("finite.txt")};  // 19 images

 private slots:
  void ofOneImage() {
    const QStringList net{"evaluate", given("net.pt")};
    const auto json = done(net + one_), without = done(net + none_);
    QCOMPARE(json["images"].toInt(), 20);
    QCOMPARE(json["nonfinite"].toInt(), 1);
    QCOMPARE(without["nonfinite"].toInt(), 0);
    for (const QString share : {"top1", "top5"}) QVERIFY(isClose(json[share], without[share].toDouble() * 19 / 20));
    QVERIFY(isClose(json["loss"], without["loss"].toDouble(-1)));
    QCOMPARE(warnings(json).size(), 1);
    QVERIFY2(warnings(json).front().startsWith(given("net.pt") + ": " + told_), qPrintable(warnings(json).front()));
    QVERIFY(warnings(without).isEmpty());
  }

  void besideAReference() {
    const QStringList both{"evaluate", given("net.pt"), "--reference", given("retrained.pt")};
    const auto json = done(both + one_), without = done(both + none_);
    for (const QString share : {"agreement", "lost", "won"})
      QVERIFY2(isClose(json[share], without[share].toDouble(-1) * 19 / 20), qPrintable(share));
    for (const QString mean : {"kl_divergence", "relative_logit_error"})
      QVERIFY2(isClose(json[mean], without[mean].toDouble(-1)), qPrintable(mean));
    QCOMPARE(warnings(json).filter(told_).size(), 2);
  }

  void whenThePrunedNetworkIsJudged() {
    const auto json = done({"prune", given("net.pt"), "--ratio", "0.5", "--data", given("images-idx3-ubyte"),
                            "--evaluate", given("nan.npy"), "--evaluate-labels", given("nan.txt"), "-o", "p.pt"});
    QCOMPARE(json["accuracy"]["after"]["nonfinite"].toInt(), 1);
    QVERIFY(json["accuracy"]["after"]["loss"].toDouble() > 0);
    QCOMPARE(warnings(json).filter(told_).size(), 2);
    QCOMPARE(warnings(json).filter("p.pt: ").size(), 1);
  }

  // Fits, norm statistics and predictions go on without the image, as if it were not there.
  void amongTheCalibration() {
    const auto repaired = [&](const QString& data) {
      return done({"prune", given("net.pt"), "--criterion", "obs", "--target-macs", "0.5", "--repair", "fitted",
                   "--recalibrate", "--data", data, "--evaluate", given("images-idx3-ubyte"), "-o", "r.pt"});
    };
    const auto json = repaired(given("nan.npy")), without = repaired(given("finite.npy"));
    QVERIFY(isClose(json["accuracy"]["after"]["loss"], without["accuracy"]["after"]["loss"].toDouble(-1)));
    QVERIFY(isClose(json["predicted_damage"]["total"], without["predicted_damage"]["total"].toDouble(-1)));
    QCOMPARE(warnings(json).filter("its values are not finite").size(), 1);
    QVERIFY(warnings(without).filter("finite").isEmpty());
  }
};

QTEST_GUILESS_MAIN(TestNotFinite)
#include "tst_not_finite.moc"
