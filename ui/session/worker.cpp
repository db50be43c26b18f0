// Runs one job at a time off the GUI thread and drops what an old one still delivers.
#include "ui/session/worker.h"

#include <spdlog/spdlog.h>

#include <QFutureWatcher>
#include <QMetaObject>
#include <QPromise>
#include <QtConcurrent>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/base/log.h"

namespace cleanai::ui {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto progressInterval = std::chrono::milliseconds(40);

}  // namespace

struct Worker::Link {
  std::mutex mutex;
  Worker* worker;  // null after its end
};

Delivery JobControl::unlessStopped(Delivery delivery) const {
  return [stop = stop, delivery = std::move(delivery)] {
    if (!stop.stop_requested()) delivery();
  };
}

Worker::Outcome Worker::attempt(const Work& work, const JobControl& control) {
  if (control.stop.stop_requested()) return {[] {}, std::nullopt};
  try {
    return {work(control), std::nullopt};
  } catch (const Error& error) {
    return {nullptr, failureOf(error)};
  } catch (const std::bad_alloc&) {
    return {nullptr, Failure{tr("Memory"), tr("there is not enough of it for this job"),
                             tr("Close other programs or choose a smaller batch size")}};
  } catch (const std::exception& error) {
    return {nullptr, Failure{tr("Unexpected error"), QString::fromLocal8Bit(error.what()),
                             tr("The log view tells what happened before")}};
  }
}

Worker::Worker(QThreadPool& pool, QObject* parent) : QObject(parent), pool_(pool), link_(std::make_shared<Link>()) {
  link_->worker = this;
}

Worker::~Worker() {
  stop_.request_stop();
  const std::lock_guard lock(link_->mutex);
  link_->worker = nullptr;
}

void Worker::start(Job job, Work work) {
  drop();
  const RunId run = current_ = ++lastRun_;
  job_ = job;
  started_ = Clock::now();
  stop_ = std::stop_source();

  JobControl control;
  control.stop = stop_.get_token();
  control.post = [link = link_, run](Delivery delivery) { post(*link, run, std::move(delivery)); };
  control.progress = [this, link = link_, run, job,
                      last = std::make_shared<Clock::time_point>()](const Progress& progress) {
    const auto now = Clock::now();
    if (now - *last < progressInterval && progress.done != progress.total) return;
    *last = now;
    post(*link, run, [this, job, progress] { emit progressed(job, progress); });
  };

  auto* watcher = new QFutureWatcher<Outcome>(this);
  connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, run] {
    watcher->deleteLater();
    conclude(run, watcher->result());
  });
  watcher->setFuture(
      QtConcurrent::run(&pool_, [work = std::move(work), control = std::move(control)](QPromise<Outcome>& promise) {
        promise.addResult(attempt(work, control));
      }));
  emit started(job);
  emit stateChanged();
}

double Worker::seconds() const { return busy() ? std::chrono::duration<double>(Clock::now() - started_).count() : 0; }

void Worker::cancel() {
  if (!busy()) return;
  stop_.request_stop();
  emit stateChanged();
}

void Worker::drop() {
  if (!busy()) return;
  stop_.request_stop();
  current_ = 0;
  emit cancelled(job_);
  emit stateChanged();
}

void Worker::post(Link& link, RunId run, Delivery delivery) {
  const std::lock_guard lock(link.mutex);
  if (!link.worker) return;
  QMetaObject::invokeMethod(
      link.worker,
      [worker = link.worker, run, delivery = std::move(delivery)] {
        if (run == worker->current_) delivery();
      },
      Qt::QueuedConnection);
}

void Worker::conclude(RunId run, const Outcome& outcome) {
  if (run != current_) return;
  const auto& failure = outcome.failure;
  const bool stopped = stop_.stop_requested();
  const Job job = job_;
  current_ = 0;
  if (outcome.delivery) outcome.delivery();
  if (failure && !stopped) logger()->error(failure->text().toStdString());
  if (stopped)
    emit cancelled(job);
  else if (failure)
    emit failed(job, *failure);
  else
    emit finished(job);
  emit stateChanged();
}

}  // namespace cleanai::ui
