#include "ui/session/failure.h"

#include "ui/base/core_sentences.h"

namespace cleanai::ui {

QString Failure::cause() const {
  return inUsersLanguage(subject) + QStringLiteral(": ") + inUsersLanguage(reason) + u'.';
}

QString Failure::wayOut() const { return inUsersLanguage(remedy); }

QString Failure::text() const { return remedy.isEmpty() ? cause() : cause() + u' ' + wayOut(); }

Failure failureOf(const Error& error) {
  return {QString::fromStdString(error.subject()), QString::fromStdString(error.reason()),
          QString::fromStdString(error.remedy())};
}

}  // namespace cleanai::ui
