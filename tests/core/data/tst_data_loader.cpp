// The loader: threads, unreadable items, errors, cancelling and closing.
#include "core/data/loader.h"

#include <atomic>
#include <chrono>
#include <thread>

#include "numbers.h"

using namespace cleanai;
using namespace std::chrono_literals;

namespace {

/// Reads that last until the test lets them go.
class Gate {
 public:
  void wait() {
    waiting_ = true;
    while (!open_) std::this_thread::sleep_for(1ms);
  }
  void open() { open_ = true; }
  bool hasWaiter() const { return waiting_; }

 private:
  std::atomic<bool> open_ = false;
  std::atomic<bool> waiting_ = false;
};

}  // namespace

class TestLoader : public QObject {
  Q_OBJECT

 private slots:
  void unreadableItemsAreCounted();
  void batchWithoutReadableItemIsLeftOut();
  void nothingReadable();
  void emptyDataset();
  void differentSizes_data();
  void differentSizes();
  void errorSurfacesInOrder();
  void prefetchIsBounded();
  void sampleShape();
  void stoppedBeforeStart();
  void stoppedWhileWaiting();
  void goesOnAfterStop();
  void closesAtAnyTime_data();
  void closesAtAnyTime();
  void picturesAmongBrokenOnes();
  void batchesThatNoMemoryHolds();
};

void TestLoader::unreadableItemsAreCounted() {
  const auto numbers = std::make_shared<Numbers>(10);
  numbers->broken = {0, 5, 9};
  numbers->labelled = true;
  Loader loader(numbers, {}, optionsOf(4, std::nullopt, 2));
  const auto batches = allOf(loader);
  QCOMPARE(batches.size(), std::size_t{3});
  QCOMPARE(batches[0].indices, (std::vector<std::size_t>{1, 2, 3}));
  QCOMPARE(batches[1].indices, (std::vector<std::size_t>{4, 6, 7}));
  QCOMPARE(batches[2].indices, (std::vector<std::size_t>{8}));
  QCOMPARE(batches[1].labels, (std::vector<std::int64_t>{4, 6, 7}));
  QCOMPARE(batches[1].shape, (Shape{3, 1, 2, 2}));
  QCOMPARE(batches[1].values, (std::vector<float>{4, 4.25, 4.5, 4.75, 6, 6.25, 6.5, 6.75, 7, 7.25, 7.5, 7.75}));
  const auto skipped = loader.skipped();
  QCOMPARE(skipped.size(), std::size_t{3});
  QCOMPARE(skipped[1].name, std::string("number 5"));
  QCOMPARE(skipped[1].reason, std::string("it is broken"));
}

void TestLoader::batchWithoutReadableItemIsLeftOut() {
  const auto numbers = std::make_shared<Numbers>(9);
  numbers->broken = {0, 1, 2, 6, 7, 8};
  Loader loader(numbers, {}, optionsOf(3, std::nullopt));
  QCOMPARE(indicesOf(allOf(loader)), (std::vector<std::size_t>{3, 4, 5}));
  QCOMPARE(loader.skipped().size(), std::size_t{6});
}

void TestLoader::nothingReadable() {
  const auto numbers = std::make_shared<Numbers>(5);
  numbers->broken = {0, 1, 2, 3, 4};
  Loader loader(numbers, {}, optionsOf(2, std::nullopt, 2));
  for (int again = 0; again < 2; ++again) {
    const auto error = reference::errorOf([&] { loader.next(); });
    QVERIFY(error && error->code() == ErrorCode::emptyData);
  }
  QCOMPARE(loader.skipped().size(), std::size_t{5});
  const auto error = reference::errorOf([&] { loader.sampleShape(); });
  QVERIFY(error && error->code() == ErrorCode::emptyData);
}

