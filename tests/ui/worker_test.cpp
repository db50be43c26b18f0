// The worker: results, errors, cancelling, and what an old run still delivers.
#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <latch>
#include <thread>

#include "core/base/error.h"
#include "ui/session/latest_job.h"
#include "ui/session/worker.h"

using namespace cleanai;
using namespace cleanai::ui;

class WorkerTest : public QObject {
  Q_OBJECT

 private slots:
  void deliversOnTheGuiThread() {
    QThreadPool pool;
    Worker worker(pool);
    QSignalSpy finished(&worker, &Worker::finished);
    QThread* workedOn = nullptr;
    QThread* deliveredOn = nullptr;
    worker.start(Job::analyze, [&](const JobControl&) -> Delivery {
      workedOn = QThread::currentThread();
      return [&] { deliveredOn = QThread::currentThread(); };
    });
    QVERIFY(worker.busy());
    QVERIFY(finished.wait());
    QVERIFY(!worker.busy());
    QCOMPARE(deliveredOn, QThread::currentThread());
    QVERIFY(workedOn != deliveredOn);
  }

  void errorsKeepTheirThreeParts() {
    QThreadPool pool;
    Worker worker(pool);
    QSignalSpy failed(&worker, &Worker::failed);
    worker.start(Job::open, [](const JobControl&) -> Delivery {
      throw Error(ErrorCode::wrongFormat, "model.pt", "it is a web page", "Download the file itself");
    });
    QVERIFY(failed.wait());
    const auto failure = failed.front().at(1).value<Failure>();
    QCOMPARE(failure.subject, "model.pt");
    QCOMPARE(failure.reason, "it is a web page");
    QCOMPARE(failure.remedy, "Download the file itself");
    QCOMPARE(failure.text(), "model.pt: it is a web page. Download the file itself");
  }

  void otherExceptionsAreFailuresToo() {
    QThreadPool pool;
    Worker worker(pool);
    QSignalSpy failed(&worker, &Worker::failed);
    worker.start(Job::open, [](const JobControl&) -> Delivery { throw std::bad_alloc(); });
    QVERIFY(failed.wait());
  }

  void cancelStillDeliversWhatIsThere() {
    QThreadPool pool;
    Worker worker(pool);
    QSignalSpy cancelled(&worker, &Worker::cancelled);
    QSignalSpy finished(&worker, &Worker::finished);
    bool delivered = false;
    std::atomic<bool> running = false;
    worker.start(Job::analyze, [&](const JobControl& control) -> Delivery {
      running = true;
      while (!control.stop.stop_requested()) std::this_thread::yield();
      return [&] { delivered = true; };
    });
    QTRY_VERIFY(running);
    worker.cancel();
    QVERIFY(worker.stopping());
    QVERIFY(cancelled.wait());
    QVERIFY(delivered);
    QCOMPARE(finished.count(), 0);
  }

  void oldRunsAreDropped() {
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    Worker worker(pool);
    QSignalSpy finished(&worker, &Worker::finished);
    bool old = false, fresh = false;
    worker.start(Job::analyze, [&](const JobControl& control) -> Delivery {
      while (!control.stop.stop_requested()) std::this_thread::yield();
      control.post([&] { old = true; });
      return [&] { old = true; };
    });
    worker.start(Job::open, [&](const JobControl&) -> Delivery { return [&] { fresh = true; }; });
    QVERIFY(finished.wait());
    QTest::qWait(50);
    QVERIFY(fresh);
    QVERIFY(!old);
    QCOMPARE(finished.count(), 1);
  }

  void progressIsThinnedButItsEndArrives() {
    QThreadPool pool;
    Worker worker(pool);
    QSignalSpy progressed(&worker, &Worker::progressed);
    QSignalSpy finished(&worker, &Worker::finished);
    constexpr int steps = 10000;
    worker.start(Job::analyze, [](const JobControl& control) -> Delivery {
      for (int i = 1; i <= steps; ++i) control.progress({"analyze", i, steps, 1, std::nullopt, std::nullopt});
      return [] {};
    });
    QVERIFY(finished.wait());
    QVERIFY(progressed.count() < steps / 10);
    QCOMPARE(progressed.back().at(1).value<Progress>().done, steps);
  }

  void destructionStopsTheJob() {
    std::atomic<bool> stopped = false;
    QThreadPool pool;
    {
      Worker worker(pool);
      worker.start(Job::analyze, [&](const JobControl& control) -> Delivery {
        while (!control.stop.stop_requested()) std::this_thread::yield();
        stopped = true;
        return [] {};
      });
      QTest::qWait(20);
    }
    QVERIFY(pool.waitForDone(20'000));
    QVERIFY(stopped);
  }

  void aViewsEndWaitsForNobody() {
    std::latch began(1), ends(1), ended(1);
    std::atomic<bool> delivered = false;
    {
      LatestJob job;
      job.start([&](const JobControl& control) -> Delivery {
        began.count_down();
        ends.wait();  // as a disk that does not answer
        control.post([&] { delivered = true; });
        control.progress({"read", 1, 1, 1, std::nullopt, std::nullopt});
        ended.count_down();
        return [&] { delivered = true; };
      });
      began.wait();
    }
    ends.count_down();
    ended.wait();
    QCoreApplication::processEvents();
    QVERIFY(!delivered);
    // Its thread is given back.
    QTRY_VERIFY(QCoreApplication::instance()->findChildren<QThreadPool*>().isEmpty());
  }
};

QTEST_GUILESS_MAIN(WorkerTest)
#include "worker_test.moc"
