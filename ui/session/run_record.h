// What the running job has told so far, and what the last one came to.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <optional>
#include <vector>

#include "ui/session/memory_log.h"
#include "ui/session/session.h"

namespace cleanai::ui {

struct AgreementPoint {
  std::int64_t images = 0;
  double agreement = 0;  ///< 0..1
};

enum class RunEnd { finished, cancelled, failed };

struct FinishedRun {
  Job job = Job::open;
  RunEnd end = RunEnd::finished;
  double seconds = 0;
  std::int64_t images = 0;        ///< of the last stage; 0 when it counts none
  double imagesPerSecond = 0;     ///< of the last stage
  std::int64_t memory = 0;        ///< bytes above what there was at its start
  std::optional<double> waiting;  ///< share of the time in which the network waited for images
};

class RunRecord : public QObject {
  Q_OBJECT

 public:
  explicit RunRecord(Session& session, QObject* parent = nullptr);

  MemoryLog& memory() { return memory_; }
  /// Of the running job; absent before its first.
  const std::optional<Progress>& progress() const { return progress_; }
  double seconds() const { return static_cast<double>(clock_.elapsed()) / 1000; }
  /// Of the last analysis, in the order in which they were measured; a few dozen at most.
  const std::vector<AgreementPoint>& agreement() const { return agreement_; }
  /// The last few, newest first.
  const std::vector<FinishedRun>& finished() const { return finished_; }

 signals:
  void changed();
  void agreementChanged();

 private:
  void begin(Job job);
  void follow(Job job, const Progress& progress);
  void conclude(Job job, RunEnd end);
  void takeAgreement(std::int64_t images, std::optional<double> agreement);

  Session& session_;
  MemoryLog memory_;
  QElapsedTimer clock_;
  std::optional<Job> running_;
  std::optional<Progress> progress_;
  std::int64_t lastImages_ = 0;
  double lastRate_ = 0;
  std::vector<AgreementPoint> agreement_;
  std::vector<FinishedRun> finished_;
};

}  // namespace cleanai::ui
