// The models that were opened last.
#include "ui/session/recent_files.h"

#include <QFileInfo>

namespace cleanai::ui {
namespace {

constexpr auto key = "recentFiles";
constexpr int limit = 8;

}  // namespace

QStringList RecentFiles::files() const {
  QStringList existing;
  for (const QString& file : settings_.value(key).toStringList())
    if (QFileInfo::exists(file)) existing.append(file);
  return existing;
}

void RecentFiles::add(const QString& file) {
  const QString path = QFileInfo(file).absoluteFilePath();
  QStringList all = files();
  all.removeAll(path);
  all.prepend(path);
  settings_.setValue(key, QStringList(all.mid(0, limit)));
}

void RecentFiles::clear() { settings_.remove(key); }

}  // namespace cleanai::ui
