// IDX images against torchvision's own reader.
#include "reference.h"

using namespace cleanai;

class TestIdx : public QObject {
  Q_OBJECT

 private slots:
  void imagesAndLabels_data();
  void imagesAndLabels();
  void withoutLabels();
  void givenLabelsReplaceFoundOnes();
  void fashionMnist();
};

void TestIdx::imagesAndLabels_data() {
  QTest::addColumn<QString>("file");
  QTest::newRow("plain") << "idx/train-images-idx3-ubyte";
  QTest::newRow("dots, packed labels") << "idx/t10k-images.idx3-ubyte";
  QTest::newRow("packed") << "idx/packed-images-idx3-ubyte.gz";
}

void TestIdx::imagesAndLabels() {
  QFETCH(QString, file);
  const auto dataset = openDataset(reference::path(file));
  auto images = reference::find("idx", "images");
  auto shape = images.value("shape").toArray();
  shape.append(1);  // one grey channel
  images.insert("shape", shape);
  QCOMPARE(reference::differenceOfItems(*dataset, images), QString());
  QVERIFY(dataset->hasLabels());
  QCOMPARE(reference::labelsOf(*dataset), reference::expected<std::int64_t>(reference::find("idx", "labels")));
  QVERIFY(!dataset->sortedByClass());
  QCOMPARE(QString::fromStdString(dataset->itemName(3)), QString("image 3"));
}

void TestIdx::withoutLabels() {
  const auto dataset = openDataset(reference::path("idx/alone.idx3"));
  QCOMPARE(dataset->size(), std::size_t{7});
  QVERIFY(!dataset->hasLabels());
  QVERIFY(!dataset->label(0));
}

void TestIdx::givenLabelsReplaceFoundOnes() {
  QTemporaryDir folder;
  QFile file(folder.filePath("labels.txt"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("6\n5\n4\n3\n2\n1\n0\n");
  file.close();
  DatasetOptions options;
  options.labels = file.fileName().toStdString();
  const auto dataset = openDataset(reference::path("idx/train-images-idx3-ubyte"), options);
  QCOMPARE(reference::labelsOf(*dataset), (std::vector<std::int64_t>{6, 5, 4, 3, 2, 1, 0}));
}

void TestIdx::fashionMnist() {
  const std::string file = "/usr/share/datasets/fashion-mnist/t10k-images-idx3-ubyte.gz";
  if (!std::filesystem::exists(file)) QSKIP("the package dataset-fashion-mnist is not installed");
  const auto dataset = openDataset(file);
  auto images = reference::find("fashion", "images-idx3");
  auto shape = images.value("shape").toArray();
  shape.append(1);
  images.insert("shape", shape);
  QCOMPARE(dataset->size(), std::size_t{10000});
  QCOMPARE(reference::differenceOfItems(*dataset, images), QString());
  QCOMPARE(reference::labelsOf(*dataset), reference::expected<std::int64_t>(reference::find("fashion", "labels-idx1")));
}

QTEST_GUILESS_MAIN(TestIdx)
#include "tst_data_idx.moc"