void TestLoader::emptyDataset() {
  Loader loader(std::make_shared<Numbers>(0), {}, optionsOf(2, 20));
  QCOMPARE(loader.batchCount(), std::size_t{0});
  const auto error = reference::errorOf([&] { loader.next(); });
  QVERIFY(error && error->code() == ErrorCode::emptyData);
}

void TestLoader::differentSizes_data() {
  QTest::addColumn<int>("threads");
  QTest::newRow("one thread") << 1;
  QTest::newRow("four threads") << 4;
}

void TestLoader::differentSizes() {
  QFETCH(int, threads);
  const auto numbers = std::make_shared<Numbers>(12);
  numbers->oddOne = 7;
  Loader loader(numbers, {}, optionsOf(3, std::nullopt, static_cast<std::size_t>(threads)));
  QVERIFY(loader.next());
  QVERIFY(loader.next());
  const auto error = reference::errorOf([&] { loader.next(); });
  QVERIFY(error);
  QCOMPARE(error->code(), ErrorCode::shapeMismatch);
  QCOMPARE(error->subject(), std::string("number 7"));
  QVERIFY(error->reason().find("1 x 2 x 3") != std::string::npos);
  QVERIFY(error->remedy().find("resize") != std::string::npos);
}

void TestLoader::errorSurfacesInOrder() {
  const auto numbers = std::make_shared<Numbers>(40);
  numbers->before = [](std::size_t i) {
    if (i >= 9) throw std::runtime_error("item " + std::to_string(i));
    if (i == 9 - 1) std::this_thread::sleep_for(20ms);
  };
  Loader loader(numbers, {}, optionsOf(4, std::nullopt, 3));
  QVERIFY(loader.next());
  QVERIFY(loader.next());
  for (int again = 0; again < 2; ++again) {
    std::string message;
    try {
      loader.next();
    } catch (const std::runtime_error& error) {
      message = error.what();
    }
    QCOMPARE(message, std::string("item 9"));
  }
}

void TestLoader::prefetchIsBounded() {
  const auto numbers = std::make_shared<Numbers>(100);
  Loader loader(numbers, {}, optionsOf(5, std::nullopt, 3));
  QCOMPARE(numbers->reads.load(), std::size_t{0});
  QVERIFY(loader.next());
  QTRY_COMPARE(numbers->reads.load(), std::size_t{5 + 2 * 5 + 1});  // one more told the shape
  std::this_thread::sleep_for(50ms);
  QCOMPARE(numbers->reads.load(), std::size_t{16});
  QVERIFY(loader.next());
  QTRY_COMPARE(numbers->reads.load(), std::size_t{21});
}

void TestLoader::sampleShape() {
  const auto numbers = std::make_shared<Numbers>(6);
  numbers->broken = {0, 1};
  Loader loader(numbers, {}, optionsOf(2, std::nullopt));
  QCOMPARE(loader.sampleShape(), (Shape{1, 2, 2}));
  QCOMPARE(loader.sampleShape(), (Shape{1, 2, 2}));
  QCOMPARE(numbers->reads.load(), std::size_t{3});
  QCOMPARE(indicesOf(allOf(loader)), (std::vector<std::size_t>{2, 3, 4, 5}));

  const auto error = reference::errorOf([&] { Loader(numbers, presetNamed("imagenet"), {}).sampleShape(); });
  QVERIFY(error && error->code() == ErrorCode::unsupported);
}

void TestLoader::stoppedBeforeStart() {
  const auto numbers = std::make_shared<Numbers>(6);
  Loader loader(numbers, {}, optionsOf(2, std::nullopt));
  std::stop_source source;
  source.request_stop();
  QVERIFY(!loader.next(source.get_token()));
  QCOMPARE(numbers->reads.load(), std::size_t{0});
}

