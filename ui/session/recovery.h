// What is laid aside while a project is open, for the case that the program does not end as it should.
#pragma once

#include <QDateTime>
#include <QList>
#include <QLockFile>
#include <QString>
#include <memory>

namespace cleanai::ui {

/// What a program that ended badly has left.
struct Leftover {
  QString folder;
  QString name;  ///< of the project or model
  QString file;  ///< where the project had been saved; empty: nowhere
  QDateTime time;
  bool wasAnalyzing = false;
};

/// One folder a window, made when something is to be laid aside, locked while the program runs.
class Recovery {
 public:
  /// `root` holds the folders of all windows.
  explicit Recovery(QString root) : root_(std::move(root)) {}
  /// Removes what was laid aside: a program that gets here ends as it should.
  ~Recovery() { clear(); }
  Recovery(const Recovery&) = delete;
  Recovery& operator=(const Recovery&) = delete;

  /// Newest first; nothing of programs that still run.
  QList<Leftover> leftovers() const;
  /// Deletes it unless a program holds it.
  static void discard(const QString& folder);

  /// Makes the folder; false where that cannot be done.
  bool open();
  /// Goes on with a leftover's folder; false when somebody else does.
  bool adopt(const QString& folder);
  bool isOpen() const { return lock_ != nullptr; }
  /// Leaves the folder as it is, for later.
  void release();
  void clear();

  QString projectFile() const { return inFolder("project.cleanai"); }
  QString checkpointFile() const { return inFolder("analysis.json"); }
  /// What leftovers() tells besides; any thread. Throws Error(fileUnwritable).
  static void describe(const QString& folder, const QString& name, const QString& file, bool isAnalyzing);
  const QString& folder() const { return folder_; }

 private:
  QString inFolder(const char* name) const;
  bool lock(const QString& folder);

  QString root_;
  QString folder_;
  std::unique_ptr<QLockFile> lock_;
};

}  // namespace cleanai::ui
