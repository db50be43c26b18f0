// The models that were opened last.
#pragma once

#include <QSettings>
#include <QStringList>

namespace cleanai::ui {

/// Kept in the settings, newest first, at most eight.
class RecentFiles {
 public:
  explicit RecentFiles(QSettings& settings) : settings_(settings) {}
  /// Those that still exist.
  QStringList files() const;
  void add(const QString& file);
  void clear();

 private:
  QSettings& settings_;
};

}  // namespace cleanai::ui
