// Files and results are the same under locales that write 0,5 (German) and that have four letters i (Turkish).
#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/cli/program.h"

class TestLocale : public QObject {
  Q_OBJECT

  struct Results {
    QByteArray coverage, plan;
    QJsonObject pruned;
    QString problem;
  };

  Results resultsUnder(const QProcessEnvironment& environment) {
    QTemporaryDir folder;
    Results results;
    const auto run = [&](const QStringList& arguments) {
      const auto outcome = runCleanai(arguments, folder.path(), environment);
      if (outcome.exitCode != 0) results.problem += QString::fromUtf8(outcome.err);
      return outcome;
    };
    const auto read = [&](const QString& name) {
      QFile file(folder.filePath(name));
      return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    run({"analyze", given("net.pt"), "--data", given("images-idx3-ubyte"), "--mean", "0.25", "--std", "0.5",
         "--threads", "1", "-o", "coverage.json", "--quiet"});
    results.pruned =
        run({"prune", given("net.pt"), "--coverage", "coverage.json", "--ratio", "0.25", "--layer-ratio", "3=0.5",
             "--input-shape", "1,1,28,28", "--plan-out", "plan.json", "-o", "out.pt", "--json", "--quiet"})
            .json();
    results.pruned.remove("seconds");
    results.coverage = read("coverage.json");
    results.plan = read("plan.json");
    return results;
  }

 private slots:
  void filesAreTheSame_data() {
    QTest::addColumn<QString>("locale");
    QTest::newRow("Turkish") << "tr_TR";
    QTest::newRow("German") << "de_DE";
  }
  void filesAreTheSame() {
    QFETCH(QString, locale);
    QTemporaryDir locales;
    QProcess making;
    making.start("localedef", {"-i", locale, "-f", "UTF-8", locales.filePath(locale + ".UTF-8")});
    if (!making.waitForFinished(60000) || !QFile::exists(locales.filePath(locale + ".UTF-8/LC_NUMERIC")))
      QSKIP("the package locales is not installed");

    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", "C");
    const auto plain = resultsUnder(environment);
    environment.insert("LOCPATH", locales.path());
    environment.insert("LC_ALL", locale + ".UTF-8");
    QProcess asking;
    asking.setProcessEnvironment(environment);
    asking.start("locale", {"decimal_point"});
    asking.waitForFinished();
    QCOMPARE(asking.readAllStandardOutput().trimmed(), ",");
    const auto local = resultsUnder(environment);

    QVERIFY2(plain.problem.isEmpty(), qPrintable(plain.problem));
    QVERIFY2(local.problem.isEmpty(), qPrintable(local.problem));
    QVERIFY(plain.coverage.size() > 1000 && plain.plan.size() > 100);
    QCOMPARE(local.coverage, plain.coverage);
    QCOMPARE(local.plan, plain.plan);
    QCOMPARE(local.pruned, plain.pruned);
  }
};

QTEST_GUILESS_MAIN(TestLocale)
#include "tst_locale.moc"
