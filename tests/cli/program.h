// Runs the built cleanai from outside, as a user does.
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

struct Outcome {
  int exitCode = -1;  ///< -1 when the program crashed or did not end within two minutes
  QByteArray out, err;

  /// The lines of standard error that begin with "error: " or "warning: ".
  QStringList lines(const QString& kind) const;
  /// Standard output as the one JSON object that it has to be; empty when it is anything else.
  QJsonObject json() const;
};

/// A file that tests/reference/cli.py made.
QString given(const QString& name);

/// Starts cleanai in `folder`.
void start(QProcess& process, const QStringList& arguments, const QString& folder,
           const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment());
/// Waits for its end.
Outcome finish(QProcess& process);
/// Both.
Outcome runCleanai(const QStringList& arguments, const QString& folder,
                   const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment());
