// Work for a view beside whatever else runs: the latest request counts, what an older one delivers is dropped.
#pragma once

#include <QThreadPool>

#include "ui/session/worker.h"

namespace cleanai::ui {

/// A thread of its own, for reading and drawing; nothing that runs a network. Lives on the GUI thread, and its end
/// waits for nobody: a job that still runs goes on alone, so `work` must own what it uses. The program's end waits for
/// it.
class LatestJob : public QObject {
  Q_OBJECT

 public:
  explicit LatestJob(QObject* parent = nullptr);
  ~LatestJob() override;

  void start(Worker::Work work);
  /// Nothing that was started delivers any more.
  void drop() { worker_.drop(); }
  bool busy() const { return worker_.busy(); }

 signals:
  void finished();
  void failed(const cleanai::ui::Failure& failure);

 private:
  QThreadPool* pool_;  // the application's, until its last job is over
  Worker worker_;
};

}  // namespace cleanai::ui
