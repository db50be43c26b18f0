// The user interface's languages.
#pragma once

#include <QLocale>

namespace cleanai::ui {

/// Makes widgets created from now on speak `locale`'s language where there is a translation, and English otherwise.
void installLanguage(const QLocale& locale);

}  // namespace cleanai::ui
