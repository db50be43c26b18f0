// The project that a session shows as a file: its name, whether it is saved, and what is laid aside meanwhile.
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <functional>
#include <memory>

#include "ui/session/project_values.h"
#include "ui/session/recovery.h"
#include "ui/session/save_queue.h"
#include "ui/session/session.h"
#include "ui/session/worker.h"

namespace cleanai::ui {

/// Lives on the GUI thread; files are written in the background.
class ProjectKeeper : public QObject {
  Q_OBJECT

 public:
  /// `recoveryRoot` is where work is laid aside; `session` outlives the keeper.
  ProjectKeeper(Session& session, const QString& recoveryRoot, QObject* parent = nullptr);
  /// Waits for what is being written, and removes what was laid aside.
  ~ProjectKeeper() override;

  /// Where the project was saved; empty: nowhere yet.
  const QString& file() const { return file_; }
  /// Of the project, or of the model while there is no file; empty when nothing is open.
  QString name() const;
  /// Whether closing would lose something that took the user's or the network's time.
  bool isModified() const;
  /// Whether what the last analysis found is in no project file.
  bool hasUnsavedMeasurement() const;
  /// Whether something has run for longer than may be lost.
  bool isLongAtWork() const { return session_.worker().seconds() > interval_; }
  const SaveQueue& saves() const { return saves_; }

  /// As it is now, once what is being saved already is written; saved() and `then` follow, or failed(). What changes
  /// meanwhile is not in it, and leaves the project modified.
  void save(const QString& file, std::function<void()> then = {});
  /// Goes back to the beginning.
  void close();
  /// Work is over: removes what was laid aside.
  void finish();

  QList<Leftover> leftovers() const { return recovery_.leftovers(); }
  /// Opens what a program that ended badly has left, and goes on with its analysis. False when somebody else does.
  bool recover(const Leftover& leftover);
  /// How much work may be lost, at most.
  void setInterval(double seconds);

 signals:
  /// Another name, or saved and modified.
  void changed();
  void saved(const QString& file);
  void failed(cleanai::ui::Job job, const cleanai::ui::Failure& failure);
  /// Work cannot be laid aside; told once until it can again.
  void notLaidAside(const cleanai::ui::Failure& failure);

 private:
  /// What makes a project another one; how it is looked at does not.
  struct State {
    std::weak_ptr<const Model> model;
    DataChoice data;
    std::weak_ptr<const Coverage> coverage;
    PruningChoice pruning;
    std::weak_ptr<const ExportResult> result;
  };
  State current() const;
  bool isMeasuring() const;
  bool hasUnsavedResult() const;
  void settle(const QString& file, const State& state);
  void showOpened(const QString& file, const OpenedProject& opened);
  void keepLeftover();
  void setCheckpoint();
  void touch();
  void layAside();

  Session& session_;
  Recovery recovery_;
  SaveQueue saves_;
  QThreadPool pool_;
  Worker keeper_;
  QTimer timer_;
  std::optional<Leftover> recovering_;  // not opened yet: it must not be lost
  bool isResuming_ = false;             // the analysis goes on as soon as it can
  bool again_ = false;                  // something changed while work was laid aside
  bool isToldOf_ = false;               // that work cannot be laid aside
  QString file_;
  State baseline_;        // as it was opened or saved
  bool isOther_ = false;  // than in its file, whatever the baseline says
  double interval_ = 30;  // seconds
};

}  // namespace cleanai::ui
