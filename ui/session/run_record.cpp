// What the running job has told so far, and what the last one came to.
#include "ui/session/run_record.h"

namespace cleanai::ui {
namespace {

constexpr std::size_t runsKept = 3;

}  // namespace

RunRecord::RunRecord(Session& session, QObject* parent) : QObject(parent), session_(session) {
  const Worker& worker = session.worker();
  connect(&worker, &Worker::started, this, &RunRecord::begin);
  connect(&worker, &Worker::progressed, this, &RunRecord::follow);
  connect(&worker, &Worker::finished, this, [this](Job job) { conclude(job, RunEnd::finished); });
  connect(&worker, &Worker::cancelled, this, [this](Job job) { conclude(job, RunEnd::cancelled); });
  connect(&worker, &Worker::failed, this, [this](Job job) { conclude(job, RunEnd::failed); });
  connect(&session, &Session::coverageChanged, this, [this] {
    const auto& coverage = session_.coverage();
    if (coverage) return takeAgreement(coverage->data.images, coverage->agreement);
    agreement_.clear();
    emit agreementChanged();
  });
  connect(&session, &Session::partialTakenBack, this, [this] {
    agreement_.clear();
    emit agreementChanged();
  });
  clock_.start();
}

void RunRecord::begin(Job job) {
  if (running_) conclude(*running_, RunEnd::finished);  // what follows a job starts before its end is told to all
  running_ = job;
  progress_.reset();
  lastImages_ = 0;
  lastRate_ = 0;
  if (job == Job::open || job == Job::openProject) memory_.setBase();
  if (job == Job::analyze) {
    agreement_.clear();
    emit agreementChanged();
  }
  memory_.beginRun();
  clock_.restart();
  emit changed();
}

void RunRecord::follow(Job job, const Progress& progress) {
  progress_ = progress;
  if (progress.imagesPerSecond > 0) {
    lastImages_ = progress.done;
    lastRate_ = progress.imagesPerSecond;
  }
  if (job == Job::analyze) takeAgreement(progress.done, progress.agreement);
  emit changed();
}

void RunRecord::conclude(Job job, RunEnd end) {
  if (running_ != job) return;
  running_.reset();
  memory_.endRun();
  FinishedRun run{job, end, seconds(), lastImages_, lastRate_, memory_.runGrowth(), {}};
  if (job == Job::analyze && end == RunEnd::finished) run.waiting = session_.waiting();
  finished_.insert(finished_.begin(), run);
  if (finished_.size() > runsKept) finished_.pop_back();
  progress_.reset();
  emit changed();
}

void RunRecord::takeAgreement(std::int64_t images, std::optional<double> agreement) {
  if (!agreement || images <= 0) return;
  if (!agreement_.empty()) {
    AgreementPoint& last = agreement_.back();
    if (images < last.images || agreement == last.agreement) return;
    if (images == last.images) {
      last.agreement = *agreement;
      emit agreementChanged();
      return;
    }
  }
  agreement_.push_back({images, *agreement});
  emit agreementChanged();
}

}  // namespace cleanai::ui
