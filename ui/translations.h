// The user interface's languages.
#pragma once

#include <QLocale>

namespace cleanai::ui {

/// The settings' entry that languageNamed() is to be called with.
inline constexpr auto languageKey = "language";

/// "en" or "tr"; empty: the system's.
QLocale languageNamed(const QString& name);

/// Makes the program speak `locale`'s language where there is a translation, and English otherwise; numbers follow.
/// Windows that are open hear of it by QEvent::LanguageChange.
void installLanguage(const QLocale& locale);

}  // namespace cleanai::ui
