// Which images a loader takes, and in which order.
#include <set>

#include "core/data/shuffle.h"
#include "numbers.h"

using namespace cleanai;

class TestOrder : public QObject {
  Q_OBJECT

 private slots:
  void batchesInOrder_data();
  void batchesInOrder();
  void threadsChangeNothing();
  void firstPart();
  void evenlySpacedWhenSorted();
  void shuffledIsAPermutation();
  void shardsDealOutWholeBatches();
  void skipGoesOnBehind();
};

void TestOrder::batchesInOrder_data() {
  QTest::addColumn<int>("batchSize");
  QTest::addColumn<int>("threads");
  for (const int batchSize : {1, 7, 10, 23, 64})
    for (const int threads : {1, 3}) QTest::addRow("%d by %d", batchSize, threads) << batchSize << threads;
}

void TestOrder::batchesInOrder() {
  QFETCH(int, batchSize);
  QFETCH(int, threads);
  const auto numbers = std::make_shared<Numbers>(23);
  numbers->labelled = true;
  const auto size = static_cast<std::size_t>(batchSize);
  Loader loader(numbers, {}, optionsOf(size, std::nullopt, static_cast<std::size_t>(threads)));
  QCOMPARE(loader.imageCount(), std::size_t{23});
  QCOMPARE(loader.batchCount(), (23 + size - 1) / size);
  const auto batches = allOf(loader);
  QCOMPARE(batches.size(), loader.batchCount());
  std::size_t next = 0;
  for (const auto& batch : batches) {
    const auto count = std::min(size, 23 - next);
    QCOMPARE(batch.shape, (Shape{static_cast<std::int64_t>(count), 1, 2, 2}));
    QCOMPARE(batch.values.size(), count * 4);
    for (std::size_t i = 0; i < count; ++i, ++next) {
      QCOMPARE(batch.indices[i], next);
      QCOMPARE(batch.labels[i], static_cast<std::int64_t>(next % 10));
      for (std::size_t j = 0; j < 4; ++j)
        QCOMPARE(batch.values[4 * i + j], static_cast<float>(next) + 0.25f * static_cast<float>(j));
    }
  }
  QCOMPARE(next, std::size_t{23});
  QVERIFY(!loader.next());
  QVERIFY(loader.skipped().empty());
}

void TestOrder::threadsChangeNothing() {
  std::vector<float> first;
  for (const std::size_t threads : {1u, 2u, 5u}) {
    const auto numbers = std::make_shared<Numbers>(60);
    numbers->broken = {3, 17, 40};
    numbers->before = [](std::size_t i) { std::this_thread::sleep_for(std::chrono::microseconds(i * 7919 % 1500)); };
    Loader loader(numbers, {}, optionsOf(8, std::nullopt, threads));
    std::vector<float> values;
    for (const auto& batch : allOf(loader)) values.insert(values.end(), batch.values.begin(), batch.values.end());
    if (first.empty()) first = values;
    QCOMPARE(values, first);
    QCOMPARE(values.size(), std::size_t{57 * 4});
  }
}

void TestOrder::firstPart() {
  Loader loader(std::make_shared<Numbers>(100), {}, optionsOf(4, 3));
  QCOMPARE(loader.imageCount(), std::size_t{12});
  QCOMPARE(loader.batchCount(), std::size_t{3});
  QCOMPARE(indicesOf(allOf(loader)), (std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
}

void TestOrder::evenlySpacedWhenSorted() {
  const auto numbers = std::make_shared<Numbers>(10);
  numbers->sorted = true;
  Loader part(numbers, {}, optionsOf(2, 2));
  QCOMPARE(indicesOf(allOf(part)), (std::vector<std::size_t>{0, 2, 5, 7}));
  Loader all(numbers, {}, optionsOf(4, 5));
  QCOMPARE(indicesOf(allOf(all)), (std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

void TestOrder::shuffledIsAPermutation() {
  for (const std::size_t count : {std::size_t{1}, std::size_t{2}, std::size_t{23}, std::size_t{1000}}) {
    std::set<std::size_t> seen;
    std::size_t unmoved = 0;
    for (std::size_t i = 0; i < count; ++i) {
      QVERIFY(shuffled(i, count, 3) < count);
      seen.insert(shuffled(i, count, 3));
      unmoved += shuffled(i, count, 3) == i;
    }
    QCOMPARE(seen.size(), count);
    if (count == 1000) QVERIFY(unmoved < 10);
  }
  auto options = optionsOf(5, 2);
  options.shuffle = true;
  options.seed = 1;
  Loader loader(std::make_shared<Numbers>(100), {}, options), again(std::make_shared<Numbers>(100), {}, options);
  const auto batches = allOf(loader);
  const auto indices = indicesOf(batches);
  QCOMPARE(indices, indicesOf(allOf(again)));
  QCOMPARE(batches[1].positions, (std::vector<std::size_t>{5, 6, 7, 8, 9}));
  options.seed = 2;
  Loader other(std::make_shared<Numbers>(100), {}, options);
  QVERIFY(indices != indicesOf(allOf(other)));
}

void TestOrder::shardsDealOutWholeBatches() {
  const auto numbers = std::make_shared<Numbers>(23);
  numbers->broken = {6};
  Loader whole(numbers, {}, optionsOf(5, std::nullopt));
  const auto expected = allOf(whole);
  for (const std::size_t count : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}}) {
    std::size_t images = 0, batches = 0;
    for (std::size_t index = 0; index < count; ++index) {
      auto options = optionsOf(5, std::nullopt, 2);
      options.shard = {index, count};
      Loader loader(numbers, {}, options);
      images += loader.imageCount();
      const auto found = allOf(loader);
      QCOMPARE(found.size(), loader.batchCount());
      batches += found.size();
      for (std::size_t i = 0; i < found.size(); ++i) {
        QCOMPARE(found[i].indices, expected[index + i * count].indices);
        QCOMPARE(found[i].positions, expected[index + i * count].positions);
        QCOMPARE(found[i].values, expected[index + i * count].values);
      }
    }
    QCOMPARE(images, std::size_t{23});
    QCOMPARE(batches, std::size_t{5});
  }
}

void TestOrder::skipGoesOnBehind() {
  for (const std::size_t batches : {std::size_t{0}, std::size_t{1}, std::size_t{4}, std::size_t{5}}) {
    Loader whole(std::make_shared<Numbers>(23), {}, optionsOf(5, std::nullopt));
    Loader rest(std::make_shared<Numbers>(23), {}, optionsOf(5, std::nullopt));
    rest.skip(batches);
    QCOMPARE(rest.batchesDone(), batches);
    const auto expected = allOf(whole), found = allOf(rest);
    QCOMPARE(found.size(), expected.size() - batches);
    for (std::size_t i = 0; i < found.size(); ++i) QCOMPARE(found[i].indices, expected[batches + i].indices);
    QCOMPARE(rest.batchesDone(), std::size_t{5});
    QCOMPARE(rest.imageCount(), std::size_t{23});
  }
}

QTEST_GUILESS_MAIN(TestOrder)
#include "tst_data_order.moc"
