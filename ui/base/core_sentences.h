// What the core says of troubles and reasons, in the user's language.
#pragma once

#include <QString>

namespace cleanai::ui {

/// A subject, reason or remedy of an Error, a warning, or why a layer is locked. The core speaks English and knows no
/// translation: a sentence is recognised by its words, and what stands in its blanks is translated in the same way.
/// Text that is not known is returned as it is. May be called from any thread.
QString inUsersLanguage(const QString& sentence);

}  // namespace cleanai::ui
