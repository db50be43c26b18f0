// Files written in the background, one after the other.
#include "ui/session/save_queue.h"

#include <utility>

namespace cleanai::ui {

SaveQueue::SaveQueue(QObject* parent) : QObject(parent) { pool_.setMaxThreadCount(1); }

SaveQueue::~SaveQueue() { pool_.waitForDone(); }  // before the workers end, who would stop what has not begun

void SaveQueue::add(std::function<Delivery()> write) {
  auto* worker = new Worker(pool_, this);
  ++waiting_;
  connect(worker, &Worker::failed, this, &SaveQueue::failed);
  connect(worker, &Worker::stateChanged, this, [this, worker] {
    if (!worker->busy()) {
      worker->deleteLater();
      --waiting_;
    }
    emit changed();
  });
  worker->start(Job::save, [write = std::move(write)](const JobControl&) { return write(); });
}

}  // namespace cleanai::ui
