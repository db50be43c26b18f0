// Work for a view beside whatever else runs: the latest request counts, what an older one delivers is dropped.
#include "ui/session/latest_job.h"

#include <QCoreApplication>
#include <utility>

namespace cleanai::ui {

LatestJob::LatestJob(QObject* parent)
    : QObject(parent), pool_(new QThreadPool(QCoreApplication::instance())), worker_(*pool_) {
  pool_->setMaxThreadCount(1);
  connect(&worker_, &Worker::finished, this, &LatestJob::finished);
  connect(&worker_, &Worker::failed, this, [this](Job, const Failure& failure) { emit failed(failure); });
}

LatestJob::~LatestJob() {
  pool_->start([pool = pool_] { pool->deleteLater(); });  // behind what still runs there
}

void LatestJob::start(Worker::Work work) { worker_.start(Job::prepare, std::move(work)); }

}  // namespace cleanai::ui
