// Files written in the background, one after the other.
#pragma once

#include <QObject>
#include <QThreadPool>

#include "ui/session/worker.h"

namespace cleanai::ui {

/// Lives on the GUI thread. Nothing that was added is dropped.
class SaveQueue : public QObject {
  Q_OBJECT

 public:
  explicit SaveQueue(QObject* parent = nullptr);
  /// Writes what waits; it delivers nothing any more.
  ~SaveQueue() override;

  /// `write` fills a file on a thread of the queue's own; what it returns is called once that is there.
  void add(std::function<Delivery()> write);
  bool busy() const { return waiting_ > 0; }

 signals:
  void failed(cleanai::ui::Job job, const cleanai::ui::Failure& failure);
  /// Something was added, or has been written, or could not be.
  void changed();

 private:
  QThreadPool pool_;
  int waiting_ = 0;  // or being written
};

}  // namespace cleanai::ui
