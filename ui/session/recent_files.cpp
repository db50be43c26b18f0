// The projects and models that were opened last.
#include "ui/session/recent_files.h"

#include <QFileInfo>
#include <QVariantMap>

namespace cleanai::ui {
namespace {

constexpr auto filesKey = "recentFiles";
constexpr auto timesKey = "recentTimes";
constexpr int limit = 8;

}  // namespace

QList<RecentFile> RecentFiles::entries() const {
  const QVariantMap times = settings_.value(timesKey).toMap();
  QList<RecentFile> entries;
  for (const QString& path : settings_.value(filesKey).toStringList())
    entries.append({path, times.value(path).toDateTime(), QFileInfo::exists(path)});
  return entries;
}

QStringList RecentFiles::files() const {
  QStringList existing;
  for (const RecentFile& entry : entries())
    if (entry.exists) existing.append(entry.path);
  return existing;
}

void RecentFiles::add(const QString& file) {
  const QString path = QFileInfo(file).absoluteFilePath();
  QStringList paths = settings_.value(filesKey).toStringList();
  paths.removeAll(path);
  paths.prepend(path);
  QVariantMap times = settings_.value(timesKey).toMap();
  times[path] = QDateTime::currentDateTime();
  settings_.setValue(timesKey, times);
  store(paths.mid(0, limit));
}

void RecentFiles::remove(const QString& file) {
  QStringList paths = settings_.value(filesKey).toStringList();
  paths.removeAll(file);
  store(paths);
}

void RecentFiles::clear() { store({}); }

void RecentFiles::store(const QStringList& paths) {
  QVariantMap times = settings_.value(timesKey).toMap();
  for (const QString& path : times.keys())
    if (!paths.contains(path)) times.remove(path);
  settings_.setValue(filesKey, paths);
  settings_.setValue(timesKey, times);
}

bool isProjectFile(const QString& file) { return file.endsWith(QStringLiteral(".cleanai"), Qt::CaseInsensitive); }

}  // namespace cleanai::ui
