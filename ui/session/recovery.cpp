// What is laid aside while a project is open, for the case that the program does not end as it should.
#include "ui/session/recovery.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>
#include <algorithm>
#include <utility>

#include "core/base/atomic_file.h"

namespace cleanai::ui {
namespace {

const QString lockName = QStringLiteral("lock");
const QString aboutName = QStringLiteral("about.json");
const QString projectName = QStringLiteral("project.cleanai");

/// Held as long as the object lives; null when a running program has it.
std::unique_ptr<QLockFile> lockOf(const QString& folder) {
  auto lock = std::make_unique<QLockFile>(QDir(folder).filePath(lockName));
  lock->setStaleLockTime(0);  // only a program that is gone has lost it, however old it is
  return lock->tryLock(0) ? std::move(lock) : nullptr;
}

/// All but the lock, which removes itself.
void removeContent(const QString& folder) {
  for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden))
    if (file.fileName() != lockName) QFile::remove(file.absoluteFilePath());
}

void removeFolder(const QString& folder, std::unique_ptr<QLockFile> lock) {
  removeContent(folder);
  lock.reset();
  QDir().rmdir(folder);
}

Leftover leftoverIn(const QDir& folder) {
  QFile about(folder.filePath(aboutName));
  const bool opened = about.open(QIODevice::ReadOnly);
  const QJsonObject json = opened ? QJsonDocument::fromJson(about.readAll()).object() : QJsonObject();
  Leftover leftover{
      folder.absolutePath(), json["name"].toString(), json["file"].toString(), {}, json["analyzing"].toBool()};
  for (const QFileInfo& file : folder.entryInfoList(QDir::Files))
    if (file.fileName() != lockName && (!leftover.time.isValid() || leftover.time < file.lastModified()))
      leftover.time = file.lastModified();
  return leftover;
}

}  // namespace

QList<Leftover> Recovery::leftovers() const {
  QList<Leftover> found;
  for (const QFileInfo& info : QDir(root_).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
    const QDir folder(info.absoluteFilePath());
    if (folder.absolutePath() == folder_) continue;
    auto lock = lockOf(folder.absolutePath());
    if (!lock) continue;
    if (folder.exists(projectName))
      found.append(leftoverIn(folder));
    else
      removeFolder(folder.absolutePath(), std::move(lock));  // it ended before there was anything to keep
  }
  std::sort(found.begin(), found.end(), [](const Leftover& a, const Leftover& b) { return a.time > b.time; });
  return found;
}

void Recovery::discard(const QString& folder) {
  if (auto lock = lockOf(folder)) removeFolder(folder, std::move(lock));
}

bool Recovery::open() {
  if (isOpen()) return true;
  const QString folder = QDir(root_).absoluteFilePath(QUuid::createUuid().toString(QUuid::WithoutBraces));
  return QDir().mkpath(folder) && lock(folder);
}

bool Recovery::adopt(const QString& folder) {
  clear();
  return lock(QDir(folder).absolutePath());
}

bool Recovery::lock(const QString& folder) {
  lock_ = lockOf(folder);
  folder_ = lock_ ? folder : QString();
  return isOpen();
}

void Recovery::release() {
  lock_.reset();
  folder_.clear();
}

void Recovery::clear() {
  if (!isOpen()) return;
  removeFolder(folder_, std::move(lock_));
  folder_.clear();
}

void Recovery::describe(const QString& folder, const QString& name, const QString& file, bool isAnalyzing) {
  const QByteArray text =
      QJsonDocument(QJsonObject{{"name", name}, {"file", file}, {"analyzing", isAnalyzing}}).toJson();
  writeTextAtomically(QDir(folder).filePath(aboutName).toStdString(),
                      {text.constData(), static_cast<std::size_t>(text.size())});
}

QString Recovery::inFolder(const char* name) const {
  return isOpen() ? QDir(folder_).filePath(QLatin1String(name)) : QString();
}

}  // namespace cleanai::ui
