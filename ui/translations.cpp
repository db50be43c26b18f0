// The user interface's languages.
#include "ui/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace cleanai::ui {

void installLanguage(const QLocale& locale) {
  QLocale::setDefault(locale);
  const auto install = [&locale](const QString& name, const QString& folder) {
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, QStringLiteral("_"), folder))
      QCoreApplication::installTranslator(translator);
    else
      delete translator;
  };
  install(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  install(QStringLiteral("cleanai"), QStringLiteral(":/i18n"));
}

}  // namespace cleanai::ui
