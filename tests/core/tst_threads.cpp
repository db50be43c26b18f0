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

  void theirNumberDoesNotMatter_data() {
    QTest::addColumn<bool>("channelsLast");
    QTest::newRow("positions side by side") << false;
    QTest::newRow("channels side by side") << true;
  }

  // So many rows that the sums of channels are shared as well.
  void theirNumberDoesNotMatter() {
    QFETCH(bool, channelsLast);
    constexpr std::int64_t images = 64, channels = 300, positions = 35;
    at::manual_seed(0);
    const at::Tensor value = at::randn({images * channels * positions});
    value[12345] = std::numeric_limits<float>::quiet_NaN();
    const auto statistics = [&](int count) {
      const ComputeThreads threads(count);
      ValueView view{value.data_ptr(), images, channels, positions, channels * positions, channelsLast};
      LayerStatistics found;
      found.channels.resize(channels);
      addValue(view, found, onAllThreads);
      return found;
    };
    const LayerStatistics one = statistics(1);
    QCOMPARE(one.nonfinite, std::int64_t{1});
    QVERIFY(one == statistics(2));
    QVERIFY(one == statistics(3));
  }

  void whatAPartThrowsReachesTheCaller() {
    const ComputeThreads threads(2);
    QVERIFY_EXCEPTION_THROWN(onAllThreads(2,
                                          [](std::int64_t begin, std::int64_t) {
                                            if (begin == 1) throw std::bad_alloc();
                                          }),
                             std::bad_alloc);
  }
};

QTEST_GUILESS_MAIN(ThreadsTest)
#include "tst_threads.moc"
