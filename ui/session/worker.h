// Runs one job at a time off the GUI thread and drops what an old one still delivers.
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/base/progress.h"
#include "ui/session/failure.h"

namespace cleanai::ui {

enum class Job {
  open,
  openProject,
  prepare,
  analyze,
  score,
  predict,
  exportModel,
  evaluate,
  measure,
  save,
  sensitivity,
  search,
  openReference
};

/// Applies a job's result; called on the GUI thread, never for a run that was dropped.
using Delivery = std::function<void()>;

/// What a job gets from its worker. Everything may be called from the job's thread.
struct JobControl {
  std::stop_token stop;
  ProgressSink progress;               ///< shown at most 25 times a second
  std::function<void(Delivery)> post;  ///< an intermediate result

  /// For a job that nobody wants the result of once it was asked to stop, and be it after its end.
  Delivery unlessStopped(Delivery delivery) const;
};

/// Lives on the GUI thread; what a job delivers after its worker's end is dropped. Whoever owns the pool decides
/// whether anybody waits for a job that still runs then: ~QThreadPool does. Each run has an id; starting another run or
/// drop() makes the old id stale. What a job throws becomes failed(); a delivery may throw nothing.
class Worker : public QObject {
  Q_OBJECT

 public:
  using Work = std::function<Delivery(const JobControl&)>;

  explicit Worker(QThreadPool& pool, QObject* parent = nullptr);
  /// Asks the job to stop, and does not wait for it.
  ~Worker() override;

  /// Drops what runs and queues `work`.
  void start(Job job, Work work);
  /// Asks the job to stop; what it has by then is still delivered.
  void cancel();
  /// Asks the job to stop; nothing that it delivers is applied any more.
  void drop();

  bool busy() const { return current_ != 0; }
  bool stopping() const { return busy() && stop_.stop_requested(); }
  Job job() const { return job_; }
  /// Since the job was started; 0 while there is none.
  double seconds() const;

 signals:
  void started(cleanai::ui::Job job);
  void progressed(cleanai::ui::Job job, const cleanai::Progress& progress);
  void finished(cleanai::ui::Job job);
  void failed(cleanai::ui::Job job, const cleanai::ui::Failure& failure);
  void cancelled(cleanai::ui::Job job);
  /// After any of the above, and when a cancel was asked for.
  void stateChanged();

 private:
  using RunId = std::uint64_t;
  struct Outcome {
    Delivery delivery;  ///< empty after a failure
    std::optional<Failure> failure;
  };
  struct Link;  // from a job's thread to this worker, for as long as there is one
  static Outcome attempt(const Work& work, const JobControl& control);
  static void post(Link& link, RunId run, Delivery delivery);
  void conclude(RunId run, const Outcome& outcome);

  QThreadPool& pool_;
  std::shared_ptr<Link> link_;
  std::stop_source stop_;
  RunId lastRun_ = 0;
  RunId current_ = 0;  // 0: idle
  Job job_ = Job::open;
  std::chrono::steady_clock::time_point started_;
};

}  // namespace cleanai::ui
