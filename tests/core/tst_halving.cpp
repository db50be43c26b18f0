// Batches that do not fit: every image once, in order, whatever fails.
#include <QtTest>
#include <new>
#include <stdexcept>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/coverage/halving.h"

using namespace cleanai;

namespace {

using Parts = std::vector<std::pair<std::int64_t, std::int64_t>>;

// The parts that went through when `room` images fit.
Parts partsOf(Halving& halving, std::int64_t images, std::int64_t room) {
  Parts done;
  halving.run(images, [&](std::int64_t first, std::int64_t count) {
    if (count > room) throw std::bad_alloc();
    done.emplace_back(first, count);
  });
  return done;
}

}  // namespace

class HalvingTest : public QObject {
  Q_OBJECT
 private slots:
  void keepsABatchThatFits() {
    Halving halving;
    QCOMPARE(partsOf(halving, 10, 10), (Parts{{0, 10}}));
    QCOMPARE(halving.fitting(), std::int64_t{0});
  }

  void halvesUntilItFitsAndStaysThere() {
    Halving halving;
    QCOMPARE(partsOf(halving, 10, 3), (Parts{{0, 3}, {3, 3}, {6, 3}, {9, 1}}));
    QCOMPARE(halving.fitting(), std::int64_t{3});
    QCOMPARE(partsOf(halving, 4, 100), (Parts{{0, 3}, {3, 1}}));
  }

  void goesOnWhereItFailed() {
    Halving halving;
    std::vector<std::int64_t> seen;
    halving.run(8, [&](std::int64_t first, std::int64_t count) {
      if (first + count > 4 && count > 1)
        throw std::runtime_error("[enforce fail] DefaultCPUAllocator: can't allocate memory");
      for (std::int64_t i = first; i < first + count; ++i) seen.push_back(i);
    });
    QCOMPARE(seen, (std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6, 7}));
  }

  void otherTroublesEndIt() {
    Halving halving;
    QVERIFY_EXCEPTION_THROWN(halving.run(4, [](auto, auto) { throw std::runtime_error("size mismatch"); }),
                             std::runtime_error);
    QVERIFY_EXCEPTION_THROWN(partsOf(halving, 4, 0), std::bad_alloc);
  }
};

QTEST_GUILESS_MAIN(HalvingTest)
#include "tst_halving.moc"
