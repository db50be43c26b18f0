// CIFAR's binary batches against NumPy.
#include "reference.h"

using namespace cleanai;

class TestCifar : public QObject {
  Q_OBJECT

 private slots:
  void imagesAndLabels_data();
  void imagesAndLabels();
  void classNames();
};

void TestCifar::imagesAndLabels_data() {
  QTest::addColumn<QString>("name");
  for (const auto& value : reference::cases("cifar")) {
    const auto name = reference::text(value.toObject(), "name");
    QTest::newRow(qPrintable(name)) << name;
  }
}

void TestCifar::imagesAndLabels() {
  QFETCH(QString, name);
  const auto item = reference::find("cifar", name);
  const auto dataset = openDataset(reference::path(reference::text(item, "source")));
  QCOMPARE(reference::differenceOfItems(*dataset, item), QString());
  QVERIFY(dataset->hasLabels());
  QCOMPARE(reference::labelsOf(*dataset), reference::expected<std::int64_t>(reference::find("cifar_labels", name)));
}

void TestCifar::classNames() {
  const auto ten = openDataset(reference::path("cifar10"))->classNames();
  QCOMPARE(ten.size(), std::size_t{10});
  QCOMPARE(QString::fromStdString(ten[9]), QString("truck"));
  const auto hundred = openDataset(reference::path("cifar100"))->classNames();
  QCOMPARE(hundred.size(), std::size_t{100});
  QCOMPARE(QString::fromStdString(hundred[42]), QString("class42"));
  QVERIFY(openDataset(reference::path("cifar10-test"))->classNames().empty());
}

QTEST_GUILESS_MAIN(TestCifar)
#include "tst_data_cifar.moc"
