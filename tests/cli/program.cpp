// QProcess around the program under test.
#include "tests/cli/program.h"

#include <QJsonDocument>

QStringList Outcome::lines(const QString& kind) const {
  QStringList found;
  for (const QString& line : QString::fromUtf8(err).split('\n'))
    if (line.startsWith(kind + ": ")) found.append(line);
  return found;
}

QJsonObject Outcome::json() const { return QJsonDocument::fromJson(out).object(); }

QString given(const QString& name) { return QStringLiteral(CLEANAI_TEST_DATA "/cli/") + name; }

void start(QProcess& process, const QStringList& arguments, const QString& folder,
           const QProcessEnvironment& environment) {
  process.setWorkingDirectory(folder);
  process.setProcessEnvironment(environment);
  process.start(QStringLiteral(CLEANAI_PROGRAM), arguments, QIODevice::ReadOnly);
}

Outcome finish(QProcess& process) {
  Outcome outcome;
  const bool ended = process.waitForFinished(120000);
  if (!ended) {
    process.kill();
    process.waitForFinished();
  }
  if (ended && process.exitStatus() == QProcess::NormalExit) outcome.exitCode = process.exitCode();
  outcome.out = process.readAllStandardOutput();
  outcome.err = process.readAllStandardError();
  return outcome;
}

Outcome runCleanai(const QStringList& arguments, const QString& folder, const QProcessEnvironment& environment) {
  QProcess process;
  start(process, arguments, folder, environment);
  return finish(process);
}