void TestLoader::stoppedWhileWaiting() {
  Gate gate;
  const auto numbers = std::make_shared<Numbers>(6);
  numbers->before = [&](std::size_t) { gate.wait(); };
  Loader loader(numbers, {}, optionsOf(2, std::nullopt));
  std::stop_source source;
  const std::jthread canceller([&] {
    while (!gate.hasWaiter()) std::this_thread::sleep_for(1ms);
    source.request_stop();
  });
  QVERIFY(!loader.next(source.get_token()));  // returns although the reader is still held
  gate.open();
  QCOMPARE(indicesOf(allOf(loader)).size(), std::size_t{6});
}

void TestLoader::goesOnAfterStop() {
  Loader loader(std::make_shared<Numbers>(6), {}, optionsOf(2, std::nullopt));
  QCOMPARE(loader.next()->indices.front(), std::size_t{0});
  std::stop_source source;
  source.request_stop();
  QVERIFY(!loader.next(source.get_token()));
  QCOMPARE(loader.next()->indices.front(), std::size_t{2});
}

void TestLoader::closesAtAnyTime_data() {
  QTest::addColumn<int>("batchesRead");
  QTest::addColumn<int>("wait");
  for (const int batches : {0, 1, 3})
    for (const int wait : {0, 3, 30}) QTest::addRow("%d read, after %d ms", batches, wait) << batches << wait;
}

void TestLoader::closesAtAnyTime() {
  QFETCH(int, batchesRead);
  QFETCH(int, wait);
  const auto numbers = std::make_shared<Numbers>(100000);
  numbers->before = [](std::size_t) { std::this_thread::sleep_for(1ms); };
  std::chrono::steady_clock::time_point start;
  {
    Loader loader(numbers, {}, optionsOf(4, std::nullopt, 3));
    for (int i = 0; i < batchesRead; ++i) QVERIFY(loader.next());
    std::this_thread::sleep_for(std::chrono::milliseconds(wait));
    start = std::chrono::steady_clock::now();
  }
  QVERIFY(std::chrono::steady_clock::now() - start < 1s);
  QCOMPARE(numbers.use_count(), 1L);
}

void TestLoader::picturesAmongBrokenOnes() {
  QTemporaryDir folder;
  const auto copy = [&](const char* from, const char* to) {
    return QFile::copy(QString::fromStdString(reference::path(from)), folder.filePath(to));
  };
  QVERIFY(copy("broken/cut_plain.jpg", "a.jpg"));
  QVERIFY(copy("formats/rgb.png", "b.png"));
  QVERIFY(copy("broken/checksum.png", "c.png"));
  QVERIFY(copy("formats/lossy.webp", "d.webp"));
  Loader loader(openDataset(folder.path().toStdString()), presetNamed("imagenet"), optionsOf(4, 20, 2));
  QCOMPARE(loader.sampleShape(), (Shape{3, 224, 224}));
  const auto batches = allOf(loader);
  QCOMPARE(batches.size(), std::size_t{1});
  QCOMPARE(batches[0].indices, (std::vector<std::size_t>{1, 3}));
  QCOMPARE(batches[0].shape, (Shape{2, 3, 224, 224}));
  QVERIFY(batches[0].labels.empty());
  const auto skipped = loader.skipped();
  QCOMPARE(skipped.size(), std::size_t{2});
  QCOMPARE(skipped[0].name, std::string("a.jpg"));
  QCOMPARE(skipped[0].reason, std::string("it is truncated"));
}

void TestLoader::batchesThatNoMemoryHolds() {
#ifdef __SANITIZE_ADDRESS__
  QSKIP("AddressSanitizer ends the program at such a size");
#endif
  for (const std::size_t size : {std::size_t{1} << 52, std::size_t{1} << 60}) {
    Loader loader(std::make_shared<Numbers>(size), {}, optionsOf(size, std::nullopt, 2));
    const auto error = reference::errorOf([&] { loader.next(); });
    QVERIFY(error && error->code() == ErrorCode::outOfMemory);
  }
}

QTEST_GUILESS_MAIN(TestLoader)
#include "tst_data_loader.moc"
