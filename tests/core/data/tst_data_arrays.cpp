// NumPy arrays, saved tensors, label files and random images.
#include <cmath>
#include <thread>

#include "reference.h"

using namespace cleanai;

class TestArrays : public QObject {
  Q_OBJECT

 private slots:
  void items_data();
  void items();
  void labels_data();
  void labels();
  void wrongLabels();
  void randomIsNormal();
  void randomDependsOnSeedAndIndexOnly();
  void randomNeedsCountAndShape();
};

void TestArrays::items_data() {
  QTest::addColumn<QString>("name");
  for (const auto& value : reference::cases("arrays")) {
    const auto name = reference::text(value.toObject(), "name");
    QTest::newRow(qPrintable(name)) << name;
  }
}

void TestArrays::items() {
  QFETCH(QString, name);
  const auto dataset = openDataset(reference::path("arrays/" + name));
  QCOMPARE(reference::differenceOfItems(*dataset, reference::find("arrays", name)), QString());
  QVERIFY(!dataset->hasLabels());
}

void TestArrays::labels_data() {
  QTest::addColumn<QString>("file");
  for (const char* file : {"labels_uint8.npy", "labels_int16.npy", "labels_int32.npy", "labels_int64.npy",
                           "labels_uint64.npy", "labels_float32.npy", "labels_float64.npy", "labels_column.npy",
                           "labels_uint8.pt", "labels_int64.pt", "labels_float32.pt", "labels.idx", "labels.txt"})
    QTest::newRow(file) << file;
}

void TestArrays::labels() {
  QFETCH(QString, file);
  DatasetOptions options;
  options.labels = reference::path("arrays/" + file);
  for (const char* source : {"arrays/bytes.npy", "arrays/bytes.pt"}) {
    const auto dataset = openDataset(reference::path(source), options);
    QVERIFY(dataset->hasLabels());
    QCOMPARE(reference::labelsOf(*dataset),
             reference::expected<std::int64_t>(reference::find("array_labels", "labels")));
    QCOMPARE(reference::differenceOfItems(*dataset, reference::find("arrays", "bytes.npy")), QString());
  }
}

void TestArrays::wrongLabels() {
  const auto open = [](const QString& source, const QString& labels) {
    DatasetOptions options;
    options.labels = reference::path(labels);
    return reference::errorOf([&] { openDataset(reference::path(source), options); });
  };
  const auto counts = open("arrays/bytes_rows.npy", "arrays/labels_int64.npy");
  QVERIFY(counts && counts->code() == ErrorCode::shapeMismatch);
  QVERIFY(counts->reason().find("5 labels for 4 images") != std::string::npos);
  QCOMPARE(open("arrays/bytes.npy", "arrays/floats_rows.npy")->code(), ErrorCode::shapeMismatch);
  QCOMPARE(open("arrays/bytes.npy", "arrays/no-such-file")->code(), ErrorCode::fileNotFound);
  QCOMPARE(open("arrays/bytes.npy", "arrays")->code(), ErrorCode::wrongFormat);
  QCOMPARE(open("arrays/bytes.npy", "bad/words.txt")->code(), ErrorCode::wrongFormat);
  QCOMPARE(open("arrays/bytes.npy", "bad/noise")->code(), ErrorCode::wrongFormat);
  QCOMPARE(open("arrays/bytes.npy", "idx/train-images-idx3-ubyte")->code(), ErrorCode::wrongFormat);

  QTemporaryDir folder;
  QFile file(folder.filePath("halves.txt"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("1\n2.5\n");
  file.close();
  DatasetOptions options;
  options.labels = file.fileName().toStdString();
  const auto halves = reference::errorOf([&] { openDataset(reference::path("arrays/bytes.npy"), options); });
  QVERIFY(halves && halves->reason().find("line 2") != std::string::npos);
}

void TestArrays::randomIsNormal() {
  DatasetOptions options;
  options.randomShape = {3, 31, 33};
  const auto dataset = openDataset("random:64", options);
  QCOMPARE(dataset->size(), std::size_t{64});
  double sum = 0, squares = 0, fourth = 0, beyond = 0, count = 0, neighbours = 0;
  for (std::size_t i = 0; i < dataset->size(); ++i) {
    const auto sample = dataset->read(i);
    QCOMPARE(sample.shape, (Shape{3, 31, 33}));
    float before = 0;
    for (const float value : std::get<1>(sample.values)) {
      QVERIFY(std::isfinite(value));
      sum += value;
      squares += value * value;
      fourth += std::pow(value, 4);
      beyond += std::abs(value) > 1.959964;
      neighbours += value * before;
      before = value;
      ++count;
    }
  }
  // Five standard errors of each estimate: 1, sqrt 2, sqrt 96 and sqrt(.05 * .95) over sqrt(count).
  const double error = 5 / std::sqrt(count);
  QVERIFY(std::abs(sum / count) < error);
  QVERIFY(std::abs(squares / count - 1) < 1.42 * error);
  QVERIFY(std::abs(fourth / count - 3) < 9.8 * error);
  QVERIFY(std::abs(beyond / count - 0.05) < 0.22 * error);
  QVERIFY(std::abs(neighbours / count) < error);
}

void TestArrays::randomDependsOnSeedAndIndexOnly() {
  DatasetOptions options;
  options.randomShape = {1, 5, 5};
  const auto values = [&](const char* source, std::size_t index) {
    return std::get<1>(openDataset(source, options)->read(index).values);
  };
  const auto third = values("random:4", 3);
  QCOMPARE(values("random:100", 3), third);
  QVERIFY(values("random:4", 2) != third);
  options.seed = 1;
  QVERIFY(values("random:4", 3) != third);
  // A seed's images are not another seed's images moved by one.
  QVERIFY(values("random:4", 2) != third);
}

void TestArrays::randomNeedsCountAndShape() {
  DatasetOptions options;
  for (const char* source : {"random:4", "random:", "random:x", "random:4x", "random:-1", "random: 4"}) {
    if (std::string_view(source) != "random:4") options.randomShape = {3, 4, 4};
    const auto error = reference::errorOf([&] { openDataset(source, options); });
    QVERIFY2(error && error->code() == ErrorCode::invalidArgument, source);
  }
  const auto none = reference::errorOf([&] { openDataset("random:0", options); });
  QVERIFY(none && none->code() == ErrorCode::emptyData);
}

QTEST_GUILESS_MAIN(TestArrays)
#include "tst_data_arrays.moc"
