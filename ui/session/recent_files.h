// The projects and models that were opened last.
#pragma once

#include <QDateTime>
#include <QList>
#include <QSettings>
#include <QStringList>

namespace cleanai::ui {

struct RecentFile {
  QString path;
  QDateTime time;      ///< when it was opened; invalid when that is not known
  bool exists = true;  ///< as of now
};

/// Kept in the settings, newest first, at most eight.
class RecentFiles {
 public:
  explicit RecentFiles(QSettings& settings) : settings_(settings) {}
  QList<RecentFile> entries() const;
  /// Those that still exist.
  QStringList files() const;
  void add(const QString& file);
  void remove(const QString& file);
  void clear();

 private:
  void store(const QStringList& paths);

  QSettings& settings_;
};

/// Whether the name is that of a project file.
bool isProjectFile(const QString& file);

}  // namespace cleanai::ui
