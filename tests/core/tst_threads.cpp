// That work is shared among threads where it says so.
#include "core/coverage/observer.h"  // LibTorch's headers use Qt's keywords as names

#include <QtTest>
#include <mutex>
#include <set>
#include <thread>

#include "core/model/compute_threads.h"

using namespace cleanai;

class ThreadsTest : public QObject {
  Q_OBJECT

 private slots:
  void workIsSharedAmongAllThreads() {
    for (const int count : {1, 2, 3}) {
      const ComputeThreads threads(count);
      std::mutex mutex;
      std::set<std::thread::id> seen;
      std::vector<int> done(30);
      onAllThreads(static_cast<std::int64_t>(done.size()), [&](std::int64_t begin, std::int64_t end) {
        for (auto i = begin; i < end; ++i) ++done[static_cast<std::size_t>(i)];
        const std::lock_guard lock(mutex);
        seen.insert(std::this_thread::get_id());
      });
      QCOMPARE(seen.size(), static_cast<std::size_t>(count));
      QCOMPARE(done, std::vector<int>(30, 1));
    }
  }
};

QTEST_GUILESS_MAIN(ThreadsTest)
#include "tst_threads.moc"
