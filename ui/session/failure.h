// Why something failed.
#pragma once

#include <QString>

#include "core/base/error.h"

namespace cleanai::ui {

/// As the core's Error tells it, in the core's words or already in the user's.
struct Failure {
  QString subject;
  QString reason;
  QString remedy;

  /// In the user's language: "SUBJECT: REASON." and the remedy.
  QString cause() const;
  QString wayOut() const;
  /// Both, in one line.
  QString text() const;
};

Failure failureOf(const Error& error);

}  // namespace cleanai::ui
