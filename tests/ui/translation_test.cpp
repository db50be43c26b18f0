// Turkish: every text of the user interface and of the core's tables has a translation.
#include <QCoreApplication>
#include <QFile>
#include <QKeySequence>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "core/coverage/metrics.h"
#include "core/model/model.h"
#include "core/pruning/importance.h"
#include "ui/base/core_sentences.h"
#include "ui/base/core_texts.h"
#include "ui/session/failure.h"
#include "ui/translations.h"
#include "ui/views/start_page.h"

using namespace cleanai;
using namespace cleanai::ui;

class TranslationTest : public QObject {
  Q_OBJECT

 private slots:
  void everyTextIsTranslated() {
    QTemporaryDir folder;
    const QString copy = folder.filePath("cleanai_tr.ts");
    QVERIFY(QFile::copy(CLEANAI_SOURCE_DIR "/resources/translations/cleanai_tr.ts", copy));
    QProcess update;
    update.start(CLEANAI_LUPDATE, {CLEANAI_SOURCE_DIR "/ui", "-I", CLEANAI_SOURCE_DIR, "-no-obsolete", "-silent",
                                   "-locations", "none", "-ts", copy});
    QVERIFY(update.waitForFinished(120000));
    QCOMPARE(update.exitCode(), 0);
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const QRegularExpression unfinished(
        "<source>([^<]*)</source>\\s*(<[^>]*comment>[^<]*</[^>]*comment>\\s*)?<translation type=\"unfinished\"");
    QStringList missing;
    auto matches = unfinished.globalMatch(text);
    while (matches.hasNext()) missing.append(matches.next().captured(1));
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(" | ")));
  }

  void theKeyThatCancelsIsNotCalledExit() {
    installLanguage(QLocale(QLocale::Turkish));
    QCOMPARE(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText), QStringLiteral("Esc"));
  }

  void theCoresTroublesSpeakTurkishToo() {
    installLanguage(QLocale(QLocale::English));
    const auto said = [](const auto& act) {
      try {
        act();
      } catch (const Error& error) {
        return failureOf(error).text();
      }
      return QString();
    };
    const auto missing = [] { openModel("/no/such/model.pt"); };
    const auto wrong = [] { openModel(CLEANAI_SOURCE_DIR "/CMakePresets.json"); };
    QCOMPARE(said(missing), QStringLiteral("/no/such/model.pt: there is no such file. Check the path"));
    installLanguage(QLocale(QLocale::Turkish));
    QCOMPARE(said(missing), QStringLiteral("/no/such/model.pt: böyle bir dosya yok. Yolu denetleyin"));
    const QString text = said(wrong);  // a blank is translated too
    QVERIFY2(text.contains(QStringLiteral("bu bir JSON metni, TorchScript modeli değil.")), qPrintable(text));
    QCOMPARE(inUsersLanguage(QStringLiteral("it is for 3 channels but the images have 1 channel")),
             QStringLiteral("3 kanal için, ama görüntülerde 1 kanal var"));
    QCOMPARE(inUsersLanguage(QStringLiteral("/a/model.pt on an input of 1 x 3 x 8 x 8")),
             QStringLiteral("/a/model.pt, 1 x 3 x 8 x 8 girdisiyle"));
    QCOMPARE(inUsersLanguage(QStringLiteral("the input has 3 channels, the convolution takes 1")),
             QStringLiteral("girdide 3 kanal var, evrişim 1 kanal alıyor"));
    QCOMPARE(inUsersLanguage(QStringLiteral("aten::mul in a loop")), QStringLiteral("bir döngü içinde aten::mul"));
    QCOMPARE(inUsersLanguage(QStringLiteral("nobody's %1 words")), QStringLiteral("nobody's %1 words"));
    QCOMPARE(inUsersLanguage(QString()), QString());
  }

  void theCoresTablesSpeakTurkishToo() {
    installLanguage(QLocale(QLocale::English));
    QStringList english;
    for (const Metric& metric : metrics()) english << titleOf(metric) << meaningOf(metric);
    for (const CriterionInfo& info : criteria()) english << titleOf(info);
    installLanguage(QLocale(QLocale::Turkish));
    QStringList turkish;
    for (const Metric& metric : metrics()) turkish << titleOf(metric) << meaningOf(metric);
    for (const CriterionInfo& info : criteria()) turkish << titleOf(info);
    for (qsizetype i = 0; i < english.size(); ++i) QVERIFY2(turkish[i] != english[i], qPrintable(english[i]));
    QCOMPARE(QLocale().language(), QLocale::Turkish);
    StartPage page;
    QStringList buttons;
    for (const auto* button : page.findChildren<QPushButton*>()) buttons << button->text();
    QVERIFY2(!buttons.contains("&Open model…"), qPrintable(buttons.join(", ")));
  }
};

QTEST_MAIN(TranslationTest)
#include "translation_test.moc"
