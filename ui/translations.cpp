// The user interface's languages.
#include "ui/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace cleanai::ui {

// Qt's Turkish calls this key "exit", which beside "cancel" in a menu is taken for an act.
[[maybe_unused]] static constexpr auto cancelKey = QT_TRANSLATE_NOOP("QShortcut", "Esc");

QLocale languageNamed(const QString& name) { return name.isEmpty() ? QLocale::system() : QLocale(name); }

void installLanguage(const QLocale& locale) {
  auto* application = QCoreApplication::instance();
  QLocale::setDefault(locale);
  for (auto* old : application->findChildren<QTranslator*>(Qt::FindDirectChildrenOnly)) {
    QCoreApplication::removeTranslator(old);
    delete old;
  }
  const auto install = [&](const QString& name, const QString& folder) {
    auto* translator = new QTranslator(application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
      QCoreApplication::installTranslator(translator);
    else
      delete translator;
  };
  install(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  install(QStringLiteral("cleanai"), QStringLiteral(":/i18n"));
}

}  // namespace cleanai::ui
